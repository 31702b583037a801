#!/bin/sh
# Builds the images the Docker box runs programs in, and prints name and digest of each.
#
#   build.sh [--tag NAME] [--each] [--from registry|debian|auto] [--snapshot TIME] [FAMILY...]
#
# A family is a folder beside this file with a list of Debian packages; without any, all of them are meant. They go into
# one image, or with --each into one image a family, NAME-FAMILY.
# A worker takes for each language the smallest image that has it.
# "registry" starts from debian:bookworm-slim. "debian" needs no registry: the same base is made from Debian's packages
# with mmdebstrap (as root). "auto" takes the registry when it answers.
# --snapshot 20261101T000000Z takes the packages as Debian had them then, so that an image can be made again.
#
# Every image carries its families and the SHA-256 of its package list as labels, and the list, with the version of each
# package, as /usr/share/bilimdon/packages; a copy is kept in .bilimdon/images/NAME.packages.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
manifests=$here/../.bilimdon/images
tag=bilimdon-sandbox
from=auto
each=no
snapshot=
suite=bookworm
while [ $# -gt 0 ]; do
  case "$1" in
    --tag) tag=$2; shift 2 ;;
    --from) from=$2; shift 2 ;;
    --each) each=yes; shift ;;
    --snapshot) snapshot=$2; shift 2 ;;
    -*) echo "build.sh: unknown option $1" >&2; exit 2 ;;
    *) break ;;
  esac
done

fail() { echo "build.sh: $1" >&2; exit "${2:-1}"; }

every_family() { (cd "$here" && for list in */packages; do [ "$list" = base/packages ] || dirname "$list"; done); }

list_packages() {
  cat "$here/base/packages"
  for family in "$@"; do cat "$here/$family/packages"; done
}

[ $# -gt 0 ] || set -- $(every_family)
for family in "$@"; do
  [ -f "$here/$family/packages" ] || fail "there is no language family \"$family\" (no $here/$family/packages)" 2
done
docker version >/dev/null 2>&1 || fail "no Docker engine answers; start one, or set DOCKER_HOST"

mirror=
[ -z "$snapshot" ] || mirror="deb [check-valid-until=no] http://snapshot.debian.org/archive/debian/$snapshot/ $suite main"

# The list of what is in, written where the tree to come has its root.
record='mkdir -p "$1/usr/share/bilimdon"; dpkg-query --admindir="$1/var/lib/dpkg" -W -f "\${Package}=\${Version}\n" | sort > "$1/usr/share/bilimdon/packages"'

build_from_registry() {
  docker build --quiet --tag "$1" - <<DOCKERFILE
FROM debian:$suite-slim
RUN ${mirror:+echo '$mirror' > /etc/apt/sources.list && rm -f /etc/apt/sources.list.d/* &&} mkdir -p /usr/share/man/man1 && apt-get update \
 && apt-get install --yes --no-install-recommends $packages \
 && rm -rf /var/lib/apt/lists /var/cache/apt /usr/share/doc \
 && mkdir -p /usr/share/bilimdon && dpkg-query -W -f '\${Package}=\${Version}\n' | sort > /usr/share/bilimdon/packages
DOCKERFILE
}

build_from_debian() {
  command -v mmdebstrap >/dev/null || fail "mmdebstrap is missing; install it with: apt-get install mmdebstrap"
  # OpenJDK's installation fails where /usr/share/man/man1 is missing, so the folder stays though its pages do not.
  mmdebstrap --quiet --variant=minbase --include="$(echo "$packages" | tr ' ' ,)" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-include=/usr/share/man/man1' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --setup-hook='mkdir -p "$1/usr/share/man/man1"' \
    --customize-hook="$record" \
    --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*' \
    $suite - ${mirror:+"$mirror"} | docker import - "$1" >/dev/null
}

# build NAME FAMILY...
build() {
  name=$1
  shift
  packages=$(list_packages "$@" | sort -u | tr '\n' ' ' | sed 's/ $//')
  echo "building $name from $from with: $packages" >&2
  case "$from" in
    registry) build_from_registry "$name-unlabelled" >/dev/null ;;
    debian) build_from_debian "$name-unlabelled" ;;
    *) fail "--from is registry, debian or auto, not \"$from\"" 2 ;;
  esac
  mkdir -p "$manifests"
  list=$manifests/$(echo "$name" | tr '/:' '__').packages
  container=$(docker create "$name-unlabelled" /bin/true)
  docker cp "$container:/usr/share/bilimdon/packages" "$list" >/dev/null
  docker rm "$container" >/dev/null
  docker build --quiet --tag "$name" - >/dev/null <<DOCKERFILE
FROM $name-unlabelled
LABEL bilimdon.families="$*" bilimdon.packages-sha256="$(sha256sum "$list" | cut -d' ' -f1)" bilimdon.snapshot="$snapshot"
DOCKERFILE
  docker rmi "$name-unlabelled" >/dev/null
  docker image inspect --format "$name {{.Id}}" "$name"
}

if [ "$from" = auto ]; then
  if docker pull --quiet debian:$suite-slim >/dev/null 2>&1; then from=registry; else from=debian; fi
fi
if [ "$each" = yes ]; then
  # Python in each, so that a validator in it can talk with any program.
  for family in "$@"; do
    if [ "$family" = python ]; then build "$tag-$family" python; else build "$tag-$family" "$family" python; fi
  done
else
  build "$tag" "$@"
fi
