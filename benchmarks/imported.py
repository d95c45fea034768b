"""How fast a dyad's page opens from a store of imported events, how long the import takes, and in what memory.

    python benchmarks/imported.py [--events 10000000] [--folder FOLDER] [--keep] [--again]

Writes a file in the columns of GDELT 2.0 with made-up events of six years (a third of them within one country, the
pairs of countries as unevenly told as in the news), imports it in a process of its own, and asks for
the pages of dyads that are told much, middling and seldom. Prints JSON: seconds, events a second, largest resident
memory of the import, and per dyad the median and the slowest page in milliseconds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from polybius import resources
from polybius.exchange.gdelt import COLUMNS

PAGES = 15  # requests of each dyad, after one that is not counted
LIMIT_MS = 100.0
DAYS = 2191  # six years from 2015 on
SECTORS = ("GOV", "MIL", "", "REB", "CVL", "COP", "OPP", "BUS", "MED", "LEG")

# Uneven as the news are: a country's rank is drawn with the density of 1 / rank.
GIVEN = """
    CREATE TABLE drawn AS
    SELECT i, hash(i, 1) / 18446744073709551616.0 AS u, hash(i, 2) / 18446744073709551616.0 AS v,
        (hash(i, 3) % {days})::BIGINT AS day, (hash(i, 4) >> 2)::BIGINT AS kind, (hash(i, 5) >> 2)::BIGINT AS first,
        (hash(i, 6) >> 2)::BIGINT AS second, (hash(i, 7) >> 2)::BIGINT AS more
    FROM range({start}, {end}) AS r(i)
"""
ROWS = """
    SELECT {picked} FROM (
        SELECT *, countries[1 + floor(pow({n}, u))::INT - 1] AS one,
            CASE WHEN more % 3 = 0 THEN one ELSE countries[1 + floor(pow({n}, v))::INT - 1] END AS two,
            DATE '2015-01-01' + day::INT AS d
        FROM drawn, (SELECT $1::VARCHAR[] AS countries, $2::VARCHAR[] AS codes, $3::VARCHAR[] AS sectors)
    )
"""
CELLS = {
    "GLOBALEVENTID": "i",
    "SQLDATE": "strftime(d, '%Y%m%d')",
    "Actor1Code": "one || sectors[1 + first % 10]",
    "Actor1Name": "one",
    "Actor1CountryCode": "one",
    "Actor1Type1Code": "sectors[1 + first % 10]",
    "Actor2Code": "two || sectors[1 + second % 10]",
    "Actor2Name": "two",
    "Actor2CountryCode": "two",
    "Actor2Type1Code": "sectors[1 + second % 10]",
    "EventCode": "codes[1 + kind % len(codes)]",
    "GoldsteinScale": "(kind % 200) / 10.0 - 10",
    "NumSources": "1 + kind % 4",
    "NumArticles": "1 + kind % 20",
    "NumMentions": "1 + kind % 30",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": "'Town ' || (more % 5000)",
    "ActionGeo_CountryCode": "'US'",
    "ActionGeo_Lat": "(more % 1600) / 10.0 - 80",
    "ActionGeo_Long": "(kind % 3600) / 10.0 - 180",
    "DATEADDED": "strftime(d, '%Y%m%d') || '120000'",
    "SOURCEURL": "'https://news' || (more % 900) || '.example/' || i || '/a-report-of-what-happened'",
}


def write(path: Path, n_events: int) -> None:
    """A file of made-up events in the columns of GDELT 2.0."""
    countries = [row["id"] for row in resources.table("actors/countries")]
    codes = [row["id"] for row in resources.table("exchange/cameo")]
    picked = ", ".join(f"{CELLS.get(name, 'NULL')} AS {name}" for name in COLUMNS)
    with path.open("wb") as out:
        for start in range(0, n_events, 1_000_000):
            part = path.with_suffix(".part")
            with duckdb.connect(config={"threads": 1}) as made:
                end = min(start + 1_000_000, n_events)
                made.execute(GIVEN.format(days=DAYS, start=start, end=end))
                rows = ROWS.format(picked=picked, n=len(countries))
                made.execute(
                    f"COPY ({rows}) TO '{part}' (FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '', ESCAPE '')",
                    [countries, codes, list(SECTORS)],
                )
            with part.open("rb") as file:
                while block := file.read(1 << 22):
                    out.write(block)
            part.unlink()


IMPORT = """
import json, resource, sys, time
from polybius import open_store
from polybius.exchange import import_files
since = time.monotonic()
with open_store(sys.argv[2]) as store:
    found = import_files(store, [sys.argv[1]], "gdelt")
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"new": found.new, "unchanged": found.unchanged, "left_out": found.total("left out"),
                  "refused": found.total("refused"), "seconds": round(time.monotonic() - since, 1),
                  "peak_memory_mb": round(memory)}))
