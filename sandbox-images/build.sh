#!/bin/sh
# Builds the image the Docker box runs programs in, and prints its digest.
#
#   build.sh [--tag NAME] [--from registry|debian|auto] [FAMILY...]
#
# A family is a folder beside this file with a list of Debian packages; without any, all of them are built in.
# "registry" starts from debian:bookworm-slim. "debian" needs no registry: the same base is made from Debian's packages
# with mmdebstrap (as root). "auto" takes the registry when it answers.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tag=bilimdon-sandbox
from=auto
while [ $# -gt 0 ]; do
  case "$1" in
    --tag) tag=$2; shift 2 ;;
    --from) from=$2; shift 2 ;;
    -*) echo "build.sh: unknown option $1" >&2; exit 2 ;;
    *) break ;;
  esac
done

list_packages() {
  cat "$here/base/packages"
  if [ $# -eq 0 ]; then set -- $(cd "$here" && ls -d */ | tr -d /); fi
  for family in "$@"; do
    [ "$family" = runner ] && continue
    if [ ! -f "$here/$family/packages" ]; then
      echo "build.sh: there is no language family \"$family\" (no $here/$family/packages)" >&2
      exit 2
    fi
    cat "$here/$family/packages"
  done
}
packages=$(list_packages "$@" | sort -u)

docker version >/dev/null 2>&1 || { echo "build.sh: no Docker engine answers; start one, or set DOCKER_HOST" >&2; exit 1; }

build_from_registry() {
  docker build --quiet --tag "$tag" - <<DOCKERFILE
FROM debian:bookworm-slim
RUN mkdir -p /usr/share/man/man1 && apt-get update \
 && apt-get install --yes --no-install-recommends $(echo $packages) \
 && rm -rf /var/lib/apt/lists /var/cache/apt /usr/share/doc
DOCKERFILE
}

build_from_debian() {
  command -v mmdebstrap >/dev/null || { echo "build.sh: mmdebstrap is missing; install it with: apt-get install mmdebstrap" >&2; exit 1; }
  # OpenJDK's installation fails where /usr/share/man/man1 is missing, so the folder stays though its pages do not.
  mmdebstrap --quiet --variant=minbase --include="$(echo $packages | tr ' ' ,)" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-include=/usr/share/man/man1' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --setup-hook='mkdir -p "$1/usr/share/man/man1"' \
    --customize-hook='rm -rf "$1"/var/lib/apt/lists/* "$1"/var/cache/apt/*' \
    bookworm - | docker import - "$tag" >/dev/null
}

if [ "$from" = auto ]; then
  if docker pull --quiet debian:bookworm-slim >/dev/null 2>&1; then from=registry; else from=debian; fi
fi
echo "building $tag from $from with: $(echo $packages)" >&2
case "$from" in
  registry) build_from_registry >/dev/null ;;
  debian) build_from_debian ;;
  *) echo "build.sh: --from is registry, debian or auto, not \"$from\"" >&2; exit 2 ;;
esac
docker image inspect --format '{{.Id}}' "$tag"
