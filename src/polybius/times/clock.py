"""What a time expression is held against: the day of publication, the tense around it, the times told before it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import deque
from dataclasses import dataclass, field

from polybius.schema import Span
from polybius.times.calendar import Meaning, valid_day
from polybius.times.words import Tenses

CONTEXT_CHARACTERS = 1500  # how far back a told year or day still holds
CONTEXT_EXPRESSIONS = 40  # ... and over how many expressions
SAME_STORY_YEARS = 2  # a year told before carries on only when it lies at least so far back: "In 2011 ... on 15 March"
HISTORY_YEARS = 20  # a year so far back is the subject of the text, and holds over paragraphs
NEWS_CONTEXT_CHARACTERS = 300  # a nearer one is background, and holds for this sentence, for a month also the next
LONG_AGO = 1000  # years below it have three digits
PAST_FACTOR = 6  # a day so many times nearer behind is the one behind, whatever the tense
HEADED_FACTOR = 3  # ... where it heads an entry: "3 Jan: Kenya will send lorries", in March
SOON_FACTOR = 10  # a day so many times nearer ahead than behind is the one ahead, whatever the tense
FORWARD_BIAS_DAYS = 120  # without a tense, a date ahead has to be this much nearer than the one behind
UNTIL = ("until ", "till ", "through ", "until the ")
# what is laid for a time ends ahead: "closed the border until Friday"; "stayed shut until Friday" does not say
LAID = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bhad )(?<!\bkept )(?<!\bstayed )(?<!\bremained )\b(?:clos|shut|bann"
    r"|barr|suspend|halt|stopp|extend|prolong|postpon|delay|adjourn|freez|froze|restrict|block|seal|cancel|forb|ground|paus|shelv)\w*\b"
    r"(?:(?!\b(?:was|were|had|did|stay\w*|remain\w*|last\w*|kept|and)\b)(?:[^.;:,]|,(?= until| through)))*"
    r"\b(?:until|till|through)(?: the)? $",
    re.I,
)
HOLDS_FROM = re.compile(
    r"\b(?:is|are) (?:now |also )?(?:being )?(?:[a-z]+ly )?[a-z]+(?:ed|ing|wn|ut|en) "
    r"(?:(?!\b(?:was|were|has|have|had|of|for)\b)[^.;\n])*\bfrom $",
    re.I,
)
# "the ban takes effect on Sunday", "suspended flights, starting Monday"
TO_HOLD = re.compile(
    r"\b(?:(?:takes|comes|goes|enters) (?:into )?(?:effect|force)|due to (?:take|come|go) (?:into )?(?:effect|force)"
    r"|(?:clos|shut|bann|barr|suspend|halt|freez|froze|restrict|forb|ground|impos|prohibit|lift|resum|reopen|restor)\w*\b"
    r"[^.;:]*\b(?:starting|beginning|effective|with effect))"
    r"(?: from)?(?: at (?:midnight|noon|[\d:.apm ]+))?(?: on)? $",
    re.I,
)
# "closed the crossing from Thursday", told on a Tuesday; not "was closed from Thursday", "from Thursday to Saturday"
LAID_FROM = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bkept )(?<!\bstayed )(?<!\bremained )\b(?:clos|shut|ban(?:n|s\b| on\b)"
    r"|bar(?:r|s\b)|suspen|halt|stopp|freez|froze|restrict|seal|cancel|forb|ground|impos|prohibit|introduc)\w*\b"
    r"(?:(?!\b(?:was|were|ha[ds]|have|been|did|stay\w*|remain\w*|last\w*|kept|and)\b)[^.;:])*"
    r"\b(?:from|as of|as from) $",
    re.I,
)
# "called for a march on Friday", "ahead of a summit on Friday", told on a Thursday; told on a Saturday the day is past
_CALLED = r"(?:(?!\b(?:was|were|had|did|after|over|that)\b)[^.;:,])*"
CALLED_FOR = re.compile(
    r"\b(?:call(?:s|ed|ing)? for|announc(?:es?|ed|ing)|plan(?:s|ned|ning)|schedul(?:es?|ed|ing)|convened?|ahead of)\b"
    rf"{_CALLED}\b(?:march|protest|rally|demonstration|strike|sit-in|vote|election|referendum|meeting|session|summit"
    rf"|talks|conference|boycott|gathering)(?:e?s)?\b{_CALLED} (?:on )?$",
    re.I,
)
# texts that are named by their year
WRITTEN = re.compile(
    r" (?:\w+ )?(?:treaty|pact|deal|accord|agreement|law|ruling|constitution|convention|resolution|charter|protocol"
    r"|memorandum|decree|armistice)\b",
    re.I,
)
RANGING = re.compile(r"(?: (?:morning|evening|night))?,? ?(?:to|until|till|through|into|-|–)\b|['’]s\b", re.I)
LAID_CHARACTERS = 120
# "a group will look into the shooting of a herder on February 6": what is looked into has happened
_WITHIN = r"(?:(?!\b(?:when|as|before|after|until|at)\b)[^.;:])*"
LOOKED_INTO = re.compile(
    r"\b(?:look\w* into|investigat\w*|inquir\w* into|prob(?:e|es|ing)|examin\w*|clarif\w*"
    r"|(?:apologi[sz]e|compensate) for)"
    rf"\b{_WITHIN}\b(?:shooting|killing|murder|death|attack|bombing|blast|explosion|arrest|detention|crash|raid|assault"
    r"|kidnapping|abduction|massacre|incident|clash|seizure|capture|sinking|downing|poisoning|fire)(?:e?s)?\b"
    rf"{_WITHIN}\b(?:on|in|of)(?: the)? $",
    re.I,
)
TURNS = ("since", "since the", "ahead of", "ahead of the")
TURN_CHARACTERS = 16  # before an expression in which such words stand
TURN_ENDS = frozenset("eEfFlLhH \t\n\r\xa0")  # what such words end with, and what can stand between
HEADS = re.compile(r"[ \t]*(?::|[-–—][ \t])")  # what stands behind a day that heads an entry
BULLETS = " \t-–—*•("  # what may stand before it
SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[\"“‘']?[A-Z])")
ASIDE = re.compile(r", (?:\w+ly )?\w{2,}(?:ed|en|wn|ld)(?: \w+)? (?:in|since) $")
ASIDE_CHARACTERS = 40
MANY_SENTENCES = 99


@dataclass(slots=True)
class Clock:
    """The anchors that hold while a text is read from its beginning to its end."""

    published: dt.date | None
    tenses: Tenses
    text: str
    # No more than a few, so that a text of dates alone is read in time
    told: deque[tuple[Span, Meaning]] = field(default_factory=lambda: deque(maxlen=CONTEXT_EXPRESSIONS))
    _in_news: bool = False  # whether the last day told is of one of the years of the news
    _long_ago: tuple[int, int] | None = None  # where a year before 1000 was told last, and 1 of our era, -1 before it

    def note(self, told: tuple[Span, Meaning]) -> None:
        """Remembers an expression as one that later ones may refer to."""
        meaning = told[1]
        earliest, latest = meaning.earliest, meaning.latest
        if earliest is not None and meaning.anchors:
            self.told.append(told)
            if latest is not None:
                self._in_news = self.published is not None and earliest.year > self.published.year - SAME_STORY_YEARS
                if meaning.named_year and latest.year < LONG_AGO:
                    self._long_ago = (told[0].end, 1)
        elif meaning.value.startswith("-"):
            self._long_ago = (told[0].end, -1)

    def long_ago(self, span: Span) -> int:
        """1 or -1 where the text is in a year before 1000, of our era or before it; else 0."""
        near = self._long_ago is not None and span.start - self._long_ago[0] <= CONTEXT_CHARACTERS
        return self._long_ago[1] if near and self._long_ago else 0

    def long_ago_ends_at(self, span: Span) -> bool:
        """Whether such a year stands right before, but for a dash: "360 - 366"."""
        return self._long_ago is not None and 0 <= span.start - self._long_ago[0] <= len(" - ")

    def in_history(self, span: Span) -> bool:
        """Whether the last year named before lies so far back that the text contrasts our age with it."""
        if self.published is None:
            return False
        for where, meaning in reversed(self.told):
            if span.start - where.end > CONTEXT_CHARACTERS:
                return False
            if meaning.named_year and meaning.latest is not None:
                return meaning.latest.year <= self.published.year - HISTORY_YEARS
        return False

    def direction(self, span: Span) -> int:
        """1 where the sentence looks forward, -1 where it looks back, 0 where it does not say.

        "Since" looks back and "ahead of" forward, whatever the verbs say.
        """
        return self._turn(span.start) or self._of_a_deed(span.start) or self.tenses.at(span.start, span.end)

    def _of_a_deed(self, start: int) -> int:
        """-1 where it is the day of a deed that is looked into, whatever the verbs say; else 0."""
        return -1 if LOOKED_INTO.search(self.text[max(start - LAID_CHARACTERS, 0) : start]) else 0

    def _heads(self, span: Span) -> bool:
        """Whether a day heads an entry, as in a chronology."""
        begins = self.text.rfind("\n", 0, span.start) + 1
        return bool(HEADS.match(self.text, span.end)) and not self.text[begins : span.start].strip(BULLETS)

    def _turn(self, start: int) -> int:
        if start < 2 or self.text[start - 2] not in TURN_ENDS:
            return 0  # most expressions
        if self.text[max(start - TURN_CHARACTERS, 0) : start].lower().endswith(UNTIL):
            return int(LAID.search(self.text[max(start - LAID_CHARACTERS, 0) : start]) is not None)
        before = self.text[max(start - TURN_CHARACTERS, 0) : start].rstrip().lower()
        if not before.endswith(TURNS):
            return 0
        return 1 if "ahead" in before else -1

    def day_before(self, span: Span) -> dt.date | None:
        """The last single day told before: what "the next day" follows. None: there is none near enough."""
        for where, meaning in reversed(self.told):
            if span.start - where.end > CONTEXT_CHARACTERS:
                return None
            if meaning.is_day:
                return meaning.earliest
        return None

    def time_before(self, span: Span, reach: int = CONTEXT_CHARACTERS) -> dt.date | None:
        """The beginning of the last day, month or year told before: what "the following year" follows."""
        if self.told and span.start - self.told[-1][0].end <= reach:
            return self.told[-1][1].earliest
        return None

    def year_told(self, span: Span, sentences: int = 1) -> int | None:
        """The year in which the text is at this point, where it has named one that is not that of the news.

        A year of the last decades holds only for so many sentences after its own, and not over paragraphs.
        In a report of 2020, "In 2011 ... on 15 March" is 2011, while "In 2019 ... in March" stays open.
        """
        if self._in_news:
            return None  # what is told last is of the years of the news
        for where, meaning in reversed(self.told):
            if meaning.earliest is None or meaning.latest is None or self._turn(where.start) < 0:
                continue  # "the junta, in power since 1967": the text is not there
            if WRITTEN.match(self.text, where.end):
                continue  # "settled by a 1965 treaty. Tokyo tightened controls in July"
            year = meaning.earliest.year
            if self.published is None:
                reach = CONTEXT_CHARACTERS
            elif year > self.published.year - SAME_STORY_YEARS:
                return None
            elif year <= self.published.year - HISTORY_YEARS:
                reach = CONTEXT_CHARACTERS
            elif self._sentence_ends(where.end, span.start) > sentences:
                return None  # "In 2014 he left. ... On 3 January a drone struck"
            else:
                reach = NEWS_CONTEXT_CHARACTERS
            if span.start - where.end > reach or meaning.latest.year != year:
                return None
            if meaning.named_year:
                return None if sentences == 0 and self._is_aside(where) else year
        return None

    def _is_aside(self, span: Span) -> bool:
        """Whether a year ends a participle between commas: "flights, suspended in 2016, resumed on 16 May"."""
        if self.published is None or not self.text.startswith(",", span.end):
            return False
        return ASIDE.search(self.text, max(span.start - ASIDE_CHARACTERS, 0), span.start) is not None

    def _sentence_ends(self, start: int, end: int) -> int:
        between = self.text[start : min(end, start + CONTEXT_CHARACTERS)]
        return len(SENTENCE_END.findall(between)) + MANY_SENTENCES * ("\n" in between)

    def year_of(self, span: Span, month: int, day: int | None = None, *, deadline: bool = False) -> int | None:
        """The year that a month, or a day of a month, without a year belongs to; None where nothing tells.

        One that is near ahead and far behind is the one ahead whatever the tense, if it is a day ("has a June 1
        deadline", in May) or a deadline ("it closed by early June").
        """
        told = self.year_told(span, sentences=1 if day is None else 0)
        today = self.published
        if told is not None or today is None:
            return told
        if day is None and month == today.month:
            return today.year
        turn = self._turn(span.start) or self._of_a_deed(span.start)
        if turn < 0:
            behind, _ = _around(today, month, day or 15)
            return behind.year if behind else None
        return _year_by_tense(
            today, month, day, turn or self.tenses.at(span.start, span.end), deadline=deadline, heads=self._heads(span)
        )

    def weekday(self, span: Span, number: int) -> dt.date | None:
        """The day that a bare weekday means: the latest not after the report, or the next if the verb looks ahead."""
        if self.published is None:
            return None
        last, coming = last_weekday(self.published, number), next_weekday(self.published, number)
        near = coming - self.published < self.published - last and self._is_called_for(span)
        return coming if near or self.direction(span) > 0 or self._holds_from(span) else last

    def _is_called_for(self, span: Span) -> bool:
        """Whether a day stands behind a march, a vote or the like to which somebody calls."""
        return CALLED_FOR.search(self.text[max(span.start - LAID_CHARACTERS, 0) : span.start]) is not None

    def _holds_from(self, span: Span) -> bool:
        """Whether words tell what holds from a day on: "are suspended from Monday", "takes effect on Monday"."""
        before = self.text[max(span.start - LAID_CHARACTERS, 0) : span.start]
        if before[-5:].lower() == "from " and HOLDS_FROM.search(before) is not None:
            return True
        laid = LAID_FROM.search(before) is not None and RANGING.match(self.text, span.end) is None
        return laid or TO_HOLD.search(before) is not None


@functools.lru_cache(maxsize=4096)
def _year_by_tense(
    today: dt.date, month: int, day: int | None, direction: int, *, deadline: bool, heads: bool
) -> int | None:
    behind, ahead = _around(today, month, day or 15)
    if behind is None or ahead is None:
        return None
    days_ahead, days_behind = (ahead - today).days, (today - behind).days
    if direction > 0:
        past = HEADED_FACTOR if heads else PAST_FACTOR
        return behind.year if days_behind * past < days_ahead else ahead.year
    if direction == 0 and days_ahead + FORWARD_BIAS_DAYS < days_behind:
        return ahead.year
    factor = PAST_FACTOR if deadline else SOON_FACTOR
    soon = (deadline or day is not None) and days_ahead * factor < days_behind
    return ahead.year if soon else behind.year


@functools.lru_cache(maxsize=1024)
def _around(today: dt.date, month: int, day: int) -> tuple[dt.date | None, dt.date | None]:
    """The last such day of a month not after today, and the first not before it."""
    options = [valid_day(year, month, day) for year in range(today.year - 4, today.year + 5)]
    behind = [option for option in options if option and option <= today]
    ahead = [option for option in options if option and option >= today]
    return (behind[-1] if behind else None), (ahead[0] if ahead else None)


def last_weekday(published: dt.date, number: int) -> dt.date:
    """The latest such weekday (Monday is 0) not after a day: 0 to 6 days before it."""
    return published - dt.timedelta(days=(published.weekday() - number) % 7)


def next_weekday(published: dt.date, number: int) -> dt.date:
    """The first such weekday (Monday is 0) not before a day: 0 to 6 days behind it."""
    return published + dt.timedelta(days=(number - published.weekday()) % 7)
