# SPDX-License-Identifier: EPL-2.0
# What the window needs of a Linux system; sourced by mvnw, lengthwise and the product's start script. The last two have a
# function fail that ends them with a sentence.

# wants_window ARGUMENT…: whether these arguments of lengthwise ask for the window; any command does not.
wants_window() {
	[ $# -eq 0 ] || [ "$1" = --workspace ]
}

# require_display: ends the script where no window can be shown.
require_display() {
	if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
		fail "there is no display for the window: start it in a graphical session, or give a command; lengthwise --help lists them."
	fi
}

# missing_packages [tests]: prints the Debian packages that are missing for a window; for tests also those that show one where
# there is no screen, and press its keys.
missing_packages() {
	[ "$(uname -s)" = Linux ] || return 0
	local libraries
	libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true)
	# Where that says nothing nobody knows, and the window is tried.
	case $libraries in
	'' | *libgtk-3.so.0*) ;;
	*) echo libgtk-3-0 ;;
	esac
	[ "${1:-}" = tests ] || return 0
	command -v xvfb-run >/dev/null || echo xvfb
	command -v xauth >/dev/null || echo xauth
	command -v xdotool >/dev/null || echo xdotool
}

# install_command PACKAGE…: prints what to type to install them.
install_command() {
	echo "apt-get install --no-install-recommends $*"
}

# install_packages WHO PACKAGE…: installs packages where that may be done, as root on Debian; else says what to type, and fails.
install_packages() {
	local who=$1
	shift
	if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
		echo "$who: the window needs packages that are missing; on Debian: sudo $(install_command "$@")" >&2
		return 1
	fi
	echo "$who: installing $* …" >&2
	if ! { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends "$@"; } >/dev/null 2>&1; then
		echo "$who: packages that the window needs could not be installed: $(install_command "$@")" >&2
		return 1
	fi
}
