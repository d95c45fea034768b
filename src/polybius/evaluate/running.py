"""Scores the events of whole reports against what coders noted in them, and the coders against each other."""

from __future__ import annotations

import functools
import itertools
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from polybius import pipeline, resources
from polybius.errors import NoGoldError
from polybius.evaluate import calibration, standoff, told
from polybius.evaluate.coding import agreement
from polybius.evaluate.figures import DIGITS, Counts, f1, precision, recall, total, with_interval
from polybius.evaluate.gold import records
from polybius.evaluate.matching import ENOUGH
from polybius.evaluate.told import Told, matched, overlap, same_countries, same_names, same_quad, same_type

Record = dict[str, Any]
Coded = dict[str, list[Record]]  # coder -> what he noted
Documents = dict[str, Record]  # by id
Tally = dict[str, Counts]  # measure -> right, read, noted
Figures = dict[str, Any]

NEWS, NEWS_PART, CODERS = "news", "dev", ("A", "B")  # the set whose records are bundled, without its texts
NOTHING: Counts = (0, 0, 0)

MEASURES: dict[str, Callable[[Told, Told], bool]] = {
    "type": same_type,
    "dyad": lambda noted, read: same_type(noted, read) and same_countries(noted, read),
    "type_names": lambda noted, read: same_type(noted, read) and same_names(noted, read),
    "quad": same_quad,
    "event": lambda noted, read: True,
}


def score(gold: Path, part: str | None = None, predictions: Path | None = None) -> dict[str, Figures]:
    """F1 of events, their types, quads and dyads in whole reports.

    A read event meets at most one noted one of its sentence: by overlapping triggers, then type, status, clearness,
    quad, countries, names. Unclear noted events are optional: what meets them is not counted. The measures are of
    *facts*, events told as done, and one that meets a negated, hypothetical or future event is wrong; ``mentions``
    leave the status aside. ``dyad``: the type and a right country on each side; ``type_names``: the type and a right
    name on each side. ``false_facts``: the share of the events not told as done that were read as done; its
    precision is their share of all that was. ``fields`` are judged where triggers overlap or types agree.
    ``calibration_error``: how far the confidence of facts lies from the share that is right in type and dyad.

    Args:
        gold: Holds the sets in which the bundled records of the set "news" were noted; or pairs of files
            ``running/<set>.docs.jsonl`` and ``running/<set>.gold*.jsonl``, gzipped or not; or folders with
            ``reports.jsonl`` and ``truth.jsonl``. Documents that name their ``part`` are scored by part.
        part: The part to score; None: all that there are, apart. The news is "dev".
        predictions: Readings, or records as the coders write them, one a line; None: the pipeline reads the reports.

    Returns:
        ``{"running/<set>": {"n": clear facts, "type": {"value", "low", "high", "precision", "recall", "n"}, ...}}``;
        the interval holds 95 % of resamples of the documents. Of several coders it is the mean over them; each
        alone and the ``agreement`` of the first two, over all events and over clear ones, follow as sets of their own.

    Raises:
        NoGoldError: no set.
        EvaluationError: a text that is not the annotated one, or a type that PLOVER does not have.
    """
    out: dict[str, Figures] = {}
    for name, documents, coded in _sets(gold, part):
        texts, read = _read(documents, predictions)
        noted = {coder: by_document(listed, texts) for coder, listed in coded.items()}
        out[f"running/{name}"] = figures([against(read, one) for one in noted.values()])
        out[f"running/{name}"] |= _calibration(read, list(noted.values()))
        if len(noted) > 1:
            out |= {f"running/{name}.{coder}": figures([against(read, one)]) for coder, one in noted.items()}
            out[f"running/{name}.agreement"] = coders_agree(*list(noted.values())[:2])
    if not out:
        raise NoGoldError(f"no running/<set>.docs.jsonl with gold, and no set of the annotated news, in {gold}")
    return out


# Sets


def _sets(gold: Path, part: str | None) -> Iterator[tuple[str, Documents, Coded]]:
    """Name, documents and records of each set, and of each part of it."""
    for name, documents, coded in itertools.chain(_news(gold, part), _files(gold)):
        for one in sorted({document.get("part") for document in documents.values()}, key=str):
            if part is None or one in (None, part):
                chosen = {id: document for id, document in documents.items() if document.get("part") == one}
                yield f"{name}.{one}" if one else name, chosen, coded


def news(gold: Path) -> Documents:
    """The bundled reports whose texts the gold folder has, by id."""
    return standoff.documents(resources.folder() / "evaluation" / "running" / "documents.jsonl", gold)


