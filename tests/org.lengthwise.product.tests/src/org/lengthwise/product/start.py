# SPDX-License-Identifier: EPL-2.0
"""Becomes another program: start.py PROGRAM ARGUMENT... Arguments are in ASCII with Python's escapes, so that no locale between here
and there changes them; and a SIGINT that whoever runs the tests ignores is not ignored by the program."""
import os
import signal
import sys

signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], [argument.encode("ascii").decode("unicode_escape").encode("utf-8") for argument in sys.argv[1:]])
