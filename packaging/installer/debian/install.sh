#!/bin/sh
# Installs or updates the kiosk from this folder, without a network: sudo sh install.sh [MORE PACKAGES OF THIS FOLDER …]
# (cups for a printer that is no receipt printer; ddcutil or v4l-utils to switch the panel off outside opening hours;
# openssh-server to look after it from outside).
# Without a question about the kiosk's number: sudo KIOSK_NUMBER=2 DEBIAN_FRONTEND=noninteractive sh install.sh
#
# The key of the first installation is kept on the machine. From then on only packages signed with it are installed;
# where the key was really changed: sudo NEW_KEY=yes sh install.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
keys=/etc/mirae-kiosk-repository.asc
package=@PACKAGE@

[ "$(id -u)" = 0 ] || { echo "Run this as root: sudo sh $0" >&2; exit 2; }
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-unknown}")
[ "$codename" = bookworm ] || { echo "/etc/os-release: found $codename, expected bookworm (Debian 12)" >&2; exit 2; }

if [ ! -e "$keys" ] || [ "${NEW_KEY:-}" = yes ]; then
    install -m 0644 "$here/mirae-kiosk.asc" "$keys"
    echo "The key of this repository, to compare with the one that was handed over:"
    sha256sum "$here/mirae-kiosk.asc" | cut -d' ' -f1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
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
