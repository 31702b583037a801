#!/bin/bash
# Starts a worker in the first folder below STATE_DIR that no other worker holds, so that any number of workers of one
# host share the setting, each finds its own caches again, and each pins its lanes to other cores. The lock is open file 9, which Node keeps until it ends.
set -euo pipefail
root=${STATE_DIR:?set STATE_DIR}
for slot in $(seq 1 64); do
  mkdir -p "$root/$slot"
  exec 9>"$root/$slot.lock"
  if flock --nonblock 9; then
    export BILIMDON_SLOT="$slot" STATE_DIR="$root/$slot" HOST_NAME="${HOST_NAME:-judge}-$slot"
    cd "$(dirname "$0")/.."
    exec node --import tsx judge/src/main.ts
  fi
done
echo "All 64 folders below $root are held by workers; a host needs no more workers than cores." >&2
exit 1
