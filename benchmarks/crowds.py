"""What linking costs when very much of one kind happens between the same two: a generated week of a war.

    python benchmarks/crowds.py [--reports N]

N reports of six attacks each, and N edited copies of six reports of twelve, are generated, read, and linked, and half
as many beside them in the same run. Printed are the processor seconds of linking, how they grow when the reports
double (2 where the cost of a report is constant, 4 where every telling is compared with every other), which share of
all pairs of tellings was compared, B3 of the stories against town, day and doer, and the peak of memory. Every town,
number and thing hit is drawn; nothing of it happened.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from polybius import pipeline
from polybius.evaluate.clusters import f1, sums
from polybius.schema import Document
from polybius.store import open_store

TOWNS = (
    "Kupiansk|Bakhmut|Avdiivka|Kherson|Nikopol|Orikhiv|Vovchansk|Lyman|Toretsk|Sumy|Kharkiv|Odesa|Mykolaiv|Kramatorsk"
    "|Sloviansk|Pokrovsk|Dnipro|Zaporizhzhia|Izium|Siversk|Vuhledar|Myrnohrad|Beryslav|Enerhodar|Melitopol"
).split("|")
TELLINGS = (
    "Russian shells hit {thing} in {town} on {day}, killing {killed} people and wounding {hurt}.",
    "Russian forces bombed {thing} near {town} on {day}; {killed} civilians died.",
    "On {day} a Russian missile struck {thing} in {town}, and {hurt} people were injured, the governor said.",
    "Russian drones attacked {town} on {day} and set {thing} on fire.",
    "Ukraine's military said Russian troops attacked {town} {killed} times on {day}.",
    "Ukrainian artillery fired on Russian positions around {town} on {day}, the general staff said.",
    "Russian infantry stormed {thing} on the edge of {town} on {day} but were driven back.",
)
THINGS = "a school|a market|a grain store|a block of flats|a station|a hospital|a fuel depot|a bridge|a farm".split("|")
MONDAY = dt.date(2023, 5, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200, help="of each kind")
    options = parser.parse_args()
    for name, made in (("different reports", different), ("edited copies", copied)):
        half, whole = (measured(list(made(n))) for n in (options.reports // 2, options.reports))
        growth = whole["seconds"] / half["seconds"]
        print(f"{name}: {options.reports} with {whole['tellings']} tellings linked in {whole['seconds']:.1f} s,"
              f" {growth:.1f} times half as many, {whole['share']:.1%} of pairs compared, {whole['stories']} stories,"
              f" B3 {whole['b3']:.2f}")  # fmt: skip
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def different(n: int) -> Iterator[Document]:
    """Reports of a week, each of six attacks on its day and the day before."""
    for number in range(n):
        chance = random.Random(number)
        day = MONDAY + dt.timedelta(days=chance.randrange(1, 6))
        told = [sentence(chance, day - dt.timedelta(days=chance.randrange(2))) for _ in range(6)]
        yield report(f"d{number}", day, told)


def copied(n: int) -> Iterator[Document]:
    """Copies of six reports of twelve attacks, each with one sentence of its own."""
    for number in range(n):
        chance = random.Random(number % 6)
        day = MONDAY + dt.timedelta(days=number % 6)
        yield report(f"c{number}", day, [*(sentence(chance, day) for _ in range(12)), f"Edition {number} went out."])


def sentence(chance: random.Random, day: dt.date) -> str:
    return chance.choice(TELLINGS).format(
        thing=chance.choice(THINGS), town=chance.choice(TOWNS), day=f"{day:%A}",
        killed=chance.randrange(2, 30), hurt=chance.randrange(3, 80),
    )  # fmt: skip


def report(id: str, day: dt.date, told: list[str]) -> Document:
    return Document(id, " ".join(told), uri=id, publisher=id, published=day, earliest=day, latest=day)


def measured(documents: list[Document]) -> dict[str, float]:
    """Of linking some documents: seconds, the share of pairs compared, stories and how right they are."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "made.duckdb") as store:
        store.add(pipeline.read_many(documents))
        begun = time.process_time()
        store.link()
        seconds = time.process_time() - begun
        rows = store.connection.execute(
            "SELECT story_id, concat_ws(' ', actors[1].country, place.name, earliest) FROM story_events"
            " JOIN story_inputs USING (event_id) WHERE place.precision = 'city' AND len(actors) > 0 ORDER BY event_id"
        ).fetchall()
        tellings, pairs, stories = store.connection.execute(
            "SELECT (SELECT count(*) FROM story_inputs), (SELECT count(*) FROM story_candidates),"
            " (SELECT count(*) FROM stories)"
        ).fetchall()[0]
    told, true = (dict(enumerate(column)) for column in zip(*rows, strict=True))
    return {
        "seconds": seconds, "tellings": tellings, "share": pairs / (tellings * (tellings - 1) / 2), "stories": stories,
        "b3": f1([sums(true, told)], "b3"),
    }  # fmt: skip


if __name__ == "__main__":
    main()
