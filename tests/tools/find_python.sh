#!/bin/sh
# Prints the name of a Python that Courseware can use, or one line that begins with
# "error:" and says what to do. With an argument, that is the only one to be tried.
#
# A shell script, because it runs where there may be no Python at all.

recent='import sys; raise SystemExit(sys.version_info < (3, 11))'
version='import platform; print(platform.python_version())'

if [ -z "$1" ]; then
    set -- python3 python3.14 python3.13 python3.12 python3.11 python
fi
reason="$1 is not there"

for candidate; do
    if "$candidate" -c "$recent" >/dev/null 2>&1; then
        if "$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            echo "$candidate"
            exit 0
        fi
        reason="$candidate cannot make environments; on Debian and Ubuntu: apt-get install python3-venv"
    elif [ "$candidate" = "$1" ] && found=$("$candidate" -c "$version" 2>/dev/null); then
        reason="$candidate is $found"
    fi
done

echo "error: Courseware needs Python 3.11 or newer ($reason)." \
    "Get it from python.org, or name yours: make PYTHON=/path/to/python3"
