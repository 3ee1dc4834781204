#!/bin/sh
# Sets a fresh Debian or Ubuntu machine up for this checkout: system libraries, then .venv with the locked
# packages. Does only what is missing, so a second run is quick and needs no network. `make` calls it.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}

# What the wheels of PySide6 and pyusb expect of the system: the library, and the package that has it.
LIBRARIES='
libEGL.so.1             libegl1
libGL.so.1              libgl1
libfontconfig.so.1      libfontconfig1
libdbus-1.so.3          libdbus-1-3
libglib-2.0.so.0        libglib2.0-0
libgssapi_krb5.so.2     libgssapi-krb5-2
libxkbcommon.so.0       libxkbcommon0
libxkbcommon-x11.so.0   libxkbcommon-x11-0
libxcb-cursor.so.0      libxcb-cursor0
libxcb-icccm.so.4       libxcb-icccm4
libxcb-image.so.0       libxcb-image0
libxcb-keysyms.so.1     libxcb-keysyms1
libxcb-randr.so.0       libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0       libxcb-shape0
libxcb-xkb.so.1         libxcb-xkb1
libwayland-cursor.so.0  libwayland-cursor0
libwayland-egl.so.1     libwayland-egl1
libpulse.so.0           libpulse0
libpipewire-0.3.so.0    libpipewire-0.3-0
libspeechd.so.2         libspeechd2
libcups.so.2            libcups2
libusb-1.0.so.0         libusb-1.0-0
'

missing_packages() {
    if ! command -v "$PYTHON" >/dev/null; then
        echo python3 python3-venv
    elif ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then
        echo python3-venv
    fi
    [ -x /sbin/ldconfig ] || return 0
    known=$(/sbin/ldconfig -p)
    echo "$LIBRARIES" | while read -r library package; do
        [ -z "$library" ] || case $known in *"	$library "*) ;; *) echo "$package" ;; esac
    done
}

# Installs what is missing where we may, says how where we may not.
system_libraries() {
    packages=$(missing_packages | tr '\n' ' ')
    [ -n "$packages" ] || return 0
    command -v apt-get >/dev/null || { echo "Needed from your system first: $packages" >&2; exit 2; }
    # shellcheck disable=SC2086 # one argument per package
    if [ "$(id -u)" = 0 ]; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get -qq update || echo 'apt-get update had trouble; trying with the lists that are here' >&2
        apt-get -qq install -y --no-install-recommends $packages >/dev/null
    else
        echo "Some system packages are missing. Run this once, then try again:" >&2
        echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $packages" >&2
        exit 2
    fi
}

python_packages() {
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
        echo "Python 3.11 or newer is needed; $PYTHON is older or missing. Try: make PYTHON=python3.12 …" >&2
        exit 2
    }
    # A checkout that was moved has an environment that points elsewhere: make it anew.
    .venv/bin/python -m pip --version >/dev/null 2>&1 || "$PYTHON" -m venv --clear .venv
    export PIP_DISABLE_PIP_VERSION_CHECK=1
    .venv/bin/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
    .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
}

system_libraries
python_packages
