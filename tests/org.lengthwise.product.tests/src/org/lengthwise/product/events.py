# SPDX-License-Identifier: EPL-2.0
"""Reads lines of events from standard input, strictly; prints the names of the events, each followed by its text if it has one."""
import base64
import json
import sys


def refuse(constant):
    raise ValueError("%s is no JSON" % constant)


for line in sys.stdin.buffer:
    event = json.loads(line.decode("utf-8"), parse_constant=refuse)
    if event["event"] == "message":
        assert base64.b64decode(event["body"], validate=True).decode("utf-8") == event["text"], line
        assert event["header"] == {"length": event["length"]}, line
    print(event["event"], ascii(event["text"]) if "text" in event else "", event.get("round_trips", ""))
