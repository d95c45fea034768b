"""Makes the pairs of headline and text on which the judge of headlines is measured, or fitted.

    python tools/build_headlines.py GOLD [--part train] [-o FILE]

A document's own headline over its text is a related pair. An unrelated one is its headline over the text of another
story of the same set (and newspaper): of every second document the nearest in words, of the others one drawn from the
second to the tenth. Of every third document both are made again with the text cut to its first sentences. No word of a
gold text is written: characters and digests.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polybius.evaluate.gold import records
from polybius.evaluate.headline import SAMPLES, Pair, documents, headline_of, listed

Record = dict[str, Any]

DEV = (
    "attribution/polnear", "places/lgl", "places/trnews", "places/gwn", "places/geovirus", "events/meantime_events",
    "events/ecbplus", "srl/giveme5w1h", "actors/re3d",
)  # fmt: skip
# What a shipped model may learn from; of re3d without the BBC.
TRAIN = ("places/geovirus", "events/meantime_events", "events/ecbplus", "actors/re3d")
# Documents that tell one story, or of which the one's headline fits the other: found by reading, before any method.
ONE_STORY = {
    frozenset(("west-journal_2016-09-28_clinton-campaign-reportedly-scra",
               "nyt_2016-09-19_obama-sees-personal-insult-if-bl")),
    frozenset(("lgl-44256185", "lgl-42528273")),
    frozenset(("45a9ed715c", "734828d593")),
    frozenset(("2b56072665", "66df48df25")),
    frozenset(("118147", "118175")),
    frozenset(("127248", "127227")),
    frozenset(("108A8CFC05CC3139A6E65B7A4239F5C6", "62A11A900C2139D329C5F0E29B0B2AC4")),
}  # fmt: skip
NO_HEADLINE = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, |.*Wikinews Shorts")
MIN_HEADLINE, MAX_HEADLINE, MIN_BODY = 3, 30, 20  # words
NEAR = 10  # documents from which the other one is drawn
DAYS_APART = 4  # of two reports of the campaign; nearer ones may tell one story
SHORT_WORDS = 35  # a text cut short has at least as many
BEGINNING = 2_500  # characters of a text by which the nearest is found
WORD = re.compile(r"\w+")
END = re.compile(r"[.!?][\"”’']?(?=\s)")


@dataclass(frozen=True)
class Titled:
    """A document that has a headline."""

    set: str
    id: str
    place: Record
    headline: str
    start: int  # of the text below the headline
    text: str
    story: str  # two documents of one value tell one story; "": not known
    group: str  # only within it is another document taken
    day: dt.date | None

    @property
    def body(self) -> str:
        return self.text[self.start :]


def main() -> None:
    """Writes the pairs, and how many there are of each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    parser.add_argument("-o", "--out", type=Path, default=listed())
    options = parser.parse_args()
    names = [f"{name}.{options.part}" for name in (DEV if options.part == "dev" else TRAIN)]
    rows = [row for name in names for row in made(list(titled(name, options.gold)))]
    if options.part == "dev":
        rows += own(list(titled(SAMPLES, None)))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    options.out.write_text(lines, encoding="utf-8")
    for (kind, related), n in sorted(Counter((row["kind"], row["related"]) for row in rows).items()):
        print(f"{n:5} {kind}, {'related' if related else 'unrelated'}")


def titled(set_name: str, gold: Path | None) -> Iterator[Titled]:
    """The documents of a set that have a headline and a text worth the name."""
    known = documents(set_name, gold)
    stories = {row["doc"]: row["story"] for row in records(listed().with_name("own.jsonl"))}
    for id, record in known.items():
        if record.get("source") == "BBC Online" and set_name.endswith(".train"):
            continue
        found = _found(set_name, record)
        if found is None:
            continue
        place, start = found
        place = {"doc": id, **place}
        one = Titled(
            set_name, id, place, headline_of(place, known), start, record["text"],
            story=stories.get(id, "") if set_name == SAMPLES else _story(record),
            group=record.get("source", "") if "lgl" in set_name else "",
            day=dt.date.fromisoformat(record["date"]) if "polnear" in set_name else None,
        )  # fmt: skip
        words = len(one.headline.split())
        if NO_HEADLINE.match(one.headline):
            continue
        if MIN_HEADLINE <= words <= MAX_HEADLINE and len(one.body.split()) >= MIN_BODY:
            yield one


