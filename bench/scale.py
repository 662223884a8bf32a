#!/usr/bin/env python3
"""Measures the packaged gateway with few articles, adds copies of them until there are many, and measures it again.

    ./mvnw package -DskipTests
    bench/scale.py [--from 20000] [--to 1000000] [--only feed,search] [--connections 8] [--seconds 10] [--warmup 20]

The response cache is disabled. Copies are made by SQL in the database, older ones with each round, so that the newest articles and
their responses stay the same. Source records are not copied. An empty or missing database is filled first; the copies stay in it.
bench/harness.py lists the settings.
"""
import argparse
import sys
import time

from harness import Database, Load, Queries, conditions, gateway, import_articles, table
from run import NAMES, measure_all

# Values of a copy's columns that differ from those of its original, in the round :round.
ARTICLE = {
    "id": "(a.portal_id::bigint << 32) + a.content_id + :round * :stride",
    "content_id": "a.content_id + :round * :stride",
    "published_at": "a.published_at - :round * interval ':span seconds'",
    "created_at": "a.created_at - :round * interval ':span seconds'",
    "updated_at": "a.updated_at - :round * interval ':span seconds'",
    "changed_at": "a.changed_at",
    "change_number": "(select value from change_sequence) + row_number() over (order by a.change_number)",
}
PART = {"article_id": "a.id + :round * :stride", "published_at": ARTICLE["published_at"]}


def copy(database, name, different, source):
    """The statement that inserts copies of a table's rows, whatever its other columns are."""
    columns = [
        column
        for (column,) in database.run(
            f"select column_name from information_schema.columns where table_name = '{name}' and is_generated = 'NEVER' "
            "order by ordinal_position"
        )
    ]
    values = [different.get(column, f"t.{column}") for column in columns]
    return f"insert into {name} ({', '.join(columns)}) select {', '.join(values)} from {source}"


def fill(database, wanted):
    """Adds copies of all articles until there are as many as wanted. Triggers keep the tables that are derived from articles."""
    present = database.articles()
    stride = int(database.run("select max(content_id) from article")[0][0])
    seconds = int(float(database.run("select extract(epoch from max(published_at) - min(published_at)) from article")[0][0])) + 1
    # The index of words is built at the end, which takes a fraction of the time of adding row by row.
    ((vector_index,),) = database.run("select pg_get_indexdef('article_search_vector'::regclass)")
    statements = [
        copy(database, "article", ARTICLE, "article t, lateral (select t.*) a where t.content_id <= :left"),
        "update change_sequence set value = (select max(change_number) from article)",
        copy(database, "attachment", PART, "attachment t join article a on a.id = t.article_id where a.content_id <= :left"),
        copy(database, "article_search", PART, "article_search t join article a on a.id = t.article_id where a.content_id <= :left"),
    ]
    # Originals only: an article is copied once in each round.
    statements = [s.replace("<= :left", "<= least(:left, :stride)") for s in statements]
    database.run("drop index article_search_vector")
    started = time.monotonic()
    rounds = -(-wanted // present)
    for round_ in range(1, rounds):
        left = min(stride, wanted - round_ * present)
        sql = "begin;\n" + ";\n".join(statements) + ";\ncommit;"
        for key, value in dict(round=round_, stride=stride, span=seconds, left=left).items():
            sql = sql.replace(f":{key}", str(value))
        database.run(sql)
        print(f"{min(wanted, (round_ + 1) * present)} articles after {time.monotonic() - started:.0f} s", file=sys.stderr)
    database.run(f"set maintenance_work_mem = '1GB'; {vector_index}")
    database.run("vacuum analyze")
    print(f"Filled to {database.articles()} articles in {time.monotonic() - started:.0f} s.\n")


def measure(database, options, names):
    queries = Queries(database)
    load = Load(database, options.connections, options.seconds, options.warmup)
    with gateway("gateway", GATEWAY_RESPONSE_CACHE_MAX_SIZE="0") as server:
        server.first_response(queries.body(queries.text("feed")))
        return measure_all(load, queries, server, names)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--from", dest="few", type=int, default=20_000, help="number of records to fill an empty database with")
    arguments.add_argument("--to", dest="many", type=int, default=1_000_000)
    arguments.add_argument("--only", help="queries, separated by commas: " + ", ".join(NAMES))
    arguments.add_argument("--connections", type=int, default=8)
    arguments.add_argument("--seconds", type=int, default=10, help="duration of each measurement")
    arguments.add_argument("--warmup", type=int, default=20, help="seconds of load by each query before the measurements")
    options = arguments.parse_args()
    names = options.only.split(",") if options.only else NAMES

    database = Database()
    import_articles(database, options.few)
    if database.articles() != options.few:
        sys.exit(f"The database has {database.articles()} articles. Expected: {options.few}, or an empty database.")
    conditions(database, connections=options.connections, seconds=options.seconds, warmup=options.warmup)
    before = measure(database, options, names)
    fill(database, options.many)
    after = measure(database, options, names)
    table(
        ["query", f"ms, {options.few} articles", f"ms, {options.many} articles", "ratio", "p50 ms before", "p50 ms after"],
        [
            [name, *(total := [m["server"] + m["postgres"] for m in (before[name], after[name])]), total[1] / total[0],
             before[name]["p50"], after[name]["p50"]]
            for name in names
        ],
    )


if __name__ == "__main__":
    main()
