"""Starts servers, loads them by wrk, and reads their processor time: shared by the commands in this folder.

Settings from the environment: QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD name the database; PGBIN the folder of psql
and pgbench, JAR the packaged gateway, JAVA the JVM, JAVA_OPTS (-Xmx512m) its options, PORT (7080) the first of two ports.
"""
import atexit
import hashlib
import http.client
import json
import math
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
TICKS = os.sysconf("SC_CLK_TCK")
PORT = int(os.environ.get("PORT", "7080"))
JAR = os.environ.get("JAR", str(HERE.parent / "target/quarkus-app/quarkus-run.jar"))
JAVA = os.environ.get("JAVA", "java")
JAVA_OPTS = os.environ.get("JAVA_OPTS", "-Xmx512m").split()
WORK = pathlib.Path(tempfile.mkdtemp(prefix="bench-"))
atexit.register(shutil.rmtree, WORK)
TOKEN = "bench"

WRK_SCRIPT = """
local bodies = {}
local number = 0
function init(args)
    for line in io.lines(args[1]) do bodies[#bodies + 1] = line end
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    wrk.headers["Accept"] = "application/json"
end
function request()
    number = number % #bodies + 1
    return wrk.format(nil, nil, nil, bodies[number])
end
function done(summary, latency, requests)
    local errors = summary.errors
    print(string.format("RESULT %d %d %d %.3f %.3f", summary.requests, summary.duration,
        errors.status + errors.connect + errors.read + errors.write + errors.timeout,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
"""


# --- Processes ---------------------------------------------------------------------------------------------------------


