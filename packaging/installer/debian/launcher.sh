#!/bin/sh
# mirae-kiosk: the kiosk's commands on this machine, with its own settings and data. As root it becomes the kiosk's user.
set -eu
user=mirae-kiosk
export KIOSK_LOCAL="${KIOSK_LOCAL:-/etc/mirae-kiosk/local.toml}"
export KIOSK_DATA_DIR="${KIOSK_DATA_DIR:-/var/lib/mirae-kiosk}" KIOSK_RUN_DIR="${KIOSK_RUN_DIR:-/run/mirae-kiosk}"
# Another version than the active one is started by `activate` only, to try it.
program=${MIRAE_KIOSK_PROGRAM:-/usr/lib/@PACKAGE@/current}
export KIOSK_SITE="${KIOSK_SITE:-$program/site.toml}"

if [ "$(id -u)" = 0 ]; then
    export HOME=/var/lib/mirae-kiosk
    exec setpriv --reuid="$user" --regid="$user" --init-groups -- "$0" "$@"
fi
if [ ! -e "$program/launch.py" ]; then
    echo "Error: $program: no version of the kiosk is active; run: sudo dpkg --configure -a" >&2
    exit 2
fi
case ${1:-} in
--version | --help | -h) ;;
*)
    if [ ! -w "$KIOSK_DATA_DIR" ]; then
        echo "Error: $KIOSK_DATA_DIR: not yours to write; run: sudo mirae-kiosk $*" >&2
        exit 2
    fi
    ;;
esac
exec /usr/bin/python3 -I "$program/launch.py" "$@"
