#!/usr/bin/env python3
"""Opens many times the connections that the packaged gateway can serve, and prints what it serves and how fast.

    ./mvnw package -DskipTests
    bench/overload.py [--articles 20000] [--times 10] [--seconds 10] [--warmup 30] [--query page] [--impatient]

The gateway can serve gateway.limits.concurrency (12) plus gateway.limits.queue (24) connections that send one request after the
other. The response cache is disabled. A client that gets status 503 waits as long as Retry-After says, or sends its next request
at once if it is impatient. bench/harness.py lists the settings.
"""
import argparse
import itertools
import re
import selectors
import socket
import time

from harness import Database, Queries, conditions, gateway, import_articles, percentile, rss_mb, table

CONCURRENCY = 12
QUEUE = 24


class Client:
    """A connection that sends one request after the other."""

    def __init__(self, address):
        self.socket = socket.create_connection(address)
        self.socket.setblocking(False)
        self.sent = 0.0
        self.received = b""


def load(server, bodies, connections, seconds, impatient=False):
    """Sends requests by many connections. Returns milliseconds of the responses with status 200, and counts by status."""
    head = f"POST /graphql HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
    requests = itertools.cycle(
        [f"{head}Content-Length: {len(body.encode())}\r\n\r\n".encode() + body.encode() for body in bodies]
    )
    selector = selectors.DefaultSelector()
    clients = [Client(("127.0.0.1", server.port)) for _ in range(connections)]
    for client in clients:
        selector.register(client.socket, selectors.EVENT_READ, client)
    served, statuses, pausing = [], {}, []
    started = time.monotonic()

    def send(client):
        client.received, client.sent = b"", time.monotonic()
        client.socket.sendall(next(requests))

    def receive(client):
        client.received += client.socket.recv(1 << 18)
        end = client.received.find(b"\r\n\r\n")
        if end < 0:
            return
        header = client.received[:end].decode("latin-1").lower()
        if len(client.received) < end + 4 + int(re.search(r"content-length: (\d+)", header)[1]):
            return
        now, status = time.monotonic(), header[9:12]
        statuses[status] = statuses.get(status, 0) + 1
        if status == "200":
            served.append(1000 * (now - client.sent))
        pause = re.search(r"retry-after: (\d+)", header)
        if pause and not impatient:
            pausing.append((now + int(pause[1]), client))
        else:
            send(client)

    for client in clients:
        send(client)
    while time.monotonic() < started + seconds:
        for key, _ in selector.select(0.01):
            receive(key.data)
        while pausing and pausing[0][0] <= time.monotonic():
            send(pausing.pop(0)[1])
    for client in clients:
        client.socket.close()
    return sorted(served), statuses


def row(name, served, statuses, seconds, memory):
    rejected = statuses.get("503", 0)
    other = sum(statuses.values()) - rejected - len(served)
    return [name, len(served) / seconds, percentile(served, 50), percentile(served, 99), rejected, other, memory]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=20_000, help="number of records to fill an empty database with")
    arguments.add_argument("--times", type=int, default=10, help="connections, as a multiple of those that can be served")
    arguments.add_argument("--seconds", type=int, default=10, help="duration of each measurement")
    arguments.add_argument("--warmup", type=int, default=30)
    arguments.add_argument("--query", default="feed", help="a file of bench/queries")
    arguments.add_argument("--impatient", action="store_true", help="send the next request at once after a 503")
    options = arguments.parse_args()

    database = Database()
    import_articles(database, options.articles)
    queries = Queries(database)
    capacity = CONCURRENCY + QUEUE
    flood = options.times * capacity
    conditions(database, query=options.query, clients="impatient" if options.impatient else "wait for Retry-After")
    with gateway("gateway", GATEWAY_RESPONSE_CACHE_MAX_SIZE="0") as server:
        server.first_response(queries.body(queries.text("feed")))
        bodies = queries.bodies(options.query, server)
        load(server, bodies, CONCURRENCY, options.warmup)
        rows = []
        for connections in (CONCURRENCY, capacity):
            result = load(server, bodies, connections, options.seconds)
            rows.append(row(f"{connections} connections", *result, options.seconds, rss_mb(server.pid)))
        result = load(server, bodies, flood, options.seconds, options.impatient)
        rows.append(row(f"{flood} connections", *result, options.seconds, rss_mb(server.pid)))
        ended = time.monotonic()
        normal = 2 * rows[0][2]
        while True:
            before = time.monotonic()
            status, _ = server.post(bodies[0])
            if status == 200 and 1000 * (time.monotonic() - before) <= normal:
                break
        recovered = time.monotonic() - ended
        result = load(server, bodies, CONCURRENCY, options.seconds)
        rows.append(row(f"{CONCURRENCY} connections again", *result, options.seconds, rss_mb(server.pid)))
    table(["load", "served/s", "p50 ms", "p99 ms", "503", "other errors", "RSS MB"], rows)
    print(f"p99 of what is served under overload: {rows[2][3] / rows[0][3]:.2f} times that of {CONCURRENCY} connections.")
    print(f"A response in at most twice the p50 of {CONCURRENCY} connections: {recovered:.2f} s after the overload.")


if __name__ == "__main__":
    main()