def _found(set_name: str, record: Record) -> tuple[Record, int] | None:
    """Where a document's headline stands, and where its text begins."""
    text = record["text"]
    if title := record.get("title"):
        head = " ".join(title.split()).rstrip(".")
        if " ".join(text[: len(title) + 40].split()).startswith(head):
            start = re.match(r"\s*" + r"\s+".join(map(re.escape, head.split())) + r"[\s.]*", text)
            return {"field": "title"}, start.end() if start else 0
        return {"field": "title"}, 0
    if "geovirus" in set_name:
        return ({"field": "url"}, 0) if "/wiki/" in record["url"] else None
    if "ecbplus" in set_name and not text.startswith("http"):
        return None
    start = text.find("\n") + 1 if "ecbplus" in set_name else 0
    end = text.find("\n", start)
    line = text[start:end]
    if end < 0 or line.rstrip().endswith((".", ":")) or not re.search("[a-z]", line) or re.search(r"\d:\d\d", line):
        return None
    return {"span": [start, end]}, end + 1


def _story(record: Record) -> str:
    if "category" in record:
        return str(record["category"])
    if "topic" in record:
        return str(record["topic"]) + ("b" if record["id"].endswith("plus") else "a")
    return ""


def made(found: list[Titled]) -> list[Record]:
    """The pairs of one set."""
    rows = []
    for one, other, near in others(found):
        for target, related, kind in ((one, True, "own"), (other, False, near)):
            rows.append(_row(one.headline, one.place, target, target.body, related, kind))
            short = _short(target.body)
            if _drawn(one.id) % 3 == 0 and short:
                rows.append(_row(one.headline, one.place, target, short, related, f"{kind}, short"))
    return rows


def own(found: list[Titled]) -> list[Record]:
    """The pairs of the sample reports: their headlines, and those written for them to be hard."""
    rows = made(found)
    by_id = {one.id: one for one in found}
    chosen = {one.id: (other, near) for one, other, near in others(found)}
    for line in records(listed().with_name("own.jsonl")):
        if line["doc"] in by_id:
            other, near = chosen[line["doc"]]
            place = {"words": line["title"]}
            for target, related, kind in ((by_id[line["doc"]], True, line["kind"]), (other, False, near)):
                rows.append(_row(line["title"], place, target, target.body, related, kind))
    return rows


def _row(headline: str, place: Record, target: Titled, body: str, related: bool, kind: str) -> Record:
    digest = Pair(target.set, kind, headline, body, related).digest
    place_of_body = [target.start, target.start + len(body)]
    return {
        "set": target.set, "doc": target.id, "body": place_of_body, "headline": place, "related": related,
        "kind": kind, "sha256": digest,
    }  # fmt: skip


def _short(body: str) -> str | None:
    """The first sentences of a text, of at least SHORT_WORDS words; None where that is nearly all of it."""
    for end in END.finditer(body):
        if len(body[: end.end()].split()) >= SHORT_WORDS:
            return body[: end.end()] if end.end() < 0.8 * len(body) else None
    return None


def others(found: list[Titled]) -> Iterator[tuple[Titled, Titled, str]]:
    """Each document with one of another story, the "nearest" to it or one that is "near"."""
    counts = [
        Counter(w for w in WORD.findall(f"{d.headline} {d.body[:BEGINNING]}".lower()) if len(w) > 2) for d in found
    ]
    df = Counter(word for words in counts for word in words)
    vectors = []
    for words in counts:
        vector = {w: (1 + math.log(n)) * math.log(len(found) / df[w]) for w, n in words.items()}
        length = math.sqrt(sum(value**2 for value in vector.values())) or 1.0
        vectors.append({w: value / length for w, value in vector.items()})
    for at, one in enumerate(found):
        ranked = sorted(
            (-sum(value * vectors[number].get(w, 0.0) for w, value in vectors[at].items()), number)
            for number, other in enumerate(found)
            if number != at and other.group == one.group and not _one_story(one, other)
        )
        drawn = _drawn(one.id)
        if drawn % 2 and len(ranked) > 1:
            behind = ranked[1:NEAR]
            yield one, found[behind[drawn // 2 % len(behind)][1]], "near"
        elif ranked:
            yield one, found[ranked[0][1]], "nearest"


def _drawn(id: str) -> int:
    """A number that a document's id decides."""
    return int(hashlib.sha256(id.encode()).hexdigest()[:8], 16)


def _one_story(one: Titled, other: Titled) -> bool:
    if one.day and other.day and abs((one.day - other.day).days) < DAYS_APART:
        return True
    if frozenset((one.id, other.id)) in ONE_STORY or one.body == other.body:
        return True
    return bool(one.story) and one.story == other.story


if __name__ == "__main__":
    main()
