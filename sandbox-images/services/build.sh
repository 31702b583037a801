#!/bin/sh
# Makes the images docker-compose.yml builds on from Debian's packages alone, for machines that reach no image registry,
# and prints the lines for .env that name them. As root, with mmdebstrap and a Docker engine.
#
#   sandbox-images/services/build.sh [node|postgres|redis|nginx...]
#
# Node comes from this machine (Debian's own is older than what the platform needs); everything else from the packages.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
suite=bookworm

fail() { echo "services/build.sh: $1" >&2; exit 1; }
command -v mmdebstrap >/dev/null || fail "mmdebstrap is missing; install it with: apt-get install mmdebstrap"
docker version >/dev/null 2>&1 || fail "no Docker engine answers; start one, or set DOCKER_HOST"

# strap TAG PACKAGES [CHANGE...] < nothing; hooks in $hooks
strap() {
  tag=$1 packages=$2
  shift 2
  echo "building $tag from Debian $suite with: $packages" >&2
  set -- "$@" --change "LABEL bilimdon.packages=\"$packages\""
  eval "mmdebstrap --quiet --variant=minbase --include=$(echo "$packages" | tr ' ' ,) \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    $hooks --customize-hook='rm -rf \"\$1\"/var/lib/apt/lists/* \"\$1\"/var/cache/apt/*' $suite -" |
    docker import "$@" - "$tag" >/dev/null
}

build_node() {
  node=$(readlink -f "$(command -v node)")
  npm=$(dirname "$(readlink -f "$(command -v npm)")")/..
  # Authorities this machine trusts beside the public ones, a company's proxy say, are trusted in the image too.
  authorities=$(find /usr/local/share/ca-certificates -name '*.crt' 2>/dev/null | tr '\n' ' ')
  # The user "node" has the number it has in the registry's image, so that volumes fit both.
  hooks="--customize-hook='upload $node /usr/local/bin/node' \
    --customize-hook='chmod 755 \"\$1/usr/local/bin/node\"; mkdir -p \"\$1/usr/local/lib/node_modules\"' \
    --customize-hook='cp -a $npm \"\$1/usr/local/lib/node_modules/npm\"' \
    --customize-hook='ln -s ../lib/node_modules/npm/bin/npm-cli.js \"\$1/usr/local/bin/npm\"; ln -s ../lib/node_modules/npm/bin/npx-cli.js \"\$1/usr/local/bin/npx\"' \
    ${authorities:+--customize-hook='copy-in $authorities /usr/local/share/ca-certificates' --customize-hook='chroot \"\$1\" update-ca-certificates >/dev/null'} \
    --customize-hook='chroot \"\$1\" useradd --uid 1000 --create-home --shell /bin/sh node'"
  strap bilimdon-node "ca-certificates libstdc++6 gcc libc6-dev" --change 'CMD ["node"]' \
    --change 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt'
  echo NODE_IMAGE=bilimdon-node
}

build_postgres() {
  hooks="--customize-hook='upload $here/postgres-start.sh /usr/local/bin/postgres-start' \
    --customize-hook='chmod 755 \"\$1/usr/local/bin/postgres-start\"; rm -rf \"\$1\"/var/lib/postgresql/*'"
  strap bilimdon-postgres "postgresql" --change 'ENTRYPOINT ["/usr/local/bin/postgres-start"]' \
    --change 'VOLUME /var/lib/postgresql'
  echo POSTGRES_IMAGE=bilimdon-postgres
}

build_redis() {
  hooks="--customize-hook='mkdir -p \"\$1/data\"; chown 999:999 \"\$1/data\"; chroot \"\$1\" usermod --uid 999 redis'"
  strap bilimdon-redis "redis-server" --change 'USER 999' --change 'WORKDIR /data' --change 'VOLUME /data'
  echo REDIS_IMAGE=bilimdon-redis
}

build_nginx() {
  hooks=""
  strap bilimdon-nginx "nginx-light" --change 'CMD ["nginx", "-g", "daemon off;"]'
  echo NGINX_IMAGE=bilimdon-nginx
}

[ $# -gt 0 ] || set -- node postgres redis nginx
for service in "$@"; do
  case "$service" in
    node | postgres | redis | nginx) "build_$service" ;;
    *) fail "there is no service \"$service\"; there are node, postgres, redis, nginx" ;;
  esac
done
