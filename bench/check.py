#!/usr/bin/env python3
"""Compares the processor time of a request with that of the last release, in less than a minute.

    bench/with-postgres.sh bench/check.py
    bench/with-postgres.sh bench/check.py --write 0.1.0

Machines differ, so both are measured in a unit that has the speed of the machine in it: the processor time of hand-written SQL for
the same rows, in the same run, the minimum of two rounds each. Nothing fails here: a busy machine may double a figure. bench/harness.py lists the settings.
"""
import argparse
import sys

from harness import HERE, Database, Load, Queries, gateway, import_articles, number
from run import measure_all, total

NAMES = ["feed", "article", "gallery"]
BASELINE = HERE / "baseline.txt"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--write", metavar="RELEASE", help="store the figures as those of this release")
    options = arguments.parse_args()

    database = Database()
    import_articles(database, 500)
    queries = Queries(database)
    load = Load(database, connections=8, seconds=2, warmup=4)
    with gateway("gateway", GATEWAY_RESPONSE_CACHE_MAX_SIZE="0") as server:
        server.first_response(queries.body(queries.text("feed")))
        rounds, sql = [], []
        for _ in range(2):
            rounds.append(measure_all(load, queries, server, NAMES, warm=not rounds))
            sql.append({name: load.measure_sql(queries.statement(name)) for name in NAMES})
    millis = {name: min(total(measured[name]) for measured in rounds) for name in NAMES}
    units = {name: millis[name] / min(total(measured[name]) for measured in sql) for name in NAMES}

    if options.write:
        BASELINE.write_text("".join(f"{key} {value}\n" for key, value in [("release", options.write), *((n, f"{u:.2f}") for n, u in units.items())]))
    baseline = dict(line.split() for line in BASELINE.read_text().splitlines())
    for name in NAMES:
        past = float(baseline[name])
        print(
            f"{name}: {number(millis[name])} ms, {number(units[name])} times SQL alone; "
            f"in {baseline['release']} {number(past)} times, so {units[name] / past:.2f} of it"
        )


if __name__ == "__main__":
    sys.exit(main())
