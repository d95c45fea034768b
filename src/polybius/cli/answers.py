"""``relation``, ``measures``, ``explain``, ``report``, ``serve``, ``evaluate`` and ``correct``."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from polybius.cli.ledger import print_ledger, print_quotes, standing_lines
from polybius.cli.options import DATA, FORMAT, SOURCES, STORE, A, B, a_day
from polybius.cli.outlook import outlook_lines, print_outlook
from polybius.cli.show import WIDE, Column, Format, figure, form_of, json_line, say, show, table
from polybius.errors import InputError

if TYPE_CHECKING:
    from polybius.relations import Estimate, Finding, Level, Relation

__all__ = ["COMMANDS", "print_finding", "print_levels"]

FIELDS = (  # of an event, that can be edited
    "What to edit: event_type, modes, contexts, quad, score, actors, recipients, reciprocal, host, earliest, latest, "
    "place, counts, factuality, auxiliary or ended."
)
AROUND = Annotated[
    str | None, typer.Option(metavar="DATE[..DATE]|STORY", help="What changed around a day, some days or a story.")
]
DIRECTED = Annotated[bool, typer.Option("--directed", help="Only what A does to B, and what the two do together.")]
WEIGHTS = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Scores of your own: columns event_type, mode, score.")
]
ATTENTION = Annotated[bool, typer.Option("--attention", help="Count a story as often as independent reports tell it.")]
ROOMY = 135  # characters of a terminal from which on a bar stands beside the figures
WEEKS_BEFORE, WEEKS_AFTER = 8, 22  # of a shock that are shown with it: the time by which a recovery is judged


def relation(
    store: STORE,
    a: A,
    b: B,
    *,
    freq: Annotated[str, typer.Option(help="day, week or month.")] = "week",
    around: AROUND = None,
    directed: DIRECTED = False,
    weights: WEIGHTS = None,
    attention: ATTENTION = False,
    data: DATA = None,
    panel: SOURCES = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the picture of the page into an .svg or .png file.")
    ] = None,
    format: FORMAT = None,
) -> None:
    """Reported conflict and cooperation of two parties, with intervals, breaks and forecast; what still stands.

    CSV is one table, that of the levels: the finding of --around is then told in a sentence on standard error, and its
    figures, breaks, forecast and measures stand in the lines of JSON.
    """
    if freq not in ("day", "week", "month"):
        raise typer.BadParameter(f"{freq!r}: day, week or month", param_hint="--freq")
    if plot is not None and plot.suffix.lower() not in (".svg", ".png"):
        raise typer.BadParameter(f"{plot.name} ends neither in .svg nor in .png", param_hint="--plot")
    from polybius import open_store, relations
    from polybius.report.labels import names_of

    with open_store(store, read_only=True) as opened:
        names = names_of(opened.connection)
        found = opened.relation(
            a, b, directed=directed, weights=weights, attention=attention, data=data, panel=panel or ()
        )
        when = _days(opened, around, found) if around else None
        finding = found.around(when) if when else None
        levels = found.level(freq)
        if plot is not None:
            from polybius import report as reports

            reports.plot(opened, a, b, around=when, relation=found, out=plot)
            print(f"wrote {plot}", file=sys.stderr)
        quotes = relations.quoted(opened.connection, *(found.dyad or (a, b)))
        if form_of(format) is not Format.table:
            rows = [level.row for level in levels]
            if not rows:
                print(found.summary, file=sys.stderr)
            show(rows, relations.Level.columns(), (), format)
            if form_of(format) is Format.jsonl:
                if finding is not None:
                    print(json_line({"finding": dataclasses.asdict(finding)}))
                for line in (*outlook_lines(found), *standing_lines(found, quotes, names)):
                    print(line)
            elif finding is not None:  # CSV holds one table, that of the levels
                print(finding.summary, file=sys.stderr)
            return
        say(found.summary)
        if near := [level for level in levels if when is None or _near(level, when)]:
            print_levels(near)  # otherwise the words have said that nothing is told
        if finding is not None:
            print_finding(finding)
        print_outlook(found)
        print_ledger(found.measures(), names)
        print_quotes(quotes)


def measures(
    store: STORE,
    a: A,
    b: B,
    *,
    at: Annotated[
        dt.date | None, typer.Option(parser=a_day, metavar="DATE", help="Those that stood on that day.")
    ] = None,
    format: FORMAT = None,
) -> None:
    """The ledger of a dyad: what was suspended, expelled, imposed, whether it was undone, and who says so."""
    from polybius import open_store
    from polybius.report.labels import names_of
    from polybius.report.measures import COLUMNS, measure_row

    with open_store(store, read_only=True) as opened:
        names = names_of(opened.connection)
        found = opened.relation(a, b)
        ledger = found.measures(at)
        if at is not None and found.series.observed and at > found.series.end:
            told = f"what is told of {a} and {b} ends on {found.series.end}"
            print(f"{told}; whether it still stood on {at} is not known", file=sys.stderr)
        if form_of(format) is Format.table:
            print_ledger(ledger, names, at)
            if not ledger:
                print(f"no measure between {a} and {b} is told{f' to have stood on {at}' if at else ''}")
            return
        show([measure_row(measure, names, at) for measure in ledger], COLUMNS, (), format)


def explain(
    store: STORE,
    id: Annotated[
        str, typer.Argument(metavar="ID", help="The id of an event, story, claim, document, measure or assessment.")
    ],
) -> None:
    """The ladder under a number: finding, level, stories, events, sentences, documents.

    The id of an assessment stands in ``polybius relation STORE A B``, in the report, and under its document.
    """
    from polybius import open_store, report

    with open_store(store, read_only=True) as opened:
        print(report.explain(opened, id))


def report(
    store: STORE,
    a: A,
    b: B,
    *,
    since: Annotated[dt.date | None, typer.Option("--from", parser=a_day, metavar="DATE", help="First day.")] = None,
    until: Annotated[dt.date | None, typer.Option("--to", parser=a_day, metavar="DATE", help="Last day.")] = None,
    around: AROUND = None,
    directed: DIRECTED = False,
    weights: WEIGHTS = None,
    attention: ATTENTION = False,
    data: DATA = None,
    panel: SOURCES = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="An .html or .md file; without it Markdown is printed."),
    ] = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Print whole articles, not their sentences alone.")
    ] = False,
) -> None:
    """Write the assessment of a relation, every statement with its source."""
    from polybius import open_store
    from polybius import report as reports

    if out is not None and out.suffix not in (".html", ".md"):
        raise typer.BadParameter(f"{out.name} ends neither in .html nor in .md", param_hint="-o")
    with open_store(store, read_only=True) as opened:
        asked = opened.relation(
            a, b, directed=directed, weights=weights, attention=attention, data=data, panel=panel or ()
        )
        when = _days(opened, around, asked) if around else None
        text = reports.write(
            opened, a, b, since=since, until=until, around=when, relation=asked, out=out, with_text=with_text
        )
        if out is None:
            print(text)
        else:
            print(f"wrote {out}", file=sys.stderr)


def serve(
    store: STORE,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8765,
) -> None:
    """Show a store in the browser, on this machine alone.

    While another process adds to the store, pages show it as it stood before, and say so.
    """
    from polybius import web

    def ready(address: str) -> None:
        print(f"{store} is shown at {address} until you press Ctrl+C", file=sys.stderr)

    web.serve(store, port=port, ready=ready)


def evaluate(
    tasks: Annotated[
        list[str] | None, typer.Argument(metavar="TASK", help="samples, time, ner ...; none: all.")
    ] = None,
    gold: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Gold laid out as <task>/<set>.<part>.jsonl.gz.")
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(help="dev, test or train; without it dev, and of the sample reports and running text every part."),
    ] = None,
    predictions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Readings or records to score instead; running text alone.")
    ] = None,
    format: Annotated[str, typer.Option(help="table or json.")] = "table",
) -> None:
    """Score the stages on gold; the sample reports need no gold folder."""
    from polybius import evaluate as evaluation

    if format not in ("table", "json"):
        raise typer.BadParameter(f"{format!r}: table or json", param_hint="--format")
    scores = evaluation.evaluate(tasks or None, gold, part, predictions)
    if format == "json":
        print(json.dumps(scores, indent=2, sort_keys=True))
    else:
        table(evaluation.rows(scores), [Column(*column) for column in evaluation.COLUMNS])


def correct(
    store: STORE,
    id: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or a story's: all its events.")],
    action: Annotated[
        str,
        typer.Argument(
            metavar="ACTION",
            help="reject, edit, split (off its story), merge or accept (as coded: takes all that was said back).",
        ),
    ],
    *,
    who: Annotated[str, typer.Option(help="Who says so.")],
    why: Annotated[str, typer.Option(help="For what reason.")],
    field: Annotated[str | None, typer.Option(help=FIELDS)] = None,
    value: Annotated[
        str | None,
        typer.Option(
            help="What it shall say; lists with commas; a place by its name (Tripoli, LBY), counts as killed 3, injured"
            " 4-6, arrested 10+; of a merge the other story."
        ),
    ] = None,
) -> None:
    """Put an event or a story right: kept apart, laid over what was coded, surviving every new run.

    When its report gets a new version, a correction is carried on to the event there that has the same word in the same
    or nearly the same sentence; read names those that no event takes up, and those whose event a newer run does not
    find.

    Of a story each event that stands in it is rejected, edited or accepted; so it holds whatever becomes of the story.
    A report that tells it later is not touched: what it tells is a story of its own, to be judged by itself.

    To accept an event takes its split back as well; to accept a story, by its id before or after, those of its events
    and a merge. A later word holds again.
    """
    if action == "edit" and field is not None and value is None:
        raise typer.BadParameter("an edit says what the field shall hold; '' for nothing", param_hint="--value")
    from polybius import open_store, report

    with open_store(store) as opened:
        number = opened.correct(id, action, field=field, value=value or None, who=who, why=why)
        opened.link()
        print(f"correction {number} is laid over {id}{report.after(opened.connection, number)}", file=sys.stderr)


# What a relation looks like on a terminal


def print_levels(levels: list[Level]) -> None:
    """The levels as a table: a channel's value with its 80 % interval, and events by quad.

    The four quads stand as verbal and material cooperation, verbal and material conflict: "3 1 0 2".
    """
    from polybius.relations import CHANNELS

    columns = (
        Column("From", lambda row: row["start"]),
        Column("Conflict", lambda row: _estimate(row["conflict"]), most=32, right=True),
        Column("Cooperation", lambda row: _estimate(row["cooperation"]), most=32, right=True),
        Column("Balance", lambda row: _estimate(row["net"]), most=32, right=True, least_room=WIDE),
        Column("Events", lambda row: row["n_events"], right=True),
        Column("Quads 1 2 3 4", lambda row: _quads(row["quads"]), right=True, least_room=WIDE),
        Column("", lambda row: _bar(row["net"]), rest=True, least_room=ROOMY),
    )
    table(
        [{name: getattr(level, name) for name in ("start", *CHANNELS, "n_events", "quads")} for level in levels],
        columns,
    )


def print_finding(finding: Finding) -> None:
    """The verdict in words, and each channel's figures."""
    say(finding.summary)
    columns = (
        Column("Channel", lambda row: row["of"].channel),
        Column("Verdict", lambda row: row["of"].verdict, rest=True, wrap=True),
        Column("Change", lambda row: _signed(row["of"].drop), right=True),
        Column("95 %", lambda row: _interval(row["of"].interval), right=True),
        Column("Before", lambda row: row["of"].n_before, right=True),
        Column("After", lambda row: row["of"].n_after, right=True),
        Column("Windows agree", lambda row: "yes" if row["of"].robust else "no", least_room=WIDE),
    )
    measured = [channel for channel in finding.channels if channel.drop is not None]
    if measured:  # otherwise the words have said why there are no figures
        table([{"of": channel} for channel in measured], columns)


