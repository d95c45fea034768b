"""The order of the stages, and documents sent through them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import hashlib
import importlib
import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import polybius
from polybius import resources
from polybius.config import Settings
from polybius.engines import Lost, ordered_map
from polybius.errors import InputError, PolybiusError, ReadingError
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
CODE = ("ingest", "text", "annotate", "actors", "times", "places", "sources", "events", "schema.py", "syntax.py")
FILE_ENDINGS = (".html", ".htm", ".txt", ".md", ".markdown", ".jsonl", ".csv", ".tsv")
MAX_WHY = 300  # characters of a stage's message that a refusal keeps
REMEMBERED = 32  # readings a process keeps, so that copies of one text are read once
REMEMBERED_CHARACTERS = 50_000  # a longer text is not remembered: its tokens would fill the memory

Input = str | Path | bytes | Document
Stage = Callable[[Reading], Reading]


def read(
    input: Input,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """What one document says: who did what to whom, when, where, according to whom.

    Args:
        input: The text itself; or a file, as a Path or as a string that names an existing one by an ending such as
            ``.txt`` or ``.html``; or a file's bytes; or a Document.
        published: The day of publication, for a document that does not tell its own.
        title: The headline, for a document that does not tell its own.
        settings: How to read; the defaults suit news reports in English.

    Raises:
        InputError: the input is refused, or holds more than one document.
        ReadingError: a stage failed on it.
    """
    settings = settings or Settings()
    with resources.laid_over(settings.tables):
        document = _completed(_document(input, settings), published, title)
        return _read(document, settings)


def read_many(
    inputs: Iterable[Input] | Input,
    *,
    workers: int = 1,
    settings: Settings | None = None,
    on_refused: Callable[[Refusal], None] | None = None,
) -> Iterator[Reading]:
    """The readings of many documents, in the order of the inputs, in constant memory.

    Args:
        inputs: Files, folders, globs, ``-`` for standard input, bytes or Documents.
        workers: Processes to read by; the readings and their order do not depend on it.
        settings: How to read.
        on_refused: Called with each document that could not be read; without it they are logged and passed over.
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
        InputError: a pair of characters that lies outside the text or holds nothing.
    """
    spans = [Span(*actor), Span(*recipient)]
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise InputError(f"characters {span.start} to {span.end} are no words of a text of {len(text)} characters")
    settings = dataclasses.replace(settings or Settings(), clean=False)
    document = dataclasses.replace(_document(text, settings, as_text=True), given=(spans[0], spans[1]))
    events = read(document, published=published, settings=settings).events
    return events[0] if events else None


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
    settings = settings or Settings()
    with resources.laid_over(settings.tables):
        run_of(settings)  # a wrong table or damaged weights stop the run before its first document
        list(_stages(settings))

    def wanted() -> Iterator[Document | Refusal]:
        for item in _within(settings.tables, _documents(inputs, settings)):
            if isinstance(item, Refusal) or skip is None or not skip(item):
                yield item

    for result in ordered_map(functools.partial(_read_or_refuse, settings=settings), wanted(), workers=workers):
        yield _lost(result.item) if isinstance(result, Lost) else result


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

    if isinstance(input, Document):
        return input
    if isinstance(input, str) and (as_text or not _names_a_file(input)):
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


def _documents(inputs: Iterable[Input] | Input, settings: Settings) -> Iterator[Document | Refusal]:
    from polybius import ingest

    if isinstance(inputs, str | Path | bytes | Document):
        inputs = [inputs]
    plain: list[str | Path | bytes] = []  # kept together: ids are made unique within one call
    for input in inputs:
        if isinstance(input, Document):
            yield from ingest.read(plain, settings=settings)
            plain = []
            yield input
        else:
            plain.append(input)
    yield from ingest.read(plain, settings=settings)


def _within(tables: Path | None, items: Iterator[Document | Refusal]) -> Iterator[Document | Refusal]:
    while True:
        with resources.laid_over(tables):  # entered for each item anew: a caller's own code runs between them
            item = next(items, None)
        if item is None:
            return
        yield item


def _names_a_file(input: str) -> bool:
    if len(input) > 4096 or not input.lower().endswith(FILE_ENDINGS):
        return False
    try:
        return Path(input).is_file()
    except (OSError, ValueError):  # a text with a NUL, or a name that the system does not take
        return False


def _shown(input: Input) -> str:
    return f"an input of {len(input)} bytes" if isinstance(input, bytes) else str(input)


def _completed(document: Document, published: dt.date | str | None, title: str | None) -> Document:
    changes: dict[str, object] = {}
    if published is not None and document.published is None:
        day = _day(published)
        changes |= {"published": day, "earliest": day, "latest": day}
    if title is not None and document.title is None:
        changes["title"] = title
    return dataclasses.replace(document, **changes) if changes else document  # type: ignore[arg-type]


def _day(value: dt.date | str) -> dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise InputError(f"published {value!r} is no day; write YYYY-MM-DD") from None


def _read_or_refuse(item: Document | Refusal, settings: Settings) -> Reading | Refusal:
    if isinstance(item, Refusal):
        return item
    with resources.laid_over(settings.tables):
        try:
            return _read(item, settings)
        except ReadingError as error:
            return Refusal(item.uri or item.id, str(error))


def _read(document: Document, settings: Settings) -> Reading:
    # The reading of a text does not depend on its file's name, so copies under other names are read once.
    anonymous = dataclasses.replace(document, id="", uri=None)
    of = _remembered if len(document.text) <= REMEMBERED_CHARACTERS else _read_through
    reading = of(anonymous, settings)
    named = dataclasses.replace(reading.document, id=document.id, uri=document.uri)
    return dataclasses.replace(reading, document=named)


def _read_through(document: Document, settings: Settings) -> Reading:
    reading = Reading(document, run=run_of(settings))
    for name, stage in _stages(settings):
        try:
            reading = stage(reading)
        except PolybiusError as error:
            raise ReadingError(f"{name}: {error}"[:MAX_WHY]) from error
        except Exception as error:  # whatever a text does to a stage, the next document is read
            log.debug("%s failed on %s", name, document.uri or document.id, exc_info=True)
            raise ReadingError(f"{name}: {type(error).__name__}: {error}"[:MAX_WHY]) from error
    return reading


_remembered = functools.lru_cache(maxsize=REMEMBERED)(_read_through)


def _stages(settings: Settings) -> Iterator[tuple[str, Stage]]:
    """The stages of a run with their names; the annotating one as the settings want it."""
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
        return getattr(importlib.import_module(module), function)  # type: ignore[no-any-return]
    except (ImportError, AttributeError, ValueError) as error:
        raise InputError(f"stage {name!r} cannot be loaded ({error}); write package.module:function") from error


def _lost(item: Document | Refusal) -> Refusal:
    if isinstance(item, Refusal):
        return item
    return Refusal(
        item.uri or item.id, "the process that read it died twice; the text may need more memory than there is"
    )
