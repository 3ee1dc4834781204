#!/bin/sh
# What the tests try the real thing with: a browser for the online hall, and with `print` a print system for the slips,
# with `sticks` file systems of sticks, with `installers` what builds them, with `package` what tries them (a Debian
# container, Wine).
# Where it cannot be installed the tests that need it are skipped and say so. Not part of the ordinary set-up (setup.sh).
set -eu

missing=''
[ -n "${1:-}" ] || command -v chromium >/dev/null || missing="$missing chromium"
if [ "${1:-}" = print ]; then
    [ -x /usr/sbin/cupsd ] || missing="$missing cups"
    command -v lp >/dev/null || missing="$missing cups-client"
    [ -x /usr/lib/cups/backend/cups-pdf ] || missing="$missing printer-driver-cups-pdf"
    command -v ps2pdf >/dev/null || missing="$missing ghostscript"
fi
wants() { command -v "$1" >/dev/null || missing="$missing $2"; }
case ${1:-} in
installers | package)
    wants dpkg-deb dpkg
    wants gpg gnupg
    wants makensis nsis
    wants x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
    wants osslsigncode osslsigncode
    ;;
esac
if [ "${1:-}" = package ]; then
    wants debootstrap debootstrap
    wants systemd-nspawn systemd-container
    wants lintian lintian
    wants Xvfb xvfb
    wants xdotool xdotool
    wants wine wine
fi
if [ "${1:-}" = sticks ]; then
    wants mkfs.vfat dosfstools
    wants mkfs.exfat exfatprogs
    wants mount.exfat-fuse exfat-fuse
    wants linux.uml user-mode-linux
    wants insmod kmod
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
