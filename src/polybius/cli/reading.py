"""``read`` and ``demo``: documents in, sourced events out."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from polybius.cli import demonstration
from polybius.cli.options import a_day
from polybius.cli.show import Format, called, form_of, show
from polybius.cli.tables import EVENT_COLUMNS
from polybius.errors import InputError

if TYPE_CHECKING:
    from polybius.config import Settings
    from polybius.schema import Document, Reading, Refusal
    from polybius.store import Store

__all__ = ["COMMANDS"]

SOME_REFUSED = 1
DAYS_AHEAD = 3  # a report may be dated so far from now, for time zones and weeklies; what is dated later is told of


@dataclasses.dataclass
class Tally:
    """What a run has done so far."""

    documents: int = 0
    events: int = 0
    unchanged: int = 0
    refused: int = 0
    named: list[str] = dataclasses.field(default_factory=list)  # the refused ones

    def words(self) -> str:
        """In a line: "36 documents, 148 events; 2 refused"."""
        out = f"{_count(self.documents, 'document')}, {_count(self.events, 'event')}"
        out += f"; {self.unchanged} unchanged" if self.unchanged else ""
        return out + (f"; {self.refused} refused" if self.refused else "")


def read(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files, folders, globs, or - for standard input."),
    ],
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="OUT",
            help="A store (.duckdb), made or added to, or lines of JSON (.jsonl), written over what was there.",
        ),
    ] = None,
    published: Annotated[
        dt.date | None, typer.Option(parser=a_day, metavar="DATE", help="The day of documents that tell none.")
    ] = None,
    no_clean: Annotated[
        bool, typer.Option("--no-clean", help="Take the text as it is; offsets then refer to the input.")
    ] = False,
    workers: Annotated[int, typer.Option(help="Processes to read by.")] = 1,
    annotator: Annotated[
        str,
        typer.Option(metavar="NAME", help="builtin, or spacy:PIPELINE for an installed spaCy pipeline in its place."),
    ] = "builtin",
    cascade: Annotated[
        bool,
        typer.Option("--cascade", help="Pass over sentences that hardly hold an event: faster, and a little is lost."),
    ] = False,
    format: Annotated[
        Format | None, typer.Option(help="On standard output: a table on a terminal, lines of JSON in a pipe.")
    ] = None,
    with_text: Annotated[
        bool,
        typer.Option(
            "--with-text/--no-text",
            help="Whether the JSON carries the articles' text, which its offsets mean; without it, their digest.",
        ),
    ] = True,
    tables: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Your own tables, laid over the bundled ones.", exists=True, file_okay=False
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress and no summary.")] = False,
    verbose: Annotated[int, typer.Option("-v", "--verbose", count=True, help="Say more; twice: everything.")] = 0,
) -> None:
    """Read documents: who did what to whom, when, where, according to whom.

    Exit status 0 when all was read, 1 when some documents were refused (each is named on standard error, an INPUT
    where nothing lies among them), 2 for wrong use.
    """
    from polybius.config import Settings

    _log(verbose)
    if workers < 1:
        raise typer.BadParameter(f"{workers} processes read nothing; write 1 or more", param_hint="--workers")
    settings = Settings(clean=not no_clean, published=published, tables=tables, annotator=annotator, cascade=cascade)
    write = _writer(out, format, with_text)
    tally = Tally()
    with _progress(tally, quiet) as seen:
        write(Job(inputs, settings, workers, tally, seen))
    if not quiet:
        print(f"read {tally.words()}{_passed_over(inputs, out)}", file=sys.stderr)
    if tally.refused:
        raise typer.Exit(SOME_REFUSED)


def _passed_over(inputs: list[str], out: Path | None) -> str:
    """What lies in the folders and is of no kind that is read: "; passed over 3 files in folders: .docx, .pdf"."""
    from polybius.ingest.find import passed_over

    found = {path.resolve() for name in inputs for path in passed_over(name)} - {out.resolve() if out else None}
    kinds = [path.suffix.lower() or "no ending" for path in found]
    words = f"{_count(len(kinds), 'file')} in folders: {', '.join(sorted(set(kinds)))}"
    return f"; passed over {words}" if kinds else ""


@dataclasses.dataclass(frozen=True)
class Job:
    """What is to be read, how, and who is told of each document."""

    inputs: list[str]
    settings: Settings
    workers: int
    tally: Tally
    seen: Callable[[Reading | Refusal], None]

    def stream(self, skip: Callable[[Document], bool] | None = None) -> Iterator[Reading | Refusal]:
        """Every document as it comes out of the pipeline."""
        from polybius import pipeline

        for item in pipeline.stream(self.inputs, settings=self.settings, workers=self.workers, skip=skip):
            self.seen(item)
            yield item

    def readings(self) -> Iterator[Reading]:
        """Those that were read."""
        from polybius.schema import Reading

        return (item for item in self.stream() if isinstance(item, Reading))


def _writer(out: Path | None, format: Format | None, with_text: bool) -> Callable[[Job], None]:
    if out is None:
        return lambda job: _to_screen(job, format, with_text)
    if format is not None:
        raise typer.BadParameter("the ending of OUT decides; leave --format away", param_hint="--format")
    if out.suffix == ".duckdb":
        if not with_text:
            raise typer.BadParameter(
                "a store keeps the texts; polybius share copies it without them", param_hint="--no-text"
            )
        return lambda job: _to_store(job, out)
    if out.suffix == ".jsonl":
        return lambda job: _to_jsonl(job, out, with_text)
    raise typer.BadParameter(f"{out.name} ends neither in .duckdb nor in .jsonl", param_hint="-o")


def _to_store(job: Job, out: Path) -> None:
    from polybius import open_store, pipeline, resources

    with resources.laid_over(job.settings.tables):
        run = pipeline.run_of(job.settings)
    tally = job.tally
    with open_store(out) as store:

        def skip(document: Document) -> bool:
            known = store.has(document, run)
            tally.unchanged += known
            return known

        before = len(store.documents())
        said = store.corrections().fetchall()
        try:
            added = store.add(job.stream(skip), run=run)
        except KeyboardInterrupt:
            kept = len(store.documents()) - before
            raise KeyboardInterrupt(f"{_count(kept, 'document')} kept" if kept else "no document is kept yet") from None
        tally.unchanged += added.unchanged
        tally.documents, tally.events = added.documents, added.events
        _settle(store, job)
        store.link()
        _tell_corrections(store, said)


def _settle(store: Store, job: Job) -> None:
    """Lists of what was gone through only what was refused this time."""
    from polybius.ingest.find import files

    named = list(job.inputs)
    for name in job.inputs:
        with contextlib.suppress(InputError):  # it is among the refused ones
            named += map(str, files(name))
    store.settle(named, job.tally.named)


def _tell_corrections(store: Store, before: list[Any]) -> None:
    """Which corrections went on with a new version of their report, and which are of an event that holds no more."""
    from polybius import stories

    left = {row[0] for row in before if row[-1]}
    now, last = store.corrections().fetchall(), max((row[0] for row in before), default=0)
    carried = [row for row in now if row[0] > last]
    for event in dict.fromkeys(row[2] for row in carried):
        of = [row for row in carried if row[2] == event]
        print(f"{_count(len(of), 'correction')} carried on to {event}: {of[0][7]}", file=sys.stderr)
    lost = [row for row in now if row[-1] and row[0] not in left]
    edited = stories.replaced(store.connection, {event for row in lost for event in row[-1]})
    for number, _, _, action, field, _, who, _, _, events in lost:
        what = " ".join(filter(None, (action, field)))
        whys = {
            "no event of the new version goes on with": [event for event in events if event in edited],
            "by the newest run its report tells no more of": [event for event in events if event not in edited],
        }
        why = "; ".join(f"{words} {', '.join(those)}" for words, those in whys.items() if those)
        print(f"left behind: correction {number} ({what}, by {who}): {why}", file=sys.stderr)
    if lost:
        print(f"{_count(len(lost), 'correction')} left behind; see: polybius explain STORE EVENT", file=sys.stderr)


def _to_jsonl(job: Job, out: Path, with_text: bool) -> None:
    part = out.with_name(out.name + ".part")  # OUT is there when it is whole
    try:
        with part.open("w", encoding="utf-8") as file:
            _write_lines(file, with_text, job.readings())
        part.replace(out)
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror or error}") from error
    finally:
        _left(part)


def _left(part: Path) -> None:
    """Tells of what an unfinished reading left; a file without a line is taken away."""
    with contextlib.suppress(OSError):
        if part.stat().st_size:
            print(f"polybius: what was read so far is in {part}", file=sys.stderr)
        else:
            part.unlink()


def _to_screen(job: Job, format: Format | None, with_text: bool) -> None:
    from polybius.store import event_columns, event_rows

    format = form_of(format)
    if format is Format.jsonl:
        _write_lines(sys.stdout, with_text, job.readings())
    else:
        rows = (
            called(row, {one.id: one.name for one in reading.entities}) if format is Format.table else row
            for reading in job.readings()
            for row in event_rows(reading)
        )
        show(rows, event_columns(), EVENT_COLUMNS, format)


def _write_lines(file: Any, with_text: bool, readings: Iterable[Reading]) -> None:
    import json

    for reading in readings:
        values = reading.to_dict()
        values["document"]["text_digest"] = reading.document.digest
        if not with_text:
            values["document"]["text"] = None
        line = json.dumps(values, ensure_ascii=False)
        file.write(line.encode("utf-8", "replace").decode() + "\n")  # half a surrogate pair becomes "?"
        file.flush()


@contextlib.contextmanager
def _progress(tally: Tally, quiet: bool) -> Iterator[Callable[[Reading | Refusal], None]]:
    """Counts what goes by, names the refused ones on standard error, and shows progress on a terminal."""
    from polybius.schema import Reading

    with contextlib.ExitStack() as stack:
        tell: Callable[[str], None] = lambda line: print(line, file=sys.stderr)  # noqa: E731
        update: Callable[[], None] = lambda: None  # noqa: E731
        if sys.stderr.isatty() and not quiet:
            from rich.console import Console
            from rich.markup import escape

            console = Console(stderr=True, highlight=False)
            status = stack.enter_context(console.status("reading …"))
            tell = lambda line: console.print(escape(line))  # noqa: E731
            update = lambda: status.update(f"reading … {tally.words()}")  # noqa: E731

        def seen(item: Reading | Refusal) -> None:
            if isinstance(item, Reading):
                tally.documents += 1
                tally.events += len(item.events)
                if (day := item.document.published) and (day - dt.date.today()).days > DAYS_AHEAD:
                    tell(f"dated ahead: {item.document.uri or item.document.id}: {day} has not come yet")
            else:
                tally.refused += 1
                tally.named.append(item.uri)
                tell(f"refused: {item.uri}: {item.why}")
            update()

        yield seen


def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the store and the report are put.", file_okay=False)
    ] = Path("polybius-demo"),
) -> None:
    """Read the bundled sample reports: who did what to whom, and one relation around its shock.

    The reports were written for Polybius; they are no news. Nothing is downloaded, no server is started.
    """
    demonstration.demo(out)


def _log(verbose: int) -> None:
    level = {0: logging.ERROR, 1: logging.INFO}.get(verbose, logging.DEBUG)
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    if not verbose:  # a page that it cannot read is refused with a reason of ours
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


COMMANDS = (demo, read)
