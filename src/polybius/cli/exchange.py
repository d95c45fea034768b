"""``import``, ``export`` and ``share``: other people's event data in, ours out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from polybius.cli.options import ACTOR, RECIPIENT, SINCE, STORE, TYPE, UNTIL
from polybius.errors import PolybiusError

if TYPE_CHECKING:
    from polybius.exchange import Imported

__all__ = ["COMMANDS"]

SOME_REFUSED = 1
KINDS = ("repaired", "left out", "over others' words", "waiting", "refused")
NAMED = 5  # lines of a file and reason that are named on the terminal; the store has up to a thousand, and their number


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Plain, .gz, .zip or .parquet; with or without a header.")
    ],
    *,
    data: Annotated[
        str, typer.Option("--as", metavar="DATA", help="pairs, gdelt, icews, polecat, acled or corrections.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="STORE", help="A store (.duckdb), made or added to.")],
    source: Annotated[
        str | None, typer.Option(help="Whose data, as they are to be cited; without it as their publisher asks.")
    ] = None,
    licence: Annotated[
        str | None, typer.Option(help="Under which they came; without it as their publisher says.")
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress and no summary.")] = False,
) -> None:
    """Take other people's event data into a store: events, stories, relation, explain, serve and export work on them.

    CAMEO and ACLED's types become PLOVER, actors become our codes. Malformed lines are mended where that is safe; what
    is mended, refused and left out is counted by kind, and kept in the tables import_notes and refused. The same file
    imported again changes nothing. Exit status 1 when some lines were refused.

    Corrections, exported from another analyst's store, are laid over this one: who made them and when is kept, and
    those that find no event or story here are named and wait for it.
    """
    from polybius import open_store
    from polybius.exchange import import_files

    def progress(file: str, rows: int) -> None:
        if not quiet and sys.stderr.isatty():
            print(f"\r{file}: {rows:,} rows", end="", file=sys.stderr)

    fresh = not out.exists()
    if fresh and data == "corrections":
        raise typer.BadParameter(f"no store at {out} that corrections could be laid over", param_hint="-o")
    try:
        with open_store(out) as store:
            found = import_files(store, files, data, source=source, licence=licence, progress=progress)
    except PolybiusError:
        if fresh:  # nothing was brought in: no empty store stays behind
            out.unlink(missing_ok=True)
        raise
    if not quiet:
        _tell(found, {"pairs": "day of a pair", "corrections": "correction"}.get(data, "event"))
    if found.total("refused"):
        raise typer.Exit(SOME_REFUSED)


def _tell(found: Imported, what: str) -> None:
    if sys.stderr.isatty():
        print(file=sys.stderr)
    for file, notes in found.notes.items():
        for (kind, why), n in sorted(notes.counts.items()):
            lines = [str(line) for line in notes.lines[kind, why][:NAMED] if line]
            named = f" (line{'s' * (n > 1)} {', '.join(lines)}{' ...' if n > len(lines) else ''})" if lines else ""
            print(f"{kind}: {file}: {why}: {n:,}{named}", file=sys.stderr)
    noun = what if found.new == 1 else {"day of a pair": "days of pairs"}.get(what, f"{what}s")
    parts = [f"imported {found.new:,} {noun}"]
    parts += [f"{n:,} {name}" for name, n in (("unchanged", found.unchanged), ("revised", found.revised)) if n]
    parts += [f"{n:,} {kind}" for kind in KINDS if (n := found.total(kind))]
    print("; ".join(parts), file=sys.stderr)


def export(
    store: STORE,
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE",
            help="events, stories, entities, documents, claims, measures, links, assessments, refused, runs, "
            "corrections, story_events, story_revisions or story_redirects.",
        ),
    ],
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="Where to; its ending tells the format.")],
    format: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="FORMAT",
            help="csv, jsonl, parquet; events: polecat, plover, gdelt, geojson, graphml, ical; stories: geojson, ical.",
        ),
    ] = None,
    actor: ACTOR = None,
    recipient: RECIPIENT = None,
    type: TYPE = None,
    since: SINCE = None,
    until: UNTIL = None,
) -> None:
    """Write a table of a store into a file.

    Beside it FILE.about.json says whose data it is, under which licence, and which runs and model made it.
    """
    from polybius import open_store
    from polybius.exchange import export as write

    with open_store(store, read_only=True) as opened:
        filters = {"actor": actor, "recipient": recipient, "event_type": type, "since": since, "until": until}
        sent = write(opened, table, out, format=format, **filters)
    for why, n in sorted(sent.left_out.items()):
        print(f"left out: {n:,}: {why}", file=sys.stderr)
    rows = f"{sent.rows:,} row{'' if sent.rows == 1 else 's'} of {table}"
    print(f"wrote {rows} to {sent.file}, and whose they are to {sent.about.name}", file=sys.stderr)


def share(
    store: STORE,
    *,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="A new store (.duckdb).")],
) -> None:
    """Copy a store without the articles' texts, to be handed on: its sentences and everything made of them stay.

    All commands and pages work on the copy; where an article would stand they say that its text was left out.
    """
    if out.suffix != ".duckdb":
        raise typer.BadParameter(f"{out.name} does not end in .duckdb", param_hint="-o")
    from polybius import open_store

    with open_store(store, read_only=True) as opened:
        opened.share(out)
    print(f"wrote {out}, without the articles' texts; their sentences that tell events are in it", file=sys.stderr)


COMMANDS = (import_, export, share)
