"""How long a dyad's assessment takes in a store of many reports that were read.

    python benchmarks/read_reports.py [--times N] [--store FILE]

Reads the reports of ``corpus`` into a store and links it, then lays its rows N times beside themselves, each time under
other ids and a week later, which makes a store of N times as many reports, events and stories. Asks for the two who
have most stories together, for two in the middle, and for two who have few; prints of each the medians of three
assessments by the clock and of the processors' time, and the processors' time of its page, asked for first and again.
With ``--store`` the store is kept there, and used again.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from starlette.testclient import TestClient

from polybius import open_store, pipeline, web
from polybius.report.dossier import dossier

CORPUS = Path(__file__).parent.parent / "corpus"
READ = ("outlets", "ties", "voices", "reports")  # the folders of whole reports
IDS = {
    *("document_id", "event_id", "story_id", "link_id", "claim_id", "assessment_id", "text_digest", "address", "owner"),
    *("from", "to", "earlier", "later", "earlier_event", "later_event", "origin", "uri", "copy_of"),
}
LISTS = {"documents", "events"}  # of ids
DAYS = {"published", "earliest", "latest", "told", "since", "until"}
TABLES = (
    *("documents", "texts", "readings", "current_readings", "events", "entities", "links", "assessments"),
    *("copied_sentences", "stories", "story_events", "rolled_up", "event_parties", "bearings"),
    *("story_counts", "story_revisions", "story_links", "story_link_events", "claims", "claim_events"),
)
AT_ONCE = 25
PAIRS = """
    SELECT a, b, count(*) AS n FROM (SELECT actor_countries[1] AS a, recipient_countries[1] AS b FROM stories)
    WHERE a < b GROUP BY a, b ORDER BY n DESC, a, b
"""


def read(path: Path) -> None:
    """Reads the reports of the corpus into a store, and links it."""
    with open_store(path) as store:
        store.add(pipeline.read_many([CORPUS / name / "reports.jsonl" for name in READ]))
        store.link()


def laid(path: Path, times: int) -> None:
    """Lays the rows of a store beside themselves until there are so many times as many."""
    with duckdb.connect(str(path)) as opened:
        for table in TABLES:
            kinds = {name: kind for _, name, kind, *_ in opened.execute(f"PRAGMA table_info('{table}')").fetchall()}
            columns = ", ".join(_anew(name, kind) for name, kind in kinds.items())
            opened.execute(f'CREATE TEMP TABLE once AS FROM "{table}"')
            for first in range(1, times, AT_ONCE):
                last = min(times, first + AT_ONCE)
                opened.execute(f'INSERT INTO "{table}" SELECT {columns} FROM once, range({first}, {last}) AS laid(nth)')
            opened.execute("DROP TABLE once")


def _anew(name: str, kind: str) -> str:
    if name in IDS and kind == "VARCHAR":
        return f"\"{name}\" || '-' || nth"
    if name in LISTS and kind == "VARCHAR[]":
        return f"list_transform(\"{name}\", lambda id: id || '-' || nth)"
    return f'("{name}" + (7 * nth)::INTEGER)::DATE' if name in DAYS and kind == "DATE" else f'"{name}"'


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=25)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = options.store or Path(scratch) / "read.duckdb"
        if not path.exists():
            read(path)
            laid(path, options.times)
        with open_store(path, read_only=True) as store:
            n_events, n_reports = (
                store.connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
                for table in ("events", "documents")
            )
            pairs = store.connection.execute(PAIRS).fetchall()
        out = {"reports": n_reports, "events": n_events, "dyads": {}}
        for a, b, n in (pairs[0], pairs[len(pairs) // 20], pairs[len(pairs) // 2]):
            out["dyads"][f"{a}-{b}"] = {"stories": n} | _seconds(path, a, b) | _page(path, a, b)
    print(json.dumps(out, indent=2))
    return 0


def _seconds(path: Path, a: str, b: str) -> dict[str, float]:
    taken = []
    for _ in range(3):
        since, busy = time.perf_counter(), time.process_time()
        with open_store(path, read_only=True) as store:
            dossier(store, a, b, with_events=False)
        taken.append((time.perf_counter() - since, time.process_time() - busy))
    clock, processors = (round(statistics.median(one), 2) for one in zip(*taken, strict=True))
    return {"seconds": clock, "seconds_of_processors": processors}


def _page(path: Path, a: str, b: str) -> dict[str, float]:
    """Seconds of the processors for a dyad's page, asked for first and again."""
    client = TestClient(web.app(path), base_url="http://127.0.0.1")
    out = {}
    for name in ("page_first", "page_again"):
        busy = time.process_time()
        client.get(f"/dyads/{a}/{b}").raise_for_status()
        out[name] = round(time.process_time() - busy, 3)
    return out


if __name__ == "__main__":
    sys.exit(main())
