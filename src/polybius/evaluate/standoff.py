"""Records of events kept apart from texts that may not be copied: offsets and codes, filled in from the gold folder.

A *verbatim* record quotes its document; a *stand-off* record has characters in the place of every quotation:
``{"doc", "set", "sentence_start", "trigger": [start, end], "type", "modes", "actors": [{"span", "country"}], ...}``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polybius.errors import EvaluationError
from polybius.evaluate.gold import day, records

Record = dict[str, Any]

PREFIX = 60  # characters of its sentence that a verbatim record quotes
REACH = 1000  # characters from the start of a sentence within which its trigger stands
AS_THEY_ARE = ("type", "modes", "earliest", "latest", "counts", "status", "certain", "clear")


def place(sentence: str, trigger: str, text: str) -> tuple[int | None, tuple[int, int] | None]:
    """Where a quoted sentence starts and its trigger stands in a text; None for what the text does not have.

    A sentence may begin like another one: the first that has the trigger is meant.
    """
    starts = [match.start() for match in _find(sentence, text, whole=False)]
    for start in starts:
        if span := trigger_from(start, trigger, text):
            return start, span
    return (starts[0] if starts else None), None


def trigger_from(start: int, trigger: str, text: str) -> tuple[int, int] | None:
    """Where a trigger stands in the sentence that starts there; None where it does not."""
    match = next(_find(trigger, text[start : start + REACH]), None) if trigger else None
    return (start + match.start(), start + match.end()) if match else None


def reduce(record: Record, set_name: str, text: str) -> Record:
    """A verbatim record as a stand-off one.

    Raises:
        EvaluationError: words that the text does not have.
    """
    start, trigger = place(record["sentence"], record["trigger"], text)
    if start is None:
        raise EvaluationError(f"{record['doc']}: no sentence {record['sentence']!r}")
    if trigger is None:
        trigger = _nearest(record["trigger"], start, text)  # "air strike" of "air strikes"

    def span(words: str) -> list[int]:
        return list(_nearest(words, trigger[0], text))

    def party(noted: Record) -> Record:
        return {"span": span(noted["text"]), "country": noted["country"]}

    kept = {name: record[name] for name in AS_THEY_ARE if name in record}
    return {
        "doc": record["doc"],
        "set": set_name,
        "sentence_start": start,
        "trigger": list(trigger),
        **kept,
        "actors": [party(noted) for noted in record["actors"]],
        "recipients": [party(noted) for noted in record["recipients"]],
        "place": party(record["place"]) if record.get("place") else None,
        "source": span(record["source"]) if record.get("source") else None,
        "same_as": span(record["same_as"]) if record.get("same_as") else None,
    }


def expand(record: Record, text: str, *, dated: bool = True) -> Record:
    """A stand-off record with the words of its text; without days when the day of the document is not known."""

    def words(span: list[int] | None) -> str | None:
        return text[slice(*span)] if span else None

    def party(noted: Record) -> Record:
        return {"text": words(noted["span"]), "country": noted["country"]}

    start = record["sentence_start"]
    days = ("earliest", "latest")
    return {
        "doc": record["doc"],
        "sentence": text[start : start + PREFIX].partition("\n")[0],
        "trigger": words(record["trigger"]),
        **{name: record[name] for name in AS_THEY_ARE if name in record and (dated or name not in days)},
        "actors": [party(noted) for noted in record["actors"]],
        "recipients": [party(noted) for noted in record["recipients"]],
        "place": party(record["place"]) if record["place"] else None,
        "source": words(record["source"]),
        "same_as": words(record["same_as"]),
    }


def documents(listed: Path, gold: Path) -> dict[str, Record]:
    """The listed documents that a gold folder has, with their texts: ``{id: {"id", "title", "published", "text"}}``.

    Raises:
        EvaluationError: a text is not the one that was annotated.
    """
    wanted: dict[str, dict[str, str]] = {}
    for row in records(listed):
        wanted.setdefault(row["set"], {})[row["doc"]] = row["sha256"]
    out: dict[str, Record] = {}
    for set_name, digests in wanted.items():
        path = gold / f"{set_name}.jsonl.gz"
        for record in records(path) if path.exists() else ():
            digest = digests.get(record["id"])
            if digest is None:
                continue
            if digest != sha256(record["text"]):
                raise EvaluationError(f"{path}: the text of {record['id']} is not the one that was annotated")
            published = day(record.get("date") or record.get("dct"))
            out[record["id"]] = {
                "id": record["id"],
                "title": record.get("title"),
                "published": published.isoformat() if published else None,
                "text": record["text"],
            }
    return {id: out[id] for digests in wanted.values() for id in digests if id in out}


def sha256(text: str) -> str:
    """The digest by which a text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()


def _nearest(words: str, at: int, text: str) -> tuple[int, int]:
    """The occurrence of some words that is nearest to a place."""
    found = list(_find(words, text)) or list(_find(words, text, whole=False))
    if not found:
        raise EvaluationError(f"no {words!r} in the text")
    nearest = min(found, key=lambda match: abs(match.start() - at))
    return nearest.span()


def _find(words: str, text: str, *, whole: bool = True) -> Iterator[re.Match[str]]:
    """Where words stand, whatever blanks divide them; whole: not as the beginning of a longer word."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return re.finditer(rf"(?<!\w){pattern}" + (r"(?!\w)" if whole else ""), text)