def _news(gold: Path, part: str | None) -> Iterator[tuple[str, Documents, Coded]]:
    """The bundled records, with the words of the texts that the gold folder has."""
    documents = news(gold) if part in (None, NEWS_PART) else {}
    if documents:
        shelf = resources.folder() / "evaluation" / "running"
        yield NEWS, documents, {coder: _filled_in(shelf / f"{coder}.jsonl", documents) for coder in CODERS}


def _filled_in(path: Path, documents: Documents) -> list[Record]:
    noted = ((record, documents.get(record["doc"])) for record in records(path))
    # Without the day of the document its "on Tuesday" cannot be judged.
    return [standoff.expand(record, found["text"], dated=bool(found["published"])) for record, found in noted if found]


def _files(gold: Path) -> Iterator[tuple[str, Documents, Coded]]:
    """The sets that lie in files, texts and all."""
    for path in sorted((gold / "running").glob("*.docs.jsonl*")):
        name = path.name.partition(".docs.")[0]
        noted = sorted(path.parent.glob(f"{name}.gold*.jsonl*"))
        if noted:
            coders = (file.name.removeprefix(f"{name}.gold").partition(".jsonl")[0].strip(".-_") for file in noted)
            yield name, _by_id(path), {coder: list(records(file)) for coder, file in zip(coders, noted, strict=True)}
    for path in sorted(gold.glob("*/truth.jsonl")):
        yield path.parent.name, _by_id(path.with_name("reports.jsonl")), {"": list(records(path))}


def _by_id(path: Path) -> Documents:
    return {document["id"]: document for document in records(path)}


# What was read


def _read(documents: Documents, predictions: Path | None) -> tuple[dict[str, str], list[list[Told]]]:
    """The text of each document as it was read, and the events that were read in it."""
    texts, events = {id: document["text"] for id, document in documents.items()}, []
    for line in records(predictions) if predictions else _readings(documents):
        if "document" not in line:
            events.append(line)
        elif line["document"]["id"] in texts:
            texts[line["document"]["id"]] = line["document"]["text"]
            events += told.of_reading(line)
    return texts, by_document(events, texts)


