#!/bin/sh
# What the tests try the real thing with: a browser for the online hall, and with `print` a print system for the slips.
# Where it cannot be installed the tests that need it are skipped and say so. Not part of the ordinary set-up (setup.sh).
set -eu

missing=''
command -v chromium >/dev/null || missing="$missing chromium"
if [ "${1:-}" = print ]; then
    [ -x /usr/sbin/cupsd ] || missing="$missing cups"
    command -v lp >/dev/null || missing="$missing cups-client"
    [ -x /usr/lib/cups/backend/cups-pdf ] || missing="$missing printer-driver-cups-pdf"
    command -v ps2pdf >/dev/null || missing="$missing ghostscript"
fi
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    echo "Some tests will be skipped; they need:$missing" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update || echo 'apt-get update had trouble; trying with the lists that are here' >&2
# shellcheck disable=SC2086 # one argument per package
apt-get -qq install -y --no-install-recommends $missing >/dev/null || echo "Not installed, tests skip:$missing" >&2
