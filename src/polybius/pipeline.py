"""The order of the stages, and documents sent through them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import hashlib
import importlib
import logging
import operator
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import polybius
from polybius import resources
from polybius.config import Settings
from polybius.engines import Lost, ordered_map
from polybius.errors import MAX_WHY, InputError, ModelError, PolybiusError, ReadingError, ResourceError
from polybius.schema import Document, Event, Reading, Refusal, Run, Span

__all__ = ["STAGES", "code_pair", "read", "read_many", "run_of", "stream"]

log = logging.getLogger(__name__)

MODEL_STAGE = "polybius.annotate:annotate"  # without it a run has no weights
STAGES = (
    "polybius.text:split",
    MODEL_STAGE,
    "polybius.actors:resolve",
    "polybius.times:resolve",
    "polybius.places:resolve",
    "polybius.sources:attribute",
    "polybius.events:code",
)
CODE = (
    "ingest",
    "text",
    "annotate",
    "actors",
    "times",
    "places",
    "sources",
    "events",
    "resources",
    "config.py",
    "document.py",
    "pipeline.py",
    "schema.py",
    "slots.py",
    "syntax.py",
)
SITE = re.compile(r"https?://[^/?#]+", re.IGNORECASE)
REMEMBERED = 32  # readings a process keeps, so that copies of one text are read once
REMEMBERED_CHARACTERS = 50_000  # a longer text is not remembered: its tokens would fill the memory
TOGETHER, TOGETHER_CHARACTERS = 16, 100_000  # documents whose sentences share the model's batches, and their length
TOGETHER_IN_WORKERS = 8  # fewer in each of several processes, so that none waits for the last

Input = str | Path | bytes | Document
Item = Document | Refusal
Stage = Callable[[Iterable[Reading]], Iterable[Reading]]


def read(
    input: Input,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """What one document says: who did what to whom, when, where, according to whom.

    Args:
        input: The text itself; or a file, as a Path or as a string that ends like one (``.txt``) and names one or has
            at most three words; or a file's bytes; or a Document.
        published: The day of publication, for a document that does not tell its own.
        title: The headline, for a document that does not tell its own.
        settings: How to read; the defaults suit news reports in English.

    Raises:
        InputError: the input is refused, or holds more than one document.
        ReadingError: a stage failed on it.
        ResourceError, ModelError: a table laid over the shipped ones is wrong, or the weights are.
    """
    settings = _checked(settings)
    with resources.laid_over(settings.tables):
        (found,) = _read([_completed(_document(input, settings), published, title)], settings)
    if isinstance(found, ReadingError):
        raise found
    return found


def read_many(
    inputs: Iterable[Input] | Input,
    *,
    workers: int = 1,
    settings: Settings | None = None,
    on_refused: Callable[[Refusal], None] | None = None,
) -> Iterator[Reading]:
    """The readings of many documents, in the order of the inputs, in constant memory.

    Args:
        inputs: Files, folders, globs, ``-`` for standard input, bytes or Documents; a text itself as its bytes,
            ``text.encode()``, for each string names a file here.
        workers: Processes to read by; the readings and their order do not depend on it. More than one need a script
            whose call stands under ``if __name__ == "__main__":``.
        settings: How to read.
        on_refused: Called with each document that could not be read; without it they are logged and passed over.

    Raises:
        InputError: settings that are none.
        PolybiusError: no process could start.
    """
    for item in stream(inputs, settings=settings, workers=workers):
        if isinstance(item, Reading):
            yield item
        elif on_refused is not None:
            on_refused(item)
        else:
            log.warning("refused: %s: %s", item.uri, item.why)


def code_pair(
    text: str,
    actor: tuple[int, int],
    recipient: tuple[int, int],
    *,
    published: dt.date | str | None = None,
    settings: Settings | None = None,
) -> Event | None:
    """What a text says that the one did to the other; None when it says nothing of the two together.

    Args:
        text: Taken as it is.
        actor: Half-open characters of the words that name the one.
        recipient: The same for the other.
        published: The day that "on Tuesday" is understood from.
        settings: How to read.

    Raises:
        InputError: what is no pair of characters, lies outside the text or holds nothing.
    """
    settings = dataclasses.replace(_checked(settings), clean=False)
    spans = [_span(actor), _span(recipient)]
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise InputError(f"characters {span.start} to {span.end} are no words of a text of {len(text)} characters")
    document = dataclasses.replace(_document(text, settings, as_text=True), given=(spans[0], spans[1]))
    events = read(document, published=published, settings=settings).events
    return events[0] if events else None


def _span(characters: Any) -> Span:
    try:
        start, end = characters
        return Span(operator.index(start), operator.index(end))
    except (TypeError, ValueError):
        raise InputError(
            f"{characters!r} is no pair of characters; give the first and the one behind the last: (0, 4)"
        ) from None


def _checked(settings: Settings | None) -> Settings:
    if not isinstance(settings, Settings | None):
        raise InputError(f"settings are {type(settings).__name__}; make them: polybius.Settings(clean=False)")
    return settings or Settings()


def stream(
    inputs: Iterable[Input] | Input,
    *,
    settings: Settings | None = None,
    workers: int = 1,
    skip: Callable[[Document], bool] | None = None,
) -> Iterator[Reading | Refusal]:
    """Every document as a Reading or, with the reason, as a Refusal: one bad document never stops the run.

    Args:
        inputs: As for ``read_many``.
        settings: How to read.
        workers: Processes to read by.
        skip: Documents for which it is true are passed over, such as those that a store holds already.
    """
    settings = _checked(settings)
    with resources.laid_over(settings.tables):
        run_of(settings)  # a wrong table or damaged weights stop the run before its first document
        list(_stages(settings))

    def wanted() -> Iterator[Item]:
        for item in _within(settings.tables, _documents(inputs, settings)):
            if isinstance(item, Refusal) or skip is None or not skip(item):
                yield item

    read = functools.partial(_read_or_refuse, settings=settings)
    groups = _grouped(wanted(), TOGETHER if workers <= 1 else TOGETHER_IN_WORKERS)
    for result in ordered_map(read, groups, workers=workers):
        if not isinstance(result, Lost):
            yield from result
            continue
        # One of them killed the process: each alone, so that no other is given up with it
        for alone in ordered_map(read, ([item] for item in result.item), workers=workers):
            yield from map(_lost, alone.item) if isinstance(alone, Lost) else alone


def run_of(settings: Settings) -> Run:
    """What a reading under these settings is made by; its id changes with code, weights, tables or settings."""
    version = f"{polybius.__version__}+{_code_digest()}"
    model = _model_digest(settings.annotator) if MODEL_STAGE in (settings.stages or STAGES) else "none"
    parts = (version, model, resources.digest(), settings.digest())
    return Run(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16], *parts)


@functools.cache
def _model_digest(annotator: str) -> str:
    from polybius import annotate

    return annotate.model_digest(annotator)


@functools.cache
def _code_digest() -> str:
    total, house = hashlib.sha256(), Path(__file__).parent
    for name in CODE:
        paths = [house / name] if name.endswith(".py") else sorted((house / name).rglob("*.py"))
        for path in paths:
            total.update(path.relative_to(house).as_posix().encode() + path.read_bytes())
    return total.hexdigest()[:8]


def _document(input: Input, settings: Settings, *, as_text: bool = False) -> Document:
    from polybius import ingest
    from polybius.ingest.find import is_name

    if isinstance(input, Document):
        return _by_days(input)
    if isinstance(input, str) and (as_text or not is_name(input)):
        return ingest.from_text(input, settings=settings)
    found = []
    for item in ingest.read([input], settings=settings):
        if isinstance(item, Refusal):
            raise InputError(f"{item.uri}: {item.why}")
        found.append(item)
        if len(found) > 1:
            raise InputError(f"{_shown(input)} holds more than one document; use polybius.read_many")
    if not found:
        raise InputError(f"{_shown(input)} holds no document")
    return found[0]


def _by_days(document: Document) -> Document:
    """The document with the day of each instant that a caller put in the place of a day."""
    times = ((name, getattr(document, name)) for name in ("published", "earliest", "latest"))
    days: dict[str, Any] = {name: time.date() for name, time in times if isinstance(time, dt.datetime)}
    return dataclasses.replace(document, **days) if days else document


def _documents(inputs: Iterable[Input] | Input, settings: Settings) -> Iterator[Item]:
    from polybius import ingest

    if isinstance(inputs, str | Path | bytes | Document):
        inputs = [inputs]
    if not isinstance(inputs, Iterable):
        raise InputError(f"{type(inputs).__name__} is no list of inputs; give files, folders, bytes or Documents")
    plain: list[str | Path | bytes] = []  # kept together: ids are made unique within one call
    for input in inputs:
        if isinstance(input, Document):
            yield from ingest.read(plain, settings=settings)
            plain = []
            yield _by_days(input)
        else:
            plain.append(input)
    yield from ingest.read(plain, settings=settings)


def _within(tables: Path | None, items: Iterator[Item]) -> Iterator[Item]:
    while True:
        with resources.laid_over(tables):  # entered for each item anew: a caller's own code runs between them
            item = next(items, None)
        if item is None:
            return
        yield item


def _shown(input: Input) -> str:
    return f"an input of {len(input)} bytes" if isinstance(input, bytes) else str(input)


def _completed(document: Document, published: dt.date | str | None, title: str | None) -> Document:
    from polybius.ingest.dating import day

    changes: dict[str, object] = {}
    if published is not None and document.published is None:
        changes |= dict.fromkeys(("published", "earliest", "latest"), day(published))
    if title is not None and document.title is None:
        changes["title"] = title
    return dataclasses.replace(document, **changes) if changes else document  # type: ignore[arg-type]


def _grouped(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    """The items in groups of at most so many, and of few characters."""
    group: list[Item] = []
    characters = 0
    for item in items:
        group.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(group) == size or characters >= TOGETHER_CHARACTERS:
            yield group
            group, characters = [], 0
    if group:
        yield group


def _read_or_refuse(items: Sequence[Item], settings: Settings) -> list[Reading | Refusal]:
    with resources.laid_over(settings.tables):
        found = iter(_read([item for item in items if isinstance(item, Document)], settings))
    return [item if isinstance(item, Refusal) else _or_refusal(next(found), item) for item in items]


def _or_refusal(found: Reading | ReadingError, document: Document) -> Reading | Refusal:
    return found if isinstance(found, Reading) else Refusal(document.uri or document.id, str(found))


_remembered: OrderedDict[tuple[Document, Settings], Reading] = OrderedDict()


def _read(documents: Sequence[Document], settings: Settings) -> list[Reading | ReadingError]:
    # Of where a text lies only the site counts, for the country of its paper: copies under other names are read once.
    anonymous = [dataclasses.replace(document, id="", uri=_site(document.uri), path=None) for document in documents]
    found: dict[Document, Reading | ReadingError] = {
        document: _remembered[document, settings] for document in anonymous if (document, settings) in _remembered
    }
    new = list(dict.fromkeys(document for document in anonymous if document not in found))
    found |= zip(new, _read_through(new, settings), strict=True)
    for document in new:
        if isinstance(reading := found[document], Reading) and len(document.text) <= REMEMBERED_CHARACTERS:
            _remembered[document, settings] = reading
    while len(_remembered) > REMEMBERED:
        _remembered.popitem(last=False)
    return [_named(found[key], document) for key, document in zip(anonymous, documents, strict=True)]


def _site(uri: str | None) -> str | None:
    """The site of a web address, "https://example.ca"; None for the name of a file."""
    found = SITE.match(uri or "")
    return found[0] if found else None


def _named(found: Reading | ReadingError, document: Document) -> Reading | ReadingError:
    if isinstance(found, ReadingError):
        return found
    named = dataclasses.replace(found.document, id=document.id, uri=document.uri, path=document.path)
    return dataclasses.replace(found, document=named)


def _read_through(documents: Sequence[Document], settings: Settings) -> list[Reading | ReadingError]:
    run = run_of(settings)
    found: list[Reading | ReadingError] = [Reading(document, run=run) for document in documents]
    for name, stage in _stages(settings):
        done = iter(_staged(name, stage, [reading for reading in found if isinstance(reading, Reading)]))
        found = [next(done) if isinstance(reading, Reading) else reading for reading in found]
    return found


def _staged(name: str, stage: Stage, readings: list[Reading]) -> list[Reading | ReadingError]:
    """What a stage makes of the readings; whatever a text does to it, the others are read."""
    try:
        return list(stage(readings))
    except (ModelError, ResourceError):  # wrong for every text: a run that refused them all would tell of no fault
        raise
    except Exception as error:
        if len(readings) > 1:
            return [one for reading in readings for one in _staged(name, stage, [reading])]
        document = readings[0].document
        log.debug("%s failed on %s", name, document.uri or document.id, exc_info=True)
        why = str(error) if isinstance(error, PolybiusError) else f"{type(error).__name__}: {error}"
        failed = ReadingError(f"{name}: {why}"[:MAX_WHY])
        failed.__cause__ = error
        return [failed]


def _stages(settings: Settings) -> Iterator[tuple[str, Stage]]:
    """The stages of a run with their names, each for many readings; the annotating one as the settings want it."""
    for name in settings.stages or STAGES:
        yield name, _annotating(settings.annotator, settings.cascade) if name == MODEL_STAGE else _stage(name)


@functools.cache
def _annotating(annotator: str, cascade: bool) -> Stage:
    from polybius import annotate

    return annotate.annotator(annotator, cascade=cascade)


@functools.cache
def _stage(name: str) -> Stage:
    module, _, function = name.partition(":")
    try:
        return functools.partial(map, getattr(importlib.import_module(module), function))
    except (ImportError, AttributeError, ValueError) as error:
        raise InputError(f"stage {name!r} cannot be loaded ({error}); write package.module:function") from error


def _lost(item: Item) -> Refusal:
    if isinstance(item, Refusal):
        return item
    return Refusal(
        item.uri or item.id, "the process that read it died twice; the text may need more memory than there is"
    )