"""


def imported(file: Path, store: Path) -> dict:
    """An import in a process of its own: its counts, seconds and largest memory."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, str(file), str(store)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])  # after the bar of a long query


def dyads(store: Path) -> list[tuple[str, str, int]]:
    """The pair told most, one in the middle of those told on most days, one told seldom, and one within a country."""
    with duckdb.connect(str(store), read_only=True) as opened:
        found = opened.execute(
            "SELECT a, b, sum(n_events)::BIGINT AS n FROM imported_days GROUP BY a, b ORDER BY n DESC, a, b"
        ).fetchall()
    abroad = [row for row in found if row[0] != row[1] and row[0] and row[1]]
    home = next(row for row in found if row[0] == row[1])
    return [abroad[0], abroad[len(abroad) // 50], abroad[len(abroad) // 2], (home[0], home[1] + ":armed", home[2])]


def page_ms(store: Path, a: str, b: str) -> dict[str, int]:
    """Of some requests for a dyad's page, through the application: the median, the slowest, and the processors' time.

    On a machine that does other things too, the processors' time (of all threads) says more than the clock.
    """
    from polybius.web.app import app

    made = app(store)
    scope = {
        "type": "http", "method": "GET", "path": f"/dyads/{a}/{b}", "raw_path": b"",
        "headers": [(b"host", b"127.0.0.1")], "http_version": "1.1", "scheme": "http", "root_path": "",
        "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1),
    }  # fmt: skip

    async def once(number: int) -> int:
        status = 0

        async def receive() -> dict:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict) -> None:
            nonlocal status
            status = message.get("status", status)

        # the same page by an address of its own each time: what was answered once is kept
        await made(scope | {"query_string": b"page=%d" % number}, receive, send)
        return status

    async def several() -> list[tuple[float, float]]:
        taken = []
        for number in range(PAGES + 1):
            since, busy = time.perf_counter(), time.process_time()
            status = await once(number)
            taken.append((1000 * (time.perf_counter() - since), 1000 * (time.process_time() - busy)))
            assert status == 200, status
        return taken[1:]

    wall, busy = zip(*asyncio.run(several()), strict=True)
    return {
        "median_ms": round(statistics.median(wall)),
        "slowest_ms": round(max(wall)),
        "cpu_median_ms": round(statistics.median(busy)),
    }


def main() -> int:
    """Prints the figures; 1 when a page takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", action="store_true", help="leave file and store, and use them again")
    parser.add_argument("--again", action="store_true", help="import the file a second time, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        file, store = folder / f"made-{options.events}.csv", folder / f"made-{options.events}.duckdb"
        out: dict = {"events": options.events}
        if not (options.keep and store.exists()):
            write(file, options.events)
            out["file_mb"] = round(file.stat().st_size / 2**20)
            out["import"] = imported(file, store)
            if options.again:
                out["again"] = imported(file, store)
        out["store_mb"] = round(store.stat().st_size / 2**20)
        out["pages"] = {}
        for a, b, n in dyads(store):
            out["pages"][f"{a}-{b}"] = {"events": n, **page_ms(store, a, b)}
        out["page_memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        print(json.dumps(out, indent=2))
        if not options.keep and options.folder:
            file.unlink(missing_ok=True)
            store.unlink(missing_ok=True)
    return int(any(page["median_ms"] > LIMIT_MS for page in out["pages"].values()))


if __name__ == "__main__":
    sys.exit(main())
