#!/usr/bin/env python3
"""Makes the AOT cache of the packaged gateway, and measures the start without it and with it.

    JAVA=/path/to/jdk-25/bin/java bench/with-postgres.sh bench/aot.py

The gateway runs the queries of bench/queries once under load, and stores the classes that it has loaded and the profiles of its
methods in app.aot beside quarkus-run.jar. Start it with -XX:AOTCache=app.aot in that folder. The file fits only the JVM that made it.
Needs JDK 25 or later. bench/harness.py lists the settings.
"""
import argparse
import os
import pathlib
import statistics
import sys

import harness
from harness import JAR, Database, Load, Queries, gateway, import_articles, rss_mb, table

FOLDER = pathlib.Path(JAR).parent
NAMES = ["feed", "article", "gallery", "text", "search", "deep", "page", "count", "changes"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seconds", type=int, default=5, help="load of each query while the cache is recorded (5)")
    arguments.add_argument("--starts", type=int, default=3, help="measured starts of each kind (3)")
    options = arguments.parse_args()

    database = Database()
    import_articles(database, 500)
    queries = Queries(database)
    load = Load(database, connections=8, seconds=options.seconds, warmup=0)
    os.chdir(FOLDER)  # the cache remembers the path of the jar
    harness.JAR = "quarkus-run.jar"
    options_of_java = list(harness.JAVA_OPTS)

    harness.JAVA_OPTS[:] = [*options_of_java, "-XX:AOTCacheOutput=app.aot"]
    with gateway("recorded") as server:
        server.first_response(queries.body(queries.text("feed")))
        for name in NAMES:
            load.wrk(server, queries.bodies(name, server), options.seconds)
    if not pathlib.Path("app.aot").exists():
        sys.exit(f"No cache was made:\n{server.log.read_text()[-3000:]}")

    rows = []
    for name, more in (("without", []), ("with the AOT cache", ["-XX:AOTCache=app.aot"])):
        harness.JAVA_OPTS[:] = [*options_of_java, *more]
        starts = []
        for _ in range(options.starts):
            with gateway("started") as server:
                starts.append((*server.first_response(queries.body(queries.text("feed"))), rss_mb(server.pid)))
        rows.append([name, *(statistics.median(values) for values in zip(*starts))])
    table(["start", "seconds", "CPU seconds", "resident MB"], rows)
    print(f"{FOLDER / 'app.aot'}: {pathlib.Path('app.aot').stat().st_size // 1_000_000} MB")


if __name__ == "__main__":
    sys.exit(main())
