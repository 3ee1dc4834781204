#!/bin/sh
# What only `make bench` needs of the system: the browser to compare with, an X server without a screen, and the
# library that moves its pointer. Not part of the ordinary set-up (packaging/setup.sh).
set -eu

missing=''
command -v chromium >/dev/null || missing="$missing chromium"
command -v Xvfb >/dev/null || missing="$missing xvfb"
[ ! -x /sbin/ldconfig ] || /sbin/ldconfig -p | grep -q 'libXtst.so.6 ' || missing="$missing libxtst6"
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    echo "Needed from your system first:$missing" >&2
    exit 2
elif [ "$(id -u)" != 0 ]; then
    echo "The comparison needs more system packages. Run this once, then try again:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
    exit 2
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update || echo 'apt-get update had trouble; trying with the lists that are here' >&2
# shellcheck disable=SC2086 # one argument per package
apt-get -qq install -y --no-install-recommends $missing >/dev/null
