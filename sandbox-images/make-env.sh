#!/bin/sh
# Writes .env for docker-compose.yml with fresh secrets, readable by its owner alone. Never overwrites one.
#
#   sandbox-images/make-env.sh https://contest.example.uz [NAME=VALUE...]
set -eu
file=$(cd "$(dirname "$0")/.." && pwd)/.env
[ $# -gt 0 ] || { echo "make-env.sh: give the address people will type, such as https://contest.example.uz" >&2; exit 2; }
[ ! -e "$file" ] || { echo "make-env.sh: $file is there already; its secrets are in use. Move it away to start anew." >&2; exit 1; }
secret() { head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
origin=$1
shift
umask 077
{
  echo "PUBLIC_ORIGIN=$origin"
  echo "POSTGRES_PASSWORD=$(secret)"
  echo "REDIS_PASSWORD=$(secret)"
  echo "JUDGE_TOKEN=$(secret)"
  echo "KEY_CURRENT=$(secret)"
  for line in "$@"; do echo "$line"; done
} > "$file"
echo "wrote $file" >&2
