#!/usr/bin/env python3
"""Measures the packaged gateway beside hand-written SQL and Mercurius over the same database, and prints Markdown tables.

    ./mvnw package -DskipTests && npm ci --prefix bench/mercurius
    bench/run.py [--articles 20000] [--only feed,search] [--connections 32] [--seconds 10] [--warmup 20] [--without mercurius]

Needs wrk, psql, pgbench and PostgreSQL; bench/harness.py lists the settings. An empty or missing database is filled first.
docs/performance.md explains the tables.
"""
import argparse
import json
import random
import re
import subprocess
import threading
import time
import urllib.request

from harness import (
    HERE,
    PORT,
    TOKEN,
    Database,
    Load,
    Queries,
    Server,
    conditions,
    gateway,
    import_articles,
    rss_mb,
    table,
)

NAMES = ["feed", "article", "gallery", "text", "search", "deep", "page", "count", "changes"]
NOT_IN_MERCURIUS = {"page", "changes"}


def measure_all(load, queries, server, names, warm=True):
    """Warms the server up by all queries, then measures each."""
    bodies = {name: queries.bodies(name, server) for name in names}
    if warm:
        for name in names:
            load.warm(server, bodies[name])
    return {name: load.measure(server, bodies[name]) for name in names}


# --- A mix of queries while content changes ----------------------------------------------------------------------------


def mix(database, queries, distinct=2000, requests=20_000):
    """Request bodies of distinct queries, drawn by Zipf's law: articles, feeds of all lengths, and searches."""
    articles = database.run(
        f"select portal_id, content_id from article where published_at < now() order by md5(id::text) limit {distinct * 9 // 10}"
    )
    page = Queries.text("page")
    bodies = [Queries.body(page, {"portal": int(portal), "contentId": int(content)}) for portal, content in articles]
    feed = Queries.text("feed")
    bodies += [Queries.body(feed.replace("first: 20", f"first: {length}")) for length in range(1, 101)]
    bodies += queries.bodies("search", None)
    random.Random(1).shuffle(bodies)
    weights = [1 / rank for rank in range(1, len(bodies) + 1)]
    return random.Random(2).choices(bodies, weights, k=requests), len(bodies)


class Edits(threading.Thread):
    """Sends an edit of one of the ten newest articles in English each second."""

    def __init__(self, database, server):
        super().__init__(daemon=True)
        self.records = [
            json.loads(record)
            for (record,) in database.run("""
                select convert_from(s.record, 'UTF8')
                from (select * from article where language = 'en' and published_at < now()
                      order by published_at desc, id desc limit 10) a
                join source_record s on s.article_id = a.id and s.digest = a.source_digest""")
        ]
        self.server = server
        self.done = threading.Event()
        self.sent = 0

    def run(self):
        while not self.done.wait(1):
            record = self.records[self.sent % len(self.records)]
            record["content_title"] = f"{record['content_title'].split(' – ')[0]} – edit {self.sent}"
            record["content_date_last_edit"] = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(time.time() + 86_400))
            status, report = self.server.post(
                json.dumps(record).encode(), "/ingest/contents", Authorization="Bearer " + TOKEN
            )
            if status != 200 or json.loads(report)["updated"] != 1:
                raise SystemExit(f"An edit failed with status {status}: {report[:500]}")
            self.sent += 1


def operations(server):
    """The number of operations so far by their cache status."""
    metrics = urllib.request.urlopen(f"http://127.0.0.1:{server.port + 1}/q/metrics").read().decode()
    counts = {}
    for cache, count in re.findall(r'gateway_graphql_operations_seconds_count\{[^}]*?cache="(\w+)"[^}]*\} (\S+)', metrics):
        counts[cache] = counts.get(cache, 0) + float(count)
    return counts


def measure_mix(database, queries, load, server):
    bodies, distinct = mix(database, queries)
    load.warm(server, bodies)
    edits = Edits(database, server)
    before = operations(server)
    edits.start()
    measured = load.measure(server, bodies)
    edits.done.set()
    edits.join()
    after = operations(server)
    counts = {cache: after[cache] - before.get(cache, 0) for cache in after}
    return dict(measured, distinct=distinct, edits=edits.sent, hits=counts.get("hit", 0) / sum(counts.values()))


# --- Servers -----------------------------------------------------------------------------------------------------------


def measure_gateway(name, load, queries, names, **settings):
    with gateway(name, **settings) as server:
        seconds, cpu = server.first_response(queries.body(queries.text("feed")))
        start = dict(seconds=seconds, cpu=cpu, rss=rss_mb(server.pid))
        measured = measure_all(load, queries, server, names)
        mixed = None if settings else measure_mix(load.database, queries, load, server)
        return measured, dict(start, rss_after=rss_mb(server.pid)), mixed


