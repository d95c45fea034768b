"""The assessment as Markdown, with its sources as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from polybius.relations import CHANNELS, Assertion, Break, Finding, Forecast, Level
from polybius.report.claims import ClaimView
from polybius.report.dossier import Dossier
from polybius.report.highlight import Piece
from polybius.report.labels import QUADS, day_words, interval, number, several, signed
from polybius.report.views import EventView, Source, StoryView

__all__ = ["markdown"]

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!$^])")
METHODS = """\
What is measured is *reported interaction*, conflict and cooperation apart, never the relation itself: after a rupture
hostile events stop while the relation can stay broken. Beside the flow stands the ledger of standing measures. Each
story counts once, however many reports tell it; copies are one report. Denied, announced, hypothetical and merely
possible events are shown and not counted. Events are coded in PLOVER 2.0. The verdict compares a window after the
shock with the median of 90 days before it and judges the difference by the dyad's own past; with too little past or
too few events it says that it cannot tell."""


def markdown(dossier: Dossier, texts: Mapping[str, str] | None = None) -> str:
    """The assessment as Markdown with footnotes; the same content as the page, without the picture."""
    notes = _Footnotes()
    return "\n".join(_lines(dossier, notes, texts or {})) + "\n"


class _Footnotes:
    """Documents by the number of their footnote, in the order in which they are first cited."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.sources: dict[str, Source] = {}

    def cite(self, source: Source) -> str:
        place = self.numbers.setdefault(source.id, len(self.numbers) + 1)
        self.sources.setdefault(source.id, source)
        return f"[^{place}]"

    def lines(self) -> Iterator[str]:
        for id, place in self.numbers.items():
            yield f"[^{place}]: {_cited(self.sources[id])}"


def _lines(dossier: Dossier, notes: _Footnotes, texts: Mapping[str, str]) -> Iterator[str]:
    yield f"# {_safe(dossier.title)}: an assessment\n"
    for notice in dossier.notices:
        yield f"> **Notice: {_safe(notice)}**\n"
    yield (
        f"{_safe(dossier.period)}. {several(len(dossier.documents), 'document')}, "
        f"{several(dossier.n_events, 'event')}, {several(len(dossier.stories), 'story', 'stories')}, "
        f"{len(dossier.counted)} of them counted"
        f"{', ' + several(dossier.imported.total, 'imported event') if dossier.imported.total else ''}.\n"
    )
    yield from _finding(dossier)
    if dossier.curved:
        yield "## Levels by week\n"
        yield from _levels(dossier.levels)
        yield from _outlook(dossier.breaks, dossier.forecasts)
        yield from (f"{_safe(note)}\n" for note in dossier.relation.notes)
    yield "## Standing measures\n"
    yield from _ledger(dossier)
    if dossier.quotes:
        yield "## What the reports say of the relation\n"
        for quote in dossier.quotes:
            told = " ← ".join(map(_safe, quote.says))
            since = f" since {_safe(quote.since)}" if quote.since else ""
            cited = notes.cite(quote.source)
            yield f"> {_safe(quote.text)}\n"
            yield f"{_safe(quote.statement)}{since}, according to {told}{cited} (assessment `{quote.id}`)\n"
    if dossier.told:
        yield "## Stories\n"
        yield from _stories_table(dossier.counted)
    if dossier.uncounted:
        yield "### Told, and not counted\n"
        yield from _stories_table(dossier.uncounted)
    if dossier.told:
        yield "## The sentences\n"
    for story in dossier.stories:
        yield from _story(story, notes)
    yield from _world(dossier)
    yield from _methods(dossier)
    for source in dossier.documents:
        notes.cite(source)
    for id, text in texts.items():
        yield f"## Text of {_safe(id)}\n\n{_safe(text)}\n"
    if notes.numbers:
        yield "## Sources\n"
    yield from notes.lines()


def _finding(dossier: Dossier) -> Iterator[str]:
    if dossier.finding is None:
        yield f"## Finding\n\n{_safe(dossier.relation.summary)}\n"
        return
    finding = dossier.finding
    yield f"## {finding.verdict[0].upper()}{finding.verdict[1:]}, around {dossier.around}\n"
    yield f"{_safe(finding.summary)}\n"
    if dossier.chosen:
        yield (
            "Nobody named a shock: the days are those of the conflict story that most reports tell, "
            f"[{_safe(dossier.chosen.title)}](#{dossier.chosen.id}).\n"
            if dossier.chosen.events or not dossier.of_imported
            else f"{_safe(dossier.chosen.title)} ({_safe(dossier.chosen.id)}).\n"
        )
    yield from _channels(finding)