def processes():
    """Parent and processor time in seconds, children that have ended included, of each process by its id."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                stat = pathlib.Path("/proc", name, "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it has ended
            found[int(name)] = (int(stat[1]), sum(map(int, stat[11:15])) / TICKS)
    return found


def cpu_seconds(root):
    """Processor time of a process and all its descendants; 0 if there is no process on this machine."""
    found = processes()
    children = {}
    for process, (parent, _) in found.items():
        children.setdefault(parent, []).append(process)
    total, tree = 0.0, [root] if root in found else []
    while tree:
        process = tree.pop()
        total += found[process][1]
        tree += children.get(process, [])
    return total


def rss_mb(process):
    status = pathlib.Path("/proc", str(process), "status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024


class Server:
    """A process that serves HTTP until the end of the block."""

    def __init__(self, name, command, port, environment):
        self.name = name
        self.port = port
        self.url = f"http://127.0.0.1:{port}/graphql"
        self.log = WORK / (name.replace(" ", "-") + ".log")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, env={**os.environ, **environment}, start_new_session=True
            )

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    @property
    def pid(self):
        return self.process.pid

    def post(self, body, path="/graphql", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(
                "POST", path, body, {"Content-Type": "application/json", "Accept": "application/json", **headers}
            )
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def query(self, body):
        """The data of a response, which must have no errors."""
        status, response = self.post(body)
        content = json.loads(response)
        if status != 200 or "errors" in content:
            sys.exit(f"{self.name}: status {status}, {response[:500]}, request {body[:300]}")
        return content["data"]

    def first_response(self, body):
        """Waits for the first response with data. Returns seconds since the start, and the processor time until then."""
        started = time.monotonic()
        while True:
            try:
                self.query(body)
                return time.monotonic() - started, cpu_seconds(self.pid)
            except OSError:
                if self.process.poll() is not None or time.monotonic() - started > 180:
                    sys.exit(f"{self.name} does not start:\n{self.log.read_text()[-3000:]}")
                time.sleep(0.02)


def gateway(name, port=PORT, **settings):
    """The packaged gateway. It accepts records with the access token "bench"."""
    return Server(
        name,
        [JAVA, *JAVA_OPTS, "-jar", JAR],
        port,
        {
            "QUARKUS_HTTP_HOST": "127.0.0.1",
            "QUARKUS_HTTP_PORT": str(port),
            "QUARKUS_MANAGEMENT_PORT": str(port + 1),
            "GATEWAY_AUTH_TOKENS__BENCH__SHA256": hashlib.sha256(TOKEN.encode()).hexdigest(),
            **settings,
        },
    )


# --- The database ------------------------------------------------------------------------------------------------------


class Database:
    """The PostgreSQL database that QUARKUS_DATASOURCE_JDBC_URL names."""

    def __init__(self):
        url = re.fullmatch(
            r"jdbc:postgresql://([^:/]+)(?::(\d+))?/([^?]+).*", os.environ.get("QUARKUS_DATASOURCE_JDBC_URL", "")
        )
        if not url:
            sys.exit("Set QUARKUS_DATASOURCE_JDBC_URL, for example jdbc:postgresql://127.0.0.1:5432/bench, and _USERNAME.")
        self.host, self.port, self.name = url[1], url[2] or "5432", url[3]
        self.user = os.environ.get("QUARKUS_DATASOURCE_USERNAME", "postgres")
        self.environment = {
            **os.environ,
            "PGHOST": self.host,
            "PGPORT": self.port,
            "PGUSER": self.user,
            "PGPASSWORD": os.environ.get("QUARKUS_DATASOURCE_PASSWORD", ""),
        }

    def program(self, name):
        folder = os.environ.get("PGBIN")
        return str(pathlib.Path(folder, name)) if folder else name

    def run(self, sql, database=None):
        """Executes SQL. Returns rows as lists of texts."""
        done = subprocess.run(
            [self.program("psql"), "-XqAt", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", database or self.name, "-f", "-"],
            input=sql,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            sys.exit(done.stderr)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def create(self):
        """Creates the database unless it exists."""
        if not self.run(f"select 1 from pg_database where datname = '{self.name}'", "postgres"):
            self.run(f'create database "{self.name}"', "postgres")

    def articles(self):
        """The number of articles; 0 if the database has no tables yet."""
        if self.run("select to_regclass('article')") == [[""]]:
            return 0
        return int(self.run("select count(*) from article")[0][0])

    def server_pid(self):
        """The process id of the server; 0, which has no processor time, if it runs on another machine."""
        backend = subprocess.Popen(
            [self.program("psql"), "-XqAt", "-d", self.name, "-c", "select pg_backend_pid()", "-c", "select pg_sleep(1)"],
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        process = int(backend.stdout.readline())
        try:
            stat = pathlib.Path("/proc", str(process), "stat").read_text()
            return int(stat.rpartition(")")[2].split()[1]) if "(postgres)" in stat else 0
        except OSError:
            return 0
        finally:
            backend.wait()


def import_articles(database, count):
    """Imports generated records in five languages by the gateway's own command, unless the database has articles."""
    database.create()
    if database.articles():
        return
    records = WORK / "records.ndjson"
    with records.open("w") as file:
        subprocess.run([JAVA, str(HERE / "Records.java"), str(count), "1", "mixed"], stdout=file, check=True)
    started = time.monotonic()
    with (WORK / "import.log").open("w") as log:
        imported = subprocess.run([JAVA, *JAVA_OPTS, "-jar", JAR, "import", str(records)], stdout=log, stderr=log)
    if imported.returncode:
        sys.exit((WORK / "import.log").read_text()[-3000:])
    records.unlink()
    database.run("vacuum analyze")
    seconds = time.monotonic() - started
    print(f"Imported {count} records in {seconds:.0f} s: {count / seconds:.0f} a second, start of the JVM and vacuum included.\n")


# --- Queries -----------------------------------------------------------------------------------------------------------


