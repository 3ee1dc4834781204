#!/bin/sh
# Installs or updates the kiosk from this folder, without a network: sudo sh install.sh [MORE PACKAGES OF THIS FOLDER …]
# (cups for a printer that is no receipt printer; ddcutil or v4l-utils to switch the panel off outside opening hours;
# openssh-server to look after it from outside).
# Asks nothing where it is not typed: KIOSK_NUMBER=2 says the number then, KEY_SHA256=… which key is the right one.
#
# The key of the first installation is kept on the machine. From then on only packages signed with it are installed;
# where the key was really changed: sudo NEW_KEY=yes sh install.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
keys=/etc/mirae-kiosk-repository.asc
log=/var/log/mirae-kiosk-install.log
package=@PACKAGE@

[ "$(id -u)" = 0 ] || { echo "Run this as root: sudo sh $0" >&2; exit 2; }
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-unknown}")
[ "$codename" = bookworm ] || { echo "/etc/os-release: found $codename, expected bookworm (Debian 12)" >&2; exit 2; }

# Nothing is trusted before it was compared with what came on paper, by another way than this stick.
know_the_key() {
    if [ -e "$keys" ] && [ "${NEW_KEY:-}" != yes ]; then return 0; fi
    found=$(sha256sum "$here/mirae-kiosk.asc" | cut -d' ' -f1)
    echo "SHA-256 of the key of this repository: $found"
    if [ -n "${KEY_SHA256:-}" ]; then
        if [ "$found" != "$KEY_SHA256" ]; then
            echo "$here/mirae-kiosk.asc: found $found, expected $KEY_SHA256; nothing was installed" >&2
            exit 1
        fi
    elif [ -t 0 ]; then
        printf 'Is it the one on your paper? [yes/no] '
        read -r same
        if [ "$same" != yes ]; then
            echo 'Nothing was installed. Ask whoever made the stick.' >&2
            exit 1
        fi
    fi
    install -m 0644 "$here/mirae-kiosk.asc" "$keys"
}

know_the_number() {
    if [ -e /etc/mirae-kiosk/local.toml ] || [ -n "${KIOSK_NUMBER:-}" ] || [ ! -t 0 ]; then return 0; fi
    printf 'Number of this kiosk at its site (0 to 255) [1]: '
    read -r KIOSK_NUMBER
    KIOSK_NUMBER=${KIOSK_NUMBER:-1}
}

# The kiosk takes the very screen on which this is typed, and the login there goes with it. So the work is done in a
# session of its own, which nobody hangs up, and only watched from here.
if [ "${MIRAE_KIOSK_DETACHED:-}" != yes ]; then
    know_the_key
    know_the_number
    echo "What happens now is written to $log too: the kiosk will take this screen."
    : >"$log"
    MIRAE_KIOSK_DETACHED=yes KIOSK_NUMBER="${KIOSK_NUMBER:-}" setsid sh "$here/install.sh" "$@" \
        </dev/null >>"$log" 2>&1 &
    work=$!
    tail --lines=+1 --follow --pid="$work" "$log"
    wait "$work"
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -p "$work/lists/partial"
# The clock of a machine without a network may stand anywhere: the date is not checked, the signature is.
# Through a link, because a stick may have any name and apt takes no blanks.
ln -s "$here" "$work/stick"
echo "deb [signed-by=$keys check-date=no] file:$work/stick ./" >"$work/stick.list"

# Only this folder is asked, and nothing of it stays in the machine's own sources: the stick will not be there tomorrow.
stick_apt() {
    apt-get -q -o Dir::Etc::SourceList="$work/stick.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$work/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
        -o APT::Sandbox::User=root -o APT::Install-Recommends=false "$@"
}
stick_apt update
[ -z "${KIOSK_NUMBER:-}" ] || echo "$package mirae-kiosk/number string $KIOSK_NUMBER" | debconf-set-selections
careful=-oDPkg::Options::=--force-confold
if [ ! -e /usr/bin/mirae-kiosk ]; then
    # Before the first installation there is nothing that a power cut could take, so 200 packages need not be written
    # one by one; `sync` does it at the end. An update is written with all of dpkg's care.
    careful=-oDPkg::Options::=--force-unsafe-io
    # udisks2 asks polkit when it is first started, and waits 25 s for one that is not set up yet.
    stick_apt "$careful" install --yes polkitd
fi
# Exactly the version of this stick, so that an older one takes a kiosk back.
stick_apt "$careful" install --yes --allow-downgrades "$package=@VERSION@" "$@"
sync