def _channels(finding: Finding) -> Iterator[str]:
    head = (
        "Channel",
        "Verdict",
        "Level before",
        "Change (95 %)",
        "Later (95 %)",
        "n before",
        "n after",
        "Windows agree",
    )
    rows = [
        (
            channel.channel,
            channel.verdict,
            number(channel.before),
            signed(channel.drop, *(channel.interval or (None, None))),
            signed(channel.later, *(channel.later_interval or (None, None))),
            str(channel.n_before),
            f"{channel.n_after} {channel.counted}",
            "yes" if channel.robust else "no",
        )
        for channel in finding.channels
    ]
    yield from _table(head, rows)


def _levels(levels: Sequence[Level]) -> Iterator[str]:
    rows = []
    for level in levels:
        cells = [day_words(level.start, level.end)]
        for estimate in (level.conflict, level.cooperation, level.net):
            cells.append(signed(estimate.value, estimate.low80, estimate.high80) if estimate else "–")
            cells.append(interval(estimate.low95, estimate.high95) if estimate else "–")
        cells.append(" ".join(f"[{at}](#{story})" for at, story in enumerate(level.stories, start=1)) or "none")
        rows.append(cells)
    names = ("Conflict", "Cooperation", "Balance")
    yield from _table(
        ("Days", *(f"{name} ({share} %)" for name in names for share in (80, 95)), "Stories"), rows, raw=True
    )
    if levels:
        yield f"The intervals contain {levels[0].contains}.\n"


def _ledger(dossier: Dossier) -> Iterator[str]:
    names = dossier.names
    if not dossier.ledger:
        yield "No standing measure is told between the two.\n"
    for measure in dossier.ledger:
        begun = measure.begun(day_words(measure.earliest, measure.latest))
        undone = day_words(measure.closed_earliest, measure.closed_latest)
        until = f", laid until {day_words(measure.until, None)}" if measure.until and not measure.closed else ""
        stories = ", ".join(f"[{story}](#{story})" for story in measure.stories)
        contested = ", each side names another doer" if measure.contested else ""
        by = " or ".join(_safe(names.ids(version)) for version in measure.versions) or "nobody named"
        yield (
            f"- **{_safe(measure.what)}** ({_safe(measure.standing_as)}{contested}): {begun}"
            f"{f', undone {undone}' if undone else ''}{until}; by {by}"
            f"{f', on {_safe(names.ids(measure.on))}' if measure.on else ''}. Stories: {stories}"
        )
        yield from (_claim(claim, dossier) for claim in measure.claims)
    yield ""


def _claim(claim: Assertion, dossier: Dossier) -> str:
    day = f", {day_words(claim.day, None)}" if claim.day else ""
    doing = f"; done by {_safe(dossier.names.ids(claim.actor.split(', ')))}" if claim.actor else ""
    event = dossier.claimed.get(claim.event)
    source = _safe(" ← ".join(event.says) if event else claim.source or "the publisher")
    return f"    - {claim.says} according to [{source}](#{claim.event}){day}{doing}"


def _stories_table(stories: Iterable[StoryView]) -> Iterator[str]:
    head = ("Date", "Who", "Did what", "To whom", "Where", "Hurt", "According to", "Reports", "Told")
    rows = []
    for story in stories:
        copies = f" + {several(story.n_copies, 'copy', 'copies')}" if story.n_copies else ""
        reports = f"{story.n_documents}{copies}"
        cells = (story.when, story.who, story.what, story.whom, story.where, story.hurt, story.according, reports)
        told = story.standing
        date = f"[{story.when or 'no day'}](#{story.id})"
        rows.append(
            [date, *(_safe(cell) for cell in cells[1:]), _safe(f"{told}; {story.why_not}" if story.why_not else told)]
        )
    yield from _table(head, rows, raw=True)


def _story(story: StoryView, notes: _Footnotes) -> Iterator[str]:
    yield f'### <a id="{story.id}"></a>{_safe(story.when or "No day")}: {_safe(story.title)}\n'
    hurt = f"; {story.hurt}" if story.hurt else ""
    yield (
        f"Score {number(story.score)}, {QUADS[story.quad]}{hurt}; {several(story.n_events, 'event')} in "
        f"{several(story.n_documents, 'report')} of {story.publishers}. "
        f"Story `{story.id}`\n"
    )
    yield from (_story_claim(claim) for claim in story.claims)
    yield ""
    for event in story.events:
        yield from _event(event, notes)


def _story_claim(claim: ClaimView) -> str:
    told = "; ".join(f"[{_safe(telling.path)}](#{telling.event}), {telling.day}" for telling in claim.tellings)
    counts = f", {_safe(claim.counts)}" if claim.counts else ""
    return (
        f"- **{_safe(claim.speaker)}** {_safe(claim.said)}: {_safe(claim.act)}, since {claim.when}{counts}; "
        f"{claim.n_origins} of "
        f"{claim.n_story_origins} independent origins: {told}"
    )


