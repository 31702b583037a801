#!/usr/bin/env bash
# Unpacks Debian's small kernel for cloud machines into build/kernel, where the test of cgroup v2 boots it.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -s build/kernel/vmlinuz ] && exit 0
part=$(mktemp -d)
trap 'rm -rf "$part"' EXIT
chmod 755 "$part"
cd "$part"
package=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/^ *Depends: \(linux-image-.*\)$/\1/p' | head -n 1)
apt-get download -qq "$package"
dpkg-deb -x ./*.deb unpacked
cd - >/dev/null
mkdir -p build/kernel
cp "$part"/unpacked/boot/vmlinuz-* build/kernel/vmlinuz
