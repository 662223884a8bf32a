#!/usr/bin/env bash
# Measures the gateway's processor time per GraphQL request, and latency, under load by wrk.
#
#   ./mvnw package -DskipTests && bench/graphql.sh [QUERY.graphql ...]
#
# Needs wrk, curl and PostgreSQL, named by QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD. If the database is empty,
# the samples are imported; otherwise its articles are served. The response cache is disabled.
# Environment: JAVA (java), JAVA_OPTS (-Xmx512m), JAR, PORT (7080), CONNECTIONS (32), WARMUP (20) and TIME (10), both in
# seconds per query, and ROUNDS (1). Noise only adds, so use the minimum of several rounds.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
port=${PORT:-7080} time=${TIME:-10} warmup=${WARMUP:-20} connections=${CONNECTIONS:-32}
url=http://127.0.0.1:$port
[ $# -gt 0 ] || set -- "$here"/*.graphql
work=$(mktemp -d)
export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port QUARKUS_MANAGEMENT_PORT=$((port + 1))
export GATEWAY_RESPONSE_CACHE_MAX_SIZE=0
# Token bench, for the requests that send the samples.
GATEWAY_AUTH_TOKENS__BENCH__SHA256=$(printf bench | sha256sum | cut -d' ' -f1)
export GATEWAY_AUTH_TOKENS__BENCH__SHA256
"${JAVA:-java}" ${JAVA_OPTS:--Xmx512m} -jar "${JAR:-$here/../target/quarkus-app/quarkus-run.jar}" > "$work/log" 2>&1 &
gateway=$!
trap 'kill $gateway; rm -r "$work"' EXIT
until curl -sf -o /dev/null "http://127.0.0.1:$((port + 1))/q/health/ready"; do
    kill -0 $gateway || { cat "$work/log"; exit 1; }
    sleep 0.2
done

post() { curl -s -H 'content-type: application/json' --data-binary "@$1" "$url/graphql"; }
body() { printf '{"query":"%s"}' "$(grep -v '^#' "$1" | tr '\n' ' ' | sed 's/\\/\\\\/g; s/"/\\"/g')"; }
load() { wrk -t1 "-c$connections" "-d${2}s" --timeout 30s -s "$work/post.lua" "$url/graphql" -- "$1" | grep ^RESULT; }
ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$gateway/stat"; }

cat > "$work/post.lua" <<'LUA'
function init(args)
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.headers["Accept"] = "application/json"
    local file = io.open(args[1])
    wrk.body = file:read("*a")
    file:close()
end
function done(summary, latency, requests)
    local errors = summary.errors
    print(string.format("RESULT %d %d %.2f %.2f", summary.requests,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
LUA
printf '{"query":"{articles(first:1){totalCount}}"}' > "$work/count"
if post "$work/count" | grep -q '"totalCount":0'; then
    for sample in "$here"/../src/main/resources/samples/*.json; do
        curl -sf -o /dev/null -H "Authorization: Bearer bench" --data-binary "@$sample" "$url/ingest/contents"
    done
fi

"${JAVA:-java}" -version 2>&1 | head -1
for query; do
    name=$(basename "$query" .graphql)
    body "$query" > "$work/$name"
    post "$work/$name" > "$work/response"
    ! grep -q '"errors"' "$work/response" || { head -c 500 "$work/response"; exit 1; }
    load "$work/$name" "$warmup" > "$work/warm"
done
printf '%-10s %14s %12s %9s %9s %7s %9s\n' query 'CPU ms/request' requests/s 'p50 ms' 'p99 ms' failed bytes
for round in $(seq "${ROUNDS:-1}"); do
    for query; do
        name=$(basename "$query" .graphql)
        before=$(ticks)
        read -r _ requests failed p50 p99 <<< "$(load "$work/$name" "$time")"
        awk -v name="$name" -v n="$requests" -v failed="$failed" -v p50="$p50" -v p99="$p99" -v s="$time" \
            -v cpu=$(($(ticks) - before)) -v hz="$(getconf CLK_TCK)" -v bytes="$(post "$work/$name" | wc -c)" 'BEGIN {
            printf "%-10s %14.3f %12.0f %9.1f %9.1f %7d %9d\n", name, cpu / hz / n * 1000, n / s, p50, p99, failed, bytes }'
    done
done