def measure_mercurius(load, queries, names):
    database = load.database
    command = ["node", str(HERE / "mercurius" / "server.mjs")]
    environment = {**database.environment, "PGDATABASE": database.name, "NODE_ENV": "production", "PORT": str(PORT + 2)}
    with Server("mercurius", command, PORT + 2, environment) as server:
        seconds, cpu = server.first_response(queries.body(queries.text("feed")))
        start = dict(seconds=seconds, cpu=cpu, rss=rss_mb(server.pid))
        measured = measure_all(load, queries, server, [name for name in names if name not in NOT_IN_MERCURIUS])
        return measured, dict(start, rss_after=rss_mb(server.pid))


def mercurius_versions():
    folder = HERE / "mercurius" / "node_modules"
    packages = ["mercurius", "fastify", "graphql", "pg"]
    versions = [json.loads((folder / name / "package.json").read_text())["version"] for name in packages]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    return ", ".join(f"{name} {version}" for name, version in zip(packages, versions)) + f", Node {node}"


# --- Tables ------------------------------------------------------------------------------------------------------------


def print_details(title, measured):
    print(f"### {title}\n")
    table(
        ["query", "gateway ms", "PostgreSQL ms", "requests/s", "p50 ms", "p99 ms", "bytes", "failed"],
        [
            [name, m["server"], m["postgres"], m["rate"], m["p50"], m["p99"], m["bytes"], m["failed"]]
            for name, m in measured.items()
        ],
    )


def total(measured):
    return measured and measured["server"] + measured["postgres"]


def ratio(a, b):
    return a / b if a is not None and b is not None else None


def print_comparison(names, sql, mercurius, uncached, cached):
    print("### Processor time of a request: server and PostgreSQL, ms\n")
    rows = []
    for name in names:
        plain, peer, own, hit = (total(measured.get(name)) for measured in (sql, mercurius, uncached, cached))
        rows.append([name, plain, peer, own, ratio(own, peer), hit, ratio(hit, peer)])
        # Search results may differ: the statement of the other server ranks by one text search configuration.
        if name in mercurius and name != "search" and mercurius[name]["ids"] != uncached[name]["ids"]:
            print(f"Not comparable: Mercurius returns other articles for {name}.\n")
    table(
        ["query", "SQL alone", "Mercurius", "uncached", "of Mercurius", "cached", "of Mercurius"], rows
    )


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=20_000, help="number of records to fill an empty database with")
    arguments.add_argument("--only", help="queries, separated by commas: " + ", ".join(NAMES))
    arguments.add_argument("--without", default="", help="sql, mercurius")
    arguments.add_argument("--connections", type=int, default=32)
    arguments.add_argument("--seconds", type=int, default=10, help="duration of each measurement")
    arguments.add_argument("--warmup", type=int, default=20, help="seconds of load by each query before the measurements")
    options = arguments.parse_args()
    names = options.only.split(",") if options.only else NAMES
    without = options.without.split(",")

    database = Database()
    import_articles(database, options.articles)
    queries = Queries(database)
    load = Load(database, options.connections, options.seconds, options.warmup)
    versions = {} if "mercurius" in without else {"mercurius": mercurius_versions()}
    conditions(database, connections=options.connections, seconds=options.seconds, warmup=options.warmup, **versions)

    uncached, start, _ = measure_gateway("gateway", load, queries, names, GATEWAY_RESPONSE_CACHE_MAX_SIZE="0")
    print_details("Uncached", uncached)
    cached, start_cached, mixed = measure_gateway("gateway with cache", load, queries, names)
    print_details("Cached", cached)
    sql = {}
    if "sql" not in without:
        sql = {name: load.measure_sql(queries.statement(name)) for name in names if queries.statement(name)}
    mercurius, start_mercurius = {}, None
    if "mercurius" not in without:
        mercurius, start_mercurius = measure_mercurius(load, queries, names)
    print_comparison(names, sql, mercurius, uncached, cached)

    print("### Start and memory\n")
    starts = [["gateway, uncached", start], ["gateway, cached and mix", start_cached]]
    starts += [["Mercurius", start_mercurius]] if start_mercurius else []
    table(
        ["server", "first response s", "CPU until then s", "RSS after it MB", "RSS after the load MB"],
        [[name, s["seconds"], s["cpu"], s["rss"], s["rss_after"]] for name, s in starts],
    )
    print(f"### {mixed['distinct']} distinct queries by Zipf's law, {mixed['edits']} edits\n")
    table(
        ["hit ratio", "gateway ms", "PostgreSQL ms", "requests/s", "p50 ms", "p99 ms", "failed"],
        [[f"{mixed['hits']:.3f}", *(mixed[key] for key in ("server", "postgres", "rate", "p50", "p99", "failed"))]],
    )


if __name__ == "__main__":
    main()