def _event(event: EventView, notes: _Footnotes) -> Iterator[str]:
    yield f'<a id="{event.id}"></a>\n\n> {event.untold or _sentence(event.sentence)}{notes.cite(event.source)}\n'
    for role, words, why in event.elsewhere:
        yield f"{role}: **{_safe(words)}** stands elsewhere in the article ({_safe(why)})\n"
    facts = (
        ("who", event.who), ("did", event.what), ("to whom", event.whom), ("when", event.when), ("where", event.where),
        ("how many", event.hurt), ("according to", " ← ".join(event.says)), ("told", event.standing),
    )  # fmt: skip
    yield "; ".join(f"{name}: {_safe(value)}" for name, value in facts if value) + f"; coded by `{event.coder}`\n"
    yield from (f"Corrected: {_safe(line)}\n" for line in event.corrected)
    if event.copies:
        yield f"Repeated by {', '.join(notes.cite(copy) for copy in event.copies)}: one report.\n"


def _sentence(pieces: Iterable[Piece]) -> str:
    out = []
    for piece in pieces:
        words = _safe(" ".join(piece.text.split("\n")))
        if not piece.role or not words.strip():
            out.append(words)
            continue
        lead, tail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        inner = words[lead : len(words) - tail]
        gloss = f" *({piece.gloss})*" if piece.gloss else ""
        out.append(f"{words[:lead]}**{inner}**{gloss}{words[len(words) - tail :]}")
    return "".join(out)


def _world(dossier: Dossier) -> Iterator[str]:
    world = dossier.world
    if world is None:
        return
    yield "## The same question, asked of other data\n"
    if world.finding:
        yield f"**{world.finding.verdict[0].upper()}{world.finding.verdict[1:]}.** {_safe(world.finding.summary)}\n"
        yield from _channels(world.finding)
    yield from _outlook(world.breaks, world.forecasts)
    yield from (f"{_safe(note)}\n" for note in world.notes)
    if world.citation:
        yield f"{world.citation}\n"


def _outlook(breaks: Sequence[Break], forecasts: Sequence[Forecast]) -> Iterator[str]:
    """Dated breaks and the weeks to come, where there are any."""
    if breaks:
        yield "### Breaks\n\nDays from which the level of a channel is another one, with 95 % intervals.\n"
        head = ("Day", "Between", "Channel", "Turn", "Change (95 %)", "Stories")
        yield from _table(
            head,
            [
                (
                    one.day.isoformat(),
                    day_words(one.earliest, one.latest),
                    one.channel,
                    one.direction,
                    signed(one.change, one.low, one.high),
                    ", ".join(one.stories),
                )
                for one in breaks
            ],
        )
    if forecasts:
        yield f"### Forecast\n\nWith what was known on {forecasts[0].made}; it contains {forecasts[0].contains}.\n"
        yield from _table(
            ("Week", "Channel", "Level (80 %)", "95 %"),
            [
                (
                    day_words(week.start, week.end),
                    name,
                    signed(told.value, told.low80, told.high80),
                    interval(told.low95, told.high95),
                )
                for week in forecasts
                for name in CHANNELS
                if (told := getattr(week, name)) is not None
            ],
        )


def _methods(dossier: Dossier) -> Iterator[str]:
    yield f"## Methods\n\n{METHODS}\n"
    if dossier.finding is not None:  # else it stands above
        yield f"{_safe(dossier.relation.summary)}\n"
    head = ("Run", "Polybius", "Model (sha256)", "Tables", "Settings")
    rows = [
        [str(run[name]) for name in ("run_id", "polybius", "model", "resources", "settings")] for run in dossier.runs
    ]
    yield from _table(head, rows)
    yield f"To be cited as: {_safe(dossier.citation)}\n"
    yield "Polybius is under Apache-2.0. Quotations are of their publishers.\n"


def _cited(source: Source) -> str:
    day = (source.published or "no date") + (" (inferred)" if source.inferred else "")
    parts = [f'"{_safe(source.title)}"', _safe(source.publisher or "publisher not known"), day, f"`{source.id}`"]
    if source.url:
        parts.append(f"<{source.url.replace('>', '%3E').replace('<', '%3C')}>")
    if source.copy_of:
        parts.append(f"repeats `{source.copy_of}`")
    if source.notice:
        parts.append(f"**{_safe(source.notice)}**")
    return ", ".join(parts)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], *, raw: bool = False) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(" ".join((cell if raw else _safe(cell)).split()) or " " for cell in row) + " |"
    yield ""


def _safe(text: str) -> str:
    """Words that Markdown shows as they are."""
    return SPECIAL.sub(r"\\\1", text)
