# SPDX-License-Identifier: EPL-2.0
# Finds a Java for Lengthwise; sourced by mvnw and by the product's start script. Runs with the bash 3.2 of macOS, and
# starts no JVM where a JDK tells its version in its file `release`, because it is on the way of every start.

# The Java that the platform's bundles need at least, and those that Lengthwise is tested with, newest first.
java_needed=21
java_tested="25"

# java_major HOME: prints the feature version of the Java in HOME, nothing if there is none.
java_major() {
	local line version=
	[ -x "$1/bin/java" ] || return 0
	if [ -r "$1/release" ]; then
		while read -r line; do
			case $line in JAVA_VERSION=*) version=${line#JAVA_VERSION=} ;; esac
		done <"$1/release"
	else
		version=$("$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.version = //p')
	fi
	version=${version//\"/}
	version=${version%%[!0-9]*}
	[ -z "$version" ] || echo "$version"
}

# java_suits HOME PROGRAM: whether HOME holds a Java new enough, with bin/PROGRAM.
java_suits() {
	[ -n "$1" ] && [ -x "$1/bin/$2" ] || return 1
	local major
	major=$(java_major "$1")
	[ -n "$major" ] && [ "$major" -ge "$java_needed" ]
}

# java_on_path: prints the home of the java that is first on the path, nothing if there is none.
java_on_path() {
	local program link
	program=$(command -v java) || return 0
	while [ -L "$program" ]; do
		link=$(readlink "$program")
		case $link in
		/*) program=$link ;;
		*) program=${program%/*}/$link ;;
		esac
	done
	(cd "${program%/*}/.." 2>/dev/null && pwd -P)
}

# find_java PROGRAM: sets java_home to a Java new enough that has bin/PROGRAM (java, javac); fails if there is none.
find_java() {
	java_home=${JAVA_HOME:-}
	if java_suits "$java_home" "$1"; then
		return 0
	fi
	java_home=$(java_on_path)
	if java_suits "$java_home" "$1"; then
		return 0
	fi
	java_home=
	local home major untested_home= untested_major=0 tested_major=0
	for home in /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/*java* ~/.sdkman/candidates/java/* ~/.jdks/* \
		/Library/Java/JavaVirtualMachines/*/Contents/Home ~/Library/Java/JavaVirtualMachines/*/Contents/Home; do
		java_suits "$home" "$1" || continue
		major=$(java_major "$home")
		case " $java_tested " in
		*" $major "*)
			if [ "$major" -gt "$tested_major" ]; then
				java_home=$home tested_major=$major
			fi
			;;
		*)
			if [ "$major" -gt "$untested_major" ]; then
				untested_home=$home untested_major=$major
			fi
			;;
		esac
	done
	if [ -z "$java_home" ] && [ -n "$untested_home" ]; then
		java_home=$untested_home
		echo "Lengthwise is tested with Java $java_tested; using the untested Java $untested_major in $java_home." >&2
	fi
	[ -n "$java_home" ]
}