class Queries:
    """The queries of bench/queries with their variables, drawn from the database. Equal data gives equal variables."""

    def __init__(self, database):
        articles = database.run(
            "select id, portal_id, content_id from article where published_at < now() and removed_at is null "
            "order by md5(id::text) limit 100"
        )
        words = database.run(r"""
            select word from ts_stat($$select vector from article_search where configuration = 'english'
                                       order by md5(article_id::text) limit 1000$$)
            where ndoc between (select greatest(2, least(1000, count(*)) / 150) from article_search where configuration = 'english')
                and 60 and word ~ '^[a-z]{4,}$' and plainto_tsquery('english', word)::text = quote_literal(word)
            order by md5(word) limit 100""")
        self.articles = [dict(articleId=int(a), portal=int(p), contentId=int(c)) for a, p, c in articles]
        self.words = [dict(word=word) for (word,) in words]
        if not self.articles or not self.words:
            sys.exit("The database has no English articles. Empty it, so that generated records can be imported.")
        position = database.run("""
            select published_at, id from article
            where language = 'en' and published_at <= now() and removed_at is null
            order by published_at desc, id desc limit 1 offset least(999, (select count(*) / 5 from article))""")
        change = database.run("select max(change_number) - 60 from article")
        self.sql_variables = {
            "article": self.articles,
            "search": self.words,
            "deep": [dict(published=position[0][0], id=int(position[0][1]))],
            "changes": [dict(change=int(change[0][0]))],
        }
        self.depth = int(database.run("select least(1000, count(*) / 5 + 1) from article")[0][0])

    @staticmethod
    def text(name):
        lines = (HERE / "queries" / f"{name}.graphql").read_text().splitlines()
        return " ".join(line.strip() for line in lines if not line.startswith("#"))

    @staticmethod
    def body(text, variables=None):
        return json.dumps({"query": text, **({"variables": variables} if variables else {})}, ensure_ascii=False)

    def bodies(self, name, server):
        """The request bodies of a query: one, or one for each set of variables."""
        text = self.text(name)
        if name in ("article", "page"):
            return [self.body(text, {key: a[key] for key in ("portal", "contentId")}) for a in self.articles]
        if name == "search":
            return [self.body(text, word) for word in self.words]
        if name == "deep":
            return [self.body(text, {"cursor": self.cursor(server)})]
        if name == "changes":
            return [self.body(text, {"token": self.token(server)})]
        return [self.body(text)]

    def cursor(self, server):
        """Each server has its own cursors: pages through the list to get one."""
        text = "query($n: Int!, $after: String) {articles(first: $n, after: $after, filter: {language: \"en\"}) {pageInfo {endCursor}}}"
        cursor, left = None, self.depth
        while left > 0:
            page = server.query(self.body(text, {"n": min(100, left), "after": cursor}))
            cursor = page["articles"]["pageInfo"]["endCursor"]
            left -= 100
        return cursor

    def token(self, server):
        text = "query($since: String) {changes(first: 50, since: $since) {nextToken}}"
        token = None
        for _ in range(3):
            token = server.query(self.body(text, {"since": token}))["changes"]["nextToken"]
        return token

    def statement(self, name):
        """The pgbench script that reads the same rows by hand-written SQL; None if no statement compares."""
        file = HERE / "sql" / f"{name}.sql"
        if not file.exists():
            return None
        variables = self.sql_variables.get(name, [{}])

        def literals(key):
            """An element of an array, by a random number: a statement that is prepared once."""
            values = [str(v[key[1]]) if isinstance(v[key[1]], int) else f"'{v[key[1]]}'" for v in variables]
            return f"(array[{', '.join(values)}])[:number]"

        return f"\\set number random(1, {len(variables)})\n" + re.sub(r"@(\w+)@", literals, file.read_text().strip()) + ";\n"


# --- Load --------------------------------------------------------------------------------------------------------------


