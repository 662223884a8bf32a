#!/usr/bin/env bash
# Measures the import rate, processor time and memory of the packaged gateway.
#
#   ./mvnw package -DskipTests
#   bench/import.sh [RECORDS] [command|http]
#
# Imports records as gzipped NDJSON, 20000 by default, by the import command or by one HTTP request. 120000 of them are 2 GB of
# JSON. The heap is 256 MB. The figures of the command include its start and the build of the search index; those of HTTP do not
# include the start.
# QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD name an empty database. Without them, the programs in PGBIN start a
# PostgreSQL for the duration of the run.
set -euo pipefail
cd "$(dirname "$0")/.."

records=${1:-20000}
mode=${2:-command}
port=${PORT:-8098}
work=$(mktemp -d)
gateway=
database=

finish() {
    [ -z "$gateway" ] || kill "$gateway" 2>/dev/null || true
    [ -z "$gateway" ] || wait "$gateway" 2>/dev/null || true
    [ -z "$database" ] || as_owner "$PGBIN/pg_ctl" -s -m immediate -D "$work/data" stop || true
    rm -rf "$work"
}
trap finish EXIT

# PostgreSQL refuses to run as root.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

cpu_seconds() { # of a process and its children that have ended
    awk -v hz="$(getconf CLK_TCK)" '{sub(/.*\) /, ""); printf "%.2f", ($12 + $13 + $14 + $15) / hz}' "/proc/$1/stat"
}

database_cpu_seconds() { # of the server and its running children
    { cpu_seconds "$1"; for child in $(pgrep -P "$1"); do echo; cpu_seconds "$child" 2>/dev/null || echo 0; done; } |
        awk '{sum += $1} END {print sum}'
}

if [ -z "${QUARKUS_DATASOURCE_JDBC_URL:-}" ]; then
    PGBIN=${PGBIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)}
    [ -x "$PGBIN/initdb" ] || { echo "No PostgreSQL: set PGBIN, or QUARKUS_DATASOURCE_JDBC_URL" >&2; exit 1; }
    mkdir "$work/data"
    chmod 755 "$work"
    [ "$(id -u)" != 0 ] || chown postgres "$work/data"
    as_owner "$PGBIN/initdb" -D "$work/data" -A trust -U bench -E UTF8 --locale=C.UTF-8 >/dev/null
    as_owner "$PGBIN/pg_ctl" -s -w -D "$work/data" -l "$work/data/log" \
        -o "-p 55432 -k $work/data -c shared_buffers=1GB -c max_wal_size=8GB" start
    database=$(head -1 "$work/data/postmaster.pid")
    export QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:55432/postgres
    export QUARKUS_DATASOURCE_USERNAME=bench QUARKUS_DATASOURCE_PASSWORD=
fi

javac -d "$work" bench/Records.java
java -XX:+UseSerialGC -Xmx64m -cp "$work" Records "$records" | gzip -1 >"$work/records.gz"
database_before=$([ -z "$database" ] || database_cpu_seconds "$database")
if [ "$mode" = http ]; then
    # Token bench, for the request that sends the records.
    GATEWAY_AUTH_TOKENS__BENCH__SHA256=$(printf bench | sha256sum | cut -d' ' -f1)
    export GATEWAY_AUTH_TOKENS__BENCH__SHA256
    QUARKUS_HTTP_PORT=$port QUARKUS_MANAGEMENT_PORT=$((port + 1)) java -Xmx256m ${JAVA_OPTIONS:-} -jar target/quarkus-app/quarkus-run.jar >"$work/log" 2>&1 &
    gateway=$!
    until curl -sf "http://localhost:$((port + 1))/q/health/ready" >/dev/null; do
        kill -0 "$gateway" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
        sleep 0.2
    done

    gateway_before=$(cpu_seconds "$gateway")
    start=$(date +%s.%N)
    report=$(curl -sf -H 'Authorization: Bearer bench' -H 'Content-Encoding: gzip' -T "$work/records.gz" -X POST \
        "http://localhost:$port/ingest/contents")
    end=$(date +%s.%N)
    gateway_seconds=$(echo "$(cpu_seconds "$gateway") - $gateway_before" | bc)
    memory=$(awk '/VmHWM/ {print $2}' "/proc/$gateway/status")
else
    start=$(date +%s.%N)
    report=$(TIMEFORMAT='%U %S'; { time java -Xmx256m ${JAVA_OPTIONS:-} -jar target/quarkus-app/quarkus-run.jar \
        import "$work/records.gz" 2>&3; } 3>&2 2>"$work/times")
    end=$(date +%s.%N)
    gateway_seconds=$(awk '{print $1 + $2}' "$work/times")
    memory=
fi

echo "$report"
awk -v n="$records" -v s="$(echo "$end - $start" | bc)" 'BEGIN {
    printf "%d records in %.1f s: %.0f per second\n", n, s, n / s}'
awk -v n="$records" -v s="$gateway_seconds" 'BEGIN {
    printf "gateway: %.2f ms of processor time per record\n", s * 1000 / n}'
[ -z "$database" ] || awk -v n="$records" -v before="$database_before" -v after="$(database_cpu_seconds "$database")" 'BEGIN {
    printf "database: %.2f ms of processor time per record\n", (after - before) * 1000 / n}'
[ -z "$memory" ] || echo "gateway: $((memory / 1024)) MB of memory at most, including 256 MB of heap"