BAR = 12  # characters of the longest bar, one side


def _estimate(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    return f"{figure(estimate.value)} ({figure(estimate.low80)} to {figure(estimate.high80)})"


def _quads(counts: Sequence[float] | None) -> str:
    return "" if counts is None else " ".join(f"{n:.1f}".removesuffix(".0") for n in counts)


def _bar(estimate: Estimate | None) -> str:
    if estimate is None:
        return ""
    length = min(BAR, round(abs(estimate.value)))
    return ("-" if estimate.value < 0 else "+") * length


def _signed(value: float | None) -> str:
    return "" if value is None else figure(value, 2)


def _interval(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else f"{figure(interval[0], 2)} to {figure(interval[1], 2)}"


def _near(level: Level, when: tuple[dt.date, dt.date]) -> bool:
    first, last = when[0] - dt.timedelta(weeks=WEEKS_BEFORE), when[1] + dt.timedelta(weeks=WEEKS_AFTER)
    return level.end >= first and level.start <= last


def _days(store: Any, around: str, relation: Relation) -> tuple[dt.date, dt.date]:
    """The day or days that ``--around`` names, by a date, a range or a story's id; of others' stories it says so."""
    from polybius import relations, stories
    from polybius.queries import literal
    from polybius.store import rejected_of

    try:
        return relations.days_of(around)
    except InputError as error:
        if re.match(r"\d{4}-\d", around):
            raise typer.BadParameter(str(error), param_hint="--around") from None
    id = stories.standing(store.connection, around)
    rows = store.stories().filter(f"story_id = {literal(id)}").fetchall()
    if not rows:
        said = "; ".join([f"{around!r} is neither a day (YYYY-MM-DD) nor a story", *rejected_of(store.connection, id)])
        raise typer.BadParameter(said, param_hint="--around")
    story = dict(zip(store.stories().columns, rows[0], strict=True))
    if story["earliest"] is None:
        raise typer.BadParameter(f"no report tells the day of story {around}; name a day", param_hint="--around")
    if id not in relation.between:
        print(f"story {id} is none of {relation.name}: {story['title']}; its days are taken", file=sys.stderr)
    return story["earliest"], story["latest"]


COMMANDS = (measures, relation, explain, report, serve, evaluate, correct)