class Load:
    """How to load servers, and how to measure them."""

    def __init__(self, database, connections, seconds, warmup):
        self.database = database
        self.connections = connections
        self.seconds = seconds
        self.warmup = warmup
        self.postgres = database.server_pid()
        self.script = WORK / "post.lua"
        self.script.write_text(WRK_SCRIPT)

    def wrk(self, server, bodies, seconds):
        file = WORK / "bodies"
        file.write_text("\n".join(bodies) + "\n")
        command = ["wrk", "-t1", f"-c{self.connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(self.script)]
        out = subprocess.run([*command, server.url, "--", str(file)], capture_output=True, text=True)
        result = re.search(r"RESULT (\d+) (\d+) (\d+) (\S+) (\S+)", out.stdout)
        if not result:
            sys.exit(out.stdout + out.stderr)
        requests, micros, failed = map(int, result.groups()[:3])
        return dict(
            requests=requests, rate=requests / micros * 1e6, failed=failed, p50=float(result[4]), p99=float(result[5])
        )

    def warm(self, server, bodies):
        if self.warmup:
            self.wrk(server, bodies, self.warmup)

    def measure(self, server, bodies):
        """The processor time of a request in milliseconds, of the server and of PostgreSQL, and what wrk reports."""
        server.query(bodies[0])
        response = server.post(bodies[0])[1]
        before = cpu_seconds(server.pid), cpu_seconds(self.postgres)
        result = self.wrk(server, bodies, self.seconds)
        after = cpu_seconds(server.pid), cpu_seconds(self.postgres)
        own, postgres = (1000 * (b - a) / max(1, result["requests"]) for a, b in zip(before, after))
        return dict(result, server=own, postgres=postgres, bytes=len(response), ids=re.findall(rb'"contentId":(\d+)', response))

    def measure_sql(self, statement):
        """As measure(), for a statement that pgbench sends as a prepared one. Its own time counts as the server's."""
        command = [self.database.program("pgbench"), "-n", "-M", "prepared", "-c", str(self.connections), "-j", "1"]
        command += ["-T", str(self.seconds), "-l", f"--log-prefix={WORK}/pgbench"]
        script = WORK / "statement.sql"
        script.write_text(statement)
        command += ["-f", str(script)]
        before = cpu_seconds(self.postgres), resource.getrusage(resource.RUSAGE_CHILDREN)
        environment = {**self.database.environment, "PGOPTIONS": "-c plan_cache_mode=force_generic_plan"}
        out = subprocess.run([*command, self.database.name], env=environment, capture_output=True, text=True)
        if out.returncode:
            sys.exit(out.stderr)
        time.sleep(1)  # until PostgreSQL has waited for the processes of these connections, and counts their time as its own
        after = cpu_seconds(self.postgres), resource.getrusage(resource.RUSAGE_CHILDREN)
        millis = []
        for log in WORK.glob("pgbench.*"):
            millis += [int(line.split()[2]) / 1000 for line in log.read_text().splitlines()]
            log.unlink()
        millis.sort()
        own = (after[1].ru_utime + after[1].ru_stime) - (before[1].ru_utime + before[1].ru_stime)
        return dict(
            requests=len(millis),
            rate=len(millis) / self.seconds,
            failed=0,
            p50=percentile(millis, 50),
            p99=percentile(millis, 99),
            server=1000 * own / max(1, len(millis)),
            postgres=1000 * (after[0] - before[0]) / max(1, len(millis)),
            bytes=None,
        )


def percentile(ordered, percent):
    return ordered[min(len(ordered), math.ceil(len(ordered) * percent / 100)) - 1] if ordered else math.nan


# --- Reports -----------------------------------------------------------------------------------------------------------


def table(head, rows):
    """Prints a Markdown table: the first column is text, the others are numbers."""
    cells = [head, *[[cell if isinstance(cell, str) else number(cell) for cell in row] for row in rows]]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = ["| " + " | ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) + " |" for row in cells]
    rule = "|" + "|".join("-" * (width + 1) + ("-" if column == 0 else ":") for column, width in enumerate(widths)) + "|"
    print("\n".join([lines[0], rule, *lines[1:]]) + "\n", flush=True)


def number(value):
    if value is None:
        return "–"
    if isinstance(value, int):
        return str(value)
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def conditions(database, **versions):
    """Prints date, machine and versions."""
    commit = subprocess.run(["git", "-C", str(HERE), "describe", "--always", "--dirty"], capture_output=True, text=True)
    java = subprocess.run([JAVA, "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    processor = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    facts = dict(
        date=time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()),
        commit=commit.stdout.strip() or "unknown",
        articles=database.articles(),
        processors=f"{os.cpu_count()} × {processor[1] if processor else 'unknown'}",
        load=f"{os.getloadavg()[0]:.1f} before the start",
        java=f"{java}, {' '.join(JAVA_OPTS)}",
        postgresql=database.run("show server_version")[0][0],
        **versions,
    )
    print("\n".join(f"- {name}: {value}" for name, value in facts.items()) + "\n", flush=True)
