#!/usr/bin/env bash
# Runs a command with an own PostgreSQL, which is deleted at the end:
#
#   bench/with-postgres.sh bench/run.py --articles 2000
#
# PGBIN names the folder of its programs. DATA keeps the databases in a folder for the next run. PGOPTS are more options of the server.
set -euo pipefail

PGBIN=${PGBIN:-$(find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' 2>/dev/null | sort -V | tail -1)}
[ -x "$PGBIN/initdb" ] || { echo "No PostgreSQL: install it, or set PGBIN" >&2; exit 1; }
export PGBIN
port=${PGPORT:-55433}
data=${DATA:-$(mktemp -d)}

# PostgreSQL refuses to run as root.
as_owner() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

finish() {
    as_owner "$PGBIN/pg_ctl" -s -m fast -D "$data/postgresql" stop || true
    [ -n "${DATA:-}" ] || rm -rf "$data"
}
trap finish EXIT

if [ ! -d "$data/postgresql" ]; then
    mkdir -p "$data/postgresql"
    chmod 755 "$data"
    [ "$(id -u)" != 0 ] || chown postgres "$data/postgresql"
    as_owner "$PGBIN/initdb" -D "$data/postgresql" -A trust -U bench -E UTF8 --locale=C.UTF-8 >/dev/null
fi
as_owner "$PGBIN/pg_ctl" -s -w -D "$data/postgresql" -l "$data/postgresql/log" \
    -o "-p $port -k $data/postgresql -c shared_buffers=1GB -c max_wal_size=8GB ${PGOPTS:-}" start
export QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:$port/bench
export QUARKUS_DATASOURCE_USERNAME=bench QUARKUS_DATASOURCE_PASSWORD=bench
"$@"