def _readings(documents: Documents) -> Iterator[Record]:
    """The documents as the pipeline reads a file of them, cleaning included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("".join(json.dumps(document) + "\n" for document in documents.values()), encoding="utf-8")
        for reading in pipeline.read_many([path]):
            yield reading.to_dict()


def by_document(listed: Iterable[Record], texts: dict[str, str]) -> list[list[Told]]:
    """The events of each document, in the order of the texts; those of other documents are left out."""
    found: dict[str, list[Told]] = {id: [] for id in texts}
    for record in listed:
        if record["doc"] in found:
            found[record["doc"]].append(told.placed(record, texts[record["doc"]]))
    return list(found.values())


# Counted


def against(read: Sequence[list[Told]], noted: Sequence[list[Told]], *, strict: bool = False) -> list[Tally]:
    """The counts of each document."""
    return [tally(one, other, strict=strict) for one, other in zip(noted, read, strict=True)]


def tally(noted: list[Told], read: list[Told], *, strict: bool = False) -> Tally:
    """The counts of one document, by measure.

    Args:
        noted: What a coder noted.
        read: What is judged; an event of it that is called unclear and meets nothing is not counted.
        strict: Unclear events count like the others.
    """

    def clear(event: Told) -> bool:
        return strict or event.clear

    met = told.align(noted, read, clear)
    pairs = [(noted[i], read[j]) for j, i in met.items() if clear(noted[i])]
    sure = [event for event in noted if clear(event)]
    judged = [event for j, event in enumerate(read) if clear(noted[met[j]] if j in met else event)]
    close = [(one, other) for one, other in pairs if overlap(one, other) or same_type(one, other)]
    facts = [(one, other) for one, other in pairs if one.done and other.done]
    claims = sum(event.done for event in judged), sum(event.done for event in sure)
    out = {name: (sum(agree(*pair) for pair in facts), *claims) for name, agree in MEASURES.items()}
    out |= {
        f"mentions/{name}": (sum(agree(*pair) for pair in pairs), len(judged), len(sure))
        for name, agree in MEASURES.items()
    }
    wrong = sum(other.done and not one.done for one, other in close)
    out["false_facts"] = (wrong, sum(event.done for event in read), sum(not event.done for event in sure))
    return out | {f"fields/{name}": _field(name, close) for name in FIELDS}


def _field(name: str, pairs: list[tuple[Told, Told]]) -> Counts:
    return total([FIELDS[name](one, other) for one, other in pairs if name in other.fields])


def _days(noted: Told, read: Told) -> Counts:
    if noted.days is None:
        return NOTHING
    meet = read.days is not None and noted.days[0] <= read.days[1] and read.days[0] <= noted.days[1]
    return meet, read.days is not None, 1


def _place(noted: Told, read: Told) -> Counts:
    return bool(noted.place) and noted.place == read.place, bool(read.place), bool(noted.place)


def _counts(noted: Told, read: Told) -> Counts:
    return matched(noted.counts, read.counts, _same_count), len(read.counts), len(noted.counts)


def _same_count(noted: tuple[Any, ...], read: tuple[Any, ...]) -> bool:
    """Whether two count the same and share a bound; "dozens" without any needs no more than the first."""
    bounds = list(zip(noted[1:], read[1:], strict=True))
    shares = any(one == other is not None for one, other in bounds)
    return noted[0] == read[0] and (shares or all(one is None for one, _ in bounds))


def _source(noted: Told, read: Told) -> Counts:
    alike = bool(noted.source) and agreement(noted.source, read.source) >= ENOUGH
    return alike, bool(read.source), bool(noted.source)


FIELDS: dict[str, Callable[[Told, Told], Counts]] = {
    "status": lambda noted, read: (noted.status == read.status, 1, 1),
    "certain": lambda noted, read: (noted.certain == read.certain, 1, 1),
    "days": _days,
    "place": _place,
    "counts": _counts,
    "source": _source,
}


def _calibration(read: Sequence[list[Told]], noted: Sequence[Sequence[list[Told]]]) -> Figures:
    """The expected calibration error against all coders together; nothing for a reader without confidence."""
    documents = [
        [pair for one in coders for pair in sureness(one, found)] for found, *coders in zip(read, *noted, strict=True)
    ]
    return {"calibration_error": calibration.figure(documents)} if any(documents) else {}


def sureness(noted: list[Told], read: list[Told]) -> calibration.Judged:
    """Of each fact read in a document that is counted, its confidence and whether type and dyad are right."""
    met = told.align(noted, read, lambda event: event.clear)
    out = []
    for j, event in enumerate(read):
        other = noted[met[j]] if j in met else None
        if event.confidence is not None and event.done and (other is None or other.clear):
            right = other is not None and other.done and MEASURES["dyad"](other, event)
            out.append((event.confidence, right))
    return out


# Figures


def figures(judged: Sequence[list[Tally]]) -> Figures:
    """Each measure with its interval, precision and recall: the means over the coders that the reading is held to."""
    names = judged[0][0] if judged[0] else {}
    out: Figures = {"n": round(_mean(judged, "type", _noted)), "documents": len(judged[0])}
    for name in names:
        of = recall if name == "false_facts" else f1
        by_coder = [[tally[name] for tally in one] for one in judged]
        figure = with_interval(list(zip(*by_coder, strict=True)), functools.partial(_mean_over_coders, of))
        figure |= {"precision": _mean(judged, name, precision), "recall": _mean(judged, name, recall)}
        group, _, measure = name.rpartition("/")
        (out.setdefault(group, {}) if group else out)[measure] = figure | {"n": round(_mean(judged, name, _noted))}
    return out


def _mean(judged: Sequence[list[Tally]], name: str, of: Callable[[Sequence[Counts]], float]) -> float:
    return round(sum(of([tally[name] for tally in one]) for one in judged) / len(judged), DIGITS)


def _mean_over_coders(of: Callable[[Sequence[Counts]], float], documents: Sequence[tuple[Counts, ...]]) -> float:
    by_coder = list(zip(*documents, strict=True))
    return sum(map(of, by_coder)) / len(by_coder)


def _noted(counts: Sequence[Counts]) -> int:
    return sum(noted for _, _, noted in counts)


def coders_agree(some: list[list[Told]], others: list[list[Told]]) -> Figures:
    """How well two coders meet one another: the means of each held to the other, over all events and clear ones."""
    both = {
        name: figures([against(some, others, strict=strict), against(others, some, strict=strict)])
        for name, strict in (("all", True), ("clear", False))
    }
    kept = ("type", "dyad", "type_names", "quad", "event")
    return {"n": both["all"]["n"], "documents": len(some)} | {
        name: {measure: found[measure] for measure in kept} for name, found in both.items()
    }
