#!/bin/sh
# Starts Postgres the way the registry's image does: POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB make the cluster
# when there is none yet; after that they change nothing.
set -eu
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)
data=/var/lib/postgresql/data
user=${POSTGRES_USER:-postgres}
as_postgres() { setpriv --reuid postgres --regid postgres --init-groups env HOME=/var/lib/postgresql "$@"; }

chown postgres: /var/lib/postgresql
mkdir -p /run/postgresql
chown postgres: /run/postgresql
if [ ! -s "$data/PG_VERSION" ]; then
  rm -rf "$data.new"
  : "${POSTGRES_PASSWORD:?set POSTGRES_PASSWORD}"
  secret=$(mktemp)
  chown postgres: "$secret"
  printf '%s\n' "$POSTGRES_PASSWORD" > "$secret"
  as_postgres "$bin/initdb" -D "$data.new" -U "$user" --pwfile "$secret" --auth-host scram-sha-256 \
    --auth-local trust -E UTF8 --locale C.UTF-8 >/dev/null
  rm -f "$secret"
  echo "host all all all scram-sha-256" >> "$data.new/pg_hba.conf"
  name=${POSTGRES_DB:-$user}
  if [ "$name" != postgres ]; then
    echo "create database \"$name\"" | as_postgres "$bin/postgres" --single -D "$data.new" postgres >/dev/null
  fi
  # Only a cluster that is whole gets the name that counts.
  as_postgres mv "$data.new" "$data"
fi
exec setpriv --reuid postgres --regid postgres --init-groups "$bin/postgres" -D "$data" -c listen_addresses='*' "$@"
