#!/bin/sh
# Make a disk image and an installer package of dist/SIPdesk.app, on macOS. README.md beside this
# file says how, and what is to be signed in between. Not run by SIPdesk's makers.
set -eu
cd "$(dirname "$0")/../.."

version="0.1.0"
identifier="se.sipdesk"
app="dist/SIPdesk.app"
image="dist/SIPdesk-$version.dmg"
installer="dist/SIPdesk-$version.pkg"

contents="$(mktemp -d)"
trap 'rm -rf "$contents"' EXIT
ditto "$app" "$contents/SIPdesk.app"
ln -s /Applications "$contents/Applications"
hdiutil create -volname SIPdesk -srcfolder "$contents" -format UDZO -ov "$image"

pkgbuild --component "$app" --install-location /Applications \
    --identifier "$identifier" --version "$version" "$installer"
