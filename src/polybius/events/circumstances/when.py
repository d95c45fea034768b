"""When: the timex of an event, and its days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from polybius.events.circumstances.tolls import for_its_toll
from polybius.events.sides.refer import Referents
from polybius.events.ties.retold import akin
from polybius.events.words import day_words
from polybius.events.words.cue_days import cue_days, told_days
from polybius.events.words.entries import entries, heading
from polybius.events.words.offsets import UNITS, Length, length_before, nth, years_before
from polybius.resources.word_classes import word_class
from polybius.schema import Document, Reading, Sentence, Span, Timex
from polybius.syntax import Tree

HISTORICAL_DAYS = 60  # an event that ended longer than this before publication is background
RECENT_DAYS = 2  # an undated main event of a report's past tense lies at most this long before publication
UNTIL = frozenset("until till til through by since from".split())  # cases of a timex that is not the act's own day
CLOCK_LINE = re.compile(r"\d{1,2}[:.]\d{2}( ?[ap]\.?m\.?)?")
EVE = "eve"
YEAR_SLACK, DAY = dt.timedelta(7), dt.timedelta(1)  # a year is remembered within a week of its day
APART = ("after", "before", "since")
MEASURES = frozenset("over in during within throughout for".split())  # cases of a length that holds an act
# What stands before an act that something later rests on: "on trial over the bombing", "after the raid".
BACK = frozenset("after since following over for against despite".split())
ANSWERS = frozenset("response answer reply reaction retaliation revenge anniversary aftermath wake".split())
WRITTEN = frozenset("treaty pact deal accord agreement law ruling constitution convention resolution charter".split())
CLOSE = 3  # words from "40th" to "this year"
EARLIER = frozenset("still earlier previously formerly already repeatedly".split())  # adverbs of acts before the news
RESTING = BACK | ANSWERS | {"connection", "relation"}  # "held in connection with Monday's raid"
YEAR = re.compile(r"(?:19|20)\d\d")
OF_THE_ACT = frozenset("in during at by on through throughout".split())
KNOWN = frozenset("the this that these those".split())  # "condemned the killing": the reader knows which


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an event and what they rest on."""

    timex: int | None
    earliest: dt.date | None
    latest: dt.date | None
    dated_by: str | None  # timex, document


class Setting:
    """Looks up the days of one reading's events."""

    def __init__(self, reading: Reading, tree: Tree, referents: Referents) -> None:
        self.reading = reading
        self.tree = tree
        self.referents = referents
        self.cue_days = cue_days(reading, tree)
        self.entries = entries(reading)
        self.told_days = told_days(reading, tree)

    def days(self, token: int, sentence: Sentence, *, ahead: bool = False) -> Days:
        """The days of the event at a token; what lies behind the report's day is told, unless it is still ``ahead``.

        "Norway will free two sailors on Friday" is a promise, of the day on which it is made.
        """
        found, document = self._days(token, sentence), self.reading.document
        if ahead or found.earliest is None or document.latest is None:
            return found
        if found.earliest > document.latest:
            return self._told_by(document)
        # "shelled the port this week", told on a Wednesday
        return replace(found, latest=min(found.latest or document.latest, document.latest))

    def promised(self, days: Days, chain: tuple[int, ...]) -> Days:
        """The days of a promise or threat: those of its saying, and not the day for which it is meant."""
        said = self.said(chain)
        if said is None and any(days.timex == index for *_, index in self.entries):
            return days  # "5 May: Norway promises to free two sailors"
        return said or (self._told_by(self.reading.document) if days.dated_by == "timex" else days)

    def said(self, chain: tuple[int, ...]) -> Days | None:
        """The day on which somebody said something, of its attributions: "will expel two, he said on Monday"."""
        cue = self.reading.attributions[chain[0]].cue if chain else None
        days = (*self.cue_days.items(), *self.told_days.items())
        index = next((index for index, other in days if other == cue), None)
        return None if index is None else Days(index, *day_words.days(self.reading, index), "timex")

    def due(
        self, tokens: Iterable[int], sentence: Sentence, days: Days, *, ahead: bool
    ) -> tuple[dt.date, dt.date] | None:
        """The days for which what lies ``ahead`` is meant, or from which on what is laid is to hold; None: not told.

        "Will close the border on Friday", "banned tea, starting next week", said on a Monday. Any word that tells the
        act may have them: "announced that it would close it on Friday". Not the day of what came so long after an act:
        "two months after it suspended aid, Norway spoke of a coup on Friday".
        """
        words, known = tuple(tokens), self.reading.timexes
        ahead = ahead and not any(map(self._apart, words))
        own = {self._timex(token, sentence) for token in words} if ahead else set()
        for index, timex in enumerate(known):
            if index not in own and not any(self._holds_from(index, token, sentence) for token in words):
                continue
            if timex.earliest and timex.latest and days.latest and days.latest < timex.latest:
                return max(timex.earliest, days.latest), timex.latest
        return None

    def _holds_from(self, index: int, token: int, sentence: Sentence) -> bool:
        """Whether an act is told to hold from a day on: "with effect from Monday", "which takes effect on Monday"."""
        timex, tree = self.reading.timexes[index], self.tree
        if timex.type == "DURATION" or not self._usable(timex, sentence):
            return False
        day = self.reading.tokens_in(timex.span)[0]
        if not day_words.begins(self.reading, self.tree, day) and (
            day_words.case(self.tree, day) != "from" or self._of_another(day, token)
        ):
            return False
        clause = tree.clause_of(day)
        if clause is not None and tree.word(clause).lower() in day_words.STARTING:
            clause = tree.clause_of(tree[clause].head or clause)
        if clause is not None and tree.is_(clause, "acl:relcl") and tree[token].upos != "VERB":
            return token in self._measured(clause)
        return clause in (token, tree.clause_of(token))

    def _measured(self, clause: int) -> Iterator[int]:
        """The nouns that a relative clause may be about: "a freeze on the accounts of two men, which takes effect"."""
        head = self.tree[clause].head
        while head is not None:
            yield head
            head = self.tree[head].head if self.tree.is_(head, "nmod") else None

    def not_after_said(self, days: Days, chain: tuple[int, ...]) -> Days:
        """The days of an act without a day of its own, not after it was told: "bombed a camp, he said on Monday"."""
        said = self.said(chain)
        if days.dated_by != "document" or said is None or said.earliest is None or said.latest is None:
            return days
        if days.latest is None or said.latest >= days.latest:
            return days
        earliest = None if days.earliest is None else said.earliest - dt.timedelta(days=RECENT_DAYS)
        return Days(days.timex, earliest, said.latest, days.dated_by)

    def _days(self, token: int, sentence: Sentence) -> Days:
        offset = self._apart(token)
        if offset is not None:
            (least, most), anchor = offset
            main = self._days(anchor, sentence)
            if main.earliest is not None and main.latest is not None:
                return Days(main.timex, main.earliest + least, main.latest + most, main.dated_by)
        remembered = self._remembered(token, sentence)
        if remembered is not None:
            return remembered
        index = self._timex(token, sentence)
        index = self._set_off(token, sentence) if index is None else index
        document, entry = self.reading.document, heading(self.entries, self.tree[token].span.start)
        until = document.latest if entry is None else self.reading.timexes[entry].latest
        counted = self._counted_from(token, sentence, index)
        if counted is not None:
            return counted
        if self._looks_back(token):
            above, index = index, self._own_timex(token, sentence)
            if index is None and self._since(token, sentence) is None:
                by = above is not None and self._above(above, token)
                latest = (self.reading.timexes[above].latest if above is not None and by else None) or until
                return Days(None, None, latest, "document" if latest else None)
        begun = self._from_then(token, sentence) if index is None else None
        if begun is not None:
            return begun
        since = self._since(token, sentence)
        if index is not None and (since is None or not self.tree.is_(token, "acl")):
            days = day_words.days(self.reading, index)  # "talks, suspended since May, will resume on Monday"
            return Days(index, *days, "timex")
        if since is not None and document.latest is not None:
            return Days(since, self.reading.timexes[since].earliest, document.latest, "timex")
        if until is not None and self.tree.had(token):
            return Days(None, None, until, "document")
        then = day_words.carried(self.reading, self.tree, token, sentence) if entry is None else None
        if then is not None:
            return Days(then, *day_words.days(self.reading, then), "timex")
        return self._told_by(document) if entry is None else Days(entry, *day_words.days(self.reading, entry), "timex")

    def _told_by(self, document: Document) -> Days:
        """The days before the report's own: of what it tells without a day."""
        if document.latest is None:
            return Days(None, None, None, None)
        earliest = document.earliest or document.latest
        return Days(None, earliest - dt.timedelta(days=RECENT_DAYS), document.latest, "document")

    def _apart(self, token: int) -> tuple[Length, int] | None:
        """How far the act is from that of the clause above: "met ..., two days after the drone killed the general"."""
        tree = self.tree
        if tree.is_(token, "nsubj", "nsubj:pass"):
            token = tree[token].head or token  # "two months after protests had forced him out": the protests, too
        length = self._counted(token)
        above = next((at for at in tree.ancestors(token) if not self._is_time(at)), None)
        if length is None or above is None or not tree.is_(token, "advcl", "obl", "nmod", "ccomp", "acl", "acl:relcl"):
            return None
        (least, most), after = length
        return ((-most, -least) if after else (least, most)), above

    def _counted(self, token: int) -> tuple[Length, bool] | None:
        """The days that are told before the "after", "since" or "before" of an act, and whether it lies after."""
        tree, head = self.tree, self.tree[token].head
        marks = tree.children(token, "mark", "case")
        if not marks and head is not None and head < token and tree.is_(token, "advcl") and tree[token].tag == "VBD":
            marks = list(range(head + 1, token))  # "a day after a blast killed two": trees hang the blast on the day
        for mark in marks:
            word = tree.word(mark).lower()
            length = length_before(self.reading.text, tree[mark].span.start) if word in APART else None
            if length is not None:
                return length, word != "before"
        return None

    def _is_time(self, token: int) -> bool:
        """Whether a word is a unit or a day: in "Saturday, the day after it was stormed" the clause hangs on them."""
        span = self.tree[token].span
        told = any(timex.span.contains(span) for timex in self.reading.timexes)
        return self.tree[token].upos != "VERB" and (told or self.tree.lemma(token) in UNITS)

    def _remembered(self, token: int, sentence: Sentence) -> Days | None:
        """The days of an act so many years before its anniversary: "marked the tenth anniversary of the raid"."""
        tree, known = self.tree, self.reading.timexes
        path = [token, *tree.ancestors(token)]
        at = next((n for n, node in enumerate(path) if n and tree.lemma(node) == "anniversary"), None)
        latest = self.reading.document.latest
        if at is None or latest is None or not tree.is_(path[at - 1], "nmod", "acl:relcl"):
            return None
        if any(tree.span(tree.subtree(path[at - 1])).contains(timex.span) for timex in known if timex.type == "DATE"):
            return None  # "the anniversary of the raid of 3 May 2019"
        years = next((n for word in tree.children(path[at], "amod", "compound") if (n := nth(tree.word(word)))), None)
        index = self._timex(path[at], sentence)
        around = (latest - YEAR_SLACK, latest + YEAR_SLACK)
        first, last = around if index is None else day_words.days(self.reading, index)
        if years is None or first is None or last is None:
            return Days(None, None, years_before(latest, 1) + YEAR_SLACK, "document")
        first, last = years_before(first, years) - DAY, years_before(last, years) + DAY
        return Days(index, first, last, "timex" if index is not None else "document")

    def _from_then(self, token: int, sentence: Sentence) -> Days | None:
        """The day from which a past act holds, of a report much later: "banned tea from 4 March"."""
        told = self._told_by(self.reading.document)
        for index, timex in enumerate(self.reading.timexes):
            if told.earliest is None or not self._usable(timex, sentence):
                continue
            day = self.reading.tokens_in(timex.span)[0]
            begins = day_words.begins(self.reading, self.tree, day)
            begins = begins or (day_words.case(self.tree, day) == "from" and not self._of_another(day, token))
            early = timex.latest is not None and timex.latest < told.earliest
            if begins and early and self.tree.clause_of(day) == token:
                return Days(index, timex.earliest, timex.latest, "timex")
        return None

    def other_days(self, one: int, other: int, sentence: Sentence) -> bool:
        """Whether two words tell acts of different days: "killed four on Sunday and attacked a camp on Monday"."""
        some, others = self.days(one, sentence), self.days(other, sentence)
        if some.dated_by != "timex" or others.dated_by != "timex":
            counted = self._counted(other)
            return counted is not None and counted[0][0].days > 0  # "struck a ship, days after a missile wounded two"
        first, last = sorted((some, others), key=lambda days: days.earliest or dt.date.min)
        return first.latest is not None and last.earliest is not None and first.latest < last.earliest

    def _counted_from(self, token: int, sentence: Sentence, index: int | None) -> Days | None:
        """The days of an act that is counted from another's: "three days after the 3 May raid, police arrested ...".

        A timex that stands elsewhere (its ``index``) is the act's own: "on Thursday, a day after the raid of 3 May".
        """
        for below in self._below(token):
            counted = self._counted(below) or self._eve(below)
            if counted is None or not (index is None or self._stands_in(index, below)):
                continue
            own = self._own_timex(below, sentence)
            other = (
                Days(own, *day_words.days(self.reading, own), "timex") if own is not None else self._told_before(below)
            )
            if other is None and self.tree.lemma(below) == EVE:
                continue
            if other is None or other.earliest is None or other.latest is None:
                told = None if self.tree.is_(below, "advcl") else self.reading.document.latest
                return Days(None, None, told, "document") if told and index is None else None
            (least, most), after = counted
            first, last = (least, most) if after else (-most, -least)
            return Days(other.timex, other.earliest + first, other.latest + last, "timex")
        return None

    def _below(self, token: int) -> list[int]:
        """The phrases and clauses of an act, and what hangs on a length: "the day before the vote"."""
        phrases = self.tree.children(token, "obl", "nmod", "advcl", "nmod:unmarked")
        lengths = [at for at in phrases if self.tree.lemma(at) in UNITS]
        return [*phrases, *(noun for at in lengths for noun in self.tree.children(at, "nmod"))]

    def _eve(self, noun: int) -> tuple[Length, bool] | None:
        """The one day by which an act lies before what a noun tells: "on the eve of the vote on 4 May"."""
        of = (case for at in self.tree.children(noun, "nmod") for case in self.tree.children(at, "case"))
        eve = self.tree.lemma(noun) == EVE and any(self.tree.lemma(case) == "of" for case in of)
        return ((DAY, DAY), False) if eve else None

    def _stands_in(self, index: int, phrase: int) -> bool:
        """Whether a timex stands in a phrase."""
        return any(phrase in self.tree.ancestors(at) for at in self.reading.tokens_in(self.reading.timexes[index].span))

    def _told_before(self, noun: int) -> Days | None:
        """The days of the act told before that a noun means: "A week after the market bombing"."""
        lemma, tree = self.tree.lemma(noun), self.tree
        if not any(tree.word(at).lower() in KNOWN for at in tree.children(noun, "det")):
            return None
        for event in self.referents.told:
            said = ((tree.lemma(at), tree.word(at).lower()) for at in self.reading.tokens_in(event.trigger))
            blow = event.event_type == "ASSAULT" and lemma in word_class("attack")
            if event.dated_by == "timex" and (blow or akin(lemma, said)):
                return Days(event.timex, event.earliest, event.latest, "timex")
        return None

    def _looks_back(self, token: int) -> bool:
        """Whether an act is named as what another rests on, as one known, for its toll, or in a relative clause."""
        tree = self.tree
        if for_its_toll(tree, token):
            return True
        if tree[token].upos == "VERB":
            still = any(tree.word(at).lower() in EARLIER for at in tree.children(token, "advmod"))
            return still or tree.is_(token, "acl:relcl")
        head = tree[token].head
        cases = {tree.word(case).lower() for case in tree.children(token, "case")}
        known = any(tree.word(at).lower() in KNOWN for at in tree.children(token, "det"))
        known = (known or bool(tree.children(token, "nmod:poss"))) and not tree.is_(
            token, "nsubj", "nsubj:pass", "root"
        )
        return known or bool(cases & BACK) or (head is not None and tree.word(head).lower() in ANSWERS)

    def _above(self, index: int, token: int) -> bool:
        """Whether a timex dates the clause that an act hangs on, and not another beside it."""
        clause = self.tree.clause_of(self.reading.tokens_in(self.reading.timexes[index].span)[0])
        return clause is None or clause in self.tree.ancestors(token)

    def _own_timex(self, token: int, sentence: Sentence) -> int | None:
        """The first day that is the act's own: it hangs on it, or follows it while the clause above has another."""
        usable = [index for index, timex in enumerate(self.reading.timexes) if self._usable(timex, sentence)]
        verb, then = self.tree[token].upos == "VERB", day_words.joined(self.reading, self.tree, token)
        if then is not None:
            return then
        for index in usable:
            first = self.reading.tokens_in(self.reading.timexes[index].span)[0]
            if day_words.case(self.tree, first) in UNTIL:
                continue
            above, head = set(self.tree.ancestors(first)), self.tree[token].head
            clause = self.tree.clause_of(first)
            shared = verb and head is not None and head in above
            if token in above or (shared and (clause is None or clause in self.tree.ancestors(token))):
                return index
            beside = not verb and token < first and len(usable) > 1
            if beside and all(self.tree[at].upos != "VERB" for at in range(token + 1, first)):
                return index
        return None

    def _since(self, token: int, sentence: Sentence) -> int | None:
        """The day from which on an act is told: "500 have been killed since October"."""
        for index, timex in enumerate(self.reading.timexes):
            if self._usable(timex, sentence):
                first = self.reading.tokens_in(timex.span)[0]
                clause = self.tree.clause_of(first)
                marks = self.tree.children(clause, "mark") if clause not in (None, token) else []
                begun = any(self.tree.word(mark).lower() == "since" for mark in marks)  # "since it began in October"
                if not begun and not day_words.since(self.tree, first):
                    continue
                own = self.tree.clause_of(self.tree[clause].head or token) if begun and clause is not None else clause
                if own is not None and own != token and self.tree.is_(own, "xcomp"):
                    own = self.tree[own].head  # "have been forbidden to fly there since May"
                # "Turkey, whose jets have bombed them since January, condemned it": January is not of the condemning
                if own == token or (self.tree[token].upos != "VERB" and token in self.tree.ancestors(first)):
                    return index
        return None

    def _set_off(self, token: int, sentence: Sentence) -> int | None:
        """The day since which something lasts that an act set off: "has risen since May, after they shelled it"."""
        tree, clause = self.tree, self.tree.clause_of(token)
        head = tree[clause].head if clause is not None and tree.is_(clause, "advcl") else None
        if clause is None or head is None or not any(tree.lemma(at) == "after" for at in tree.children(clause, "mark")):
            return None
        index = self._since(head, sentence)
        return index if index is not None and self.reading.timexes[index].type == "DATE" else None

    def _usable(self, timex: Timex, sentence: Sentence, token: int | None = None) -> bool:
        if timex.latest is None or not sentence.span.contains(timex.span) or self._is_measure(timex.span):
            return False
        if day_words.aside(self.reading, self.tree, timex.span):
            return False
        inside = self.reading.tokens_in(timex.span)
        # "the first visit since Chad cut ties in 2021": the year of the cut
        own = token is not None and bool(inside) and day_words.of_act(self.tree, inside[0], token)
        own = own and any(self.tree.lemma(mark) == "since" for mark in self.tree.children(token or 0, "mark"))
        if not own and day_words.compared(self.reading.text[sentence.span.start : timex.span.start]):
            return False
        if timex.type == "DURATION":
            return bool(inside) and day_words.case(self.tree, inside[-1]) in MEASURES  # "over the past two months"
        return timex.type in ("DATE", "TIME") and bool(inside)

    def historical(self, days: Days) -> bool:
        """Whether the event lies well before the report."""
        published = self.reading.document.earliest
        if days.latest is None or published is None or days.dated_by != "timex":
            return False
        return (published - days.latest).days > HISTORICAL_DAYS

    def _timex(self, token: int, sentence: Sentence) -> int | None:
        """The timex of the event's own clause, else the nearest that belongs to no other act or saying."""
        mine, then = self.tree.clause_of(token), day_words.joined(self.reading, self.tree, token)
        if then is not None:
            return then
        ranked = []
        for index, timex in enumerate(self.reading.timexes):
            span = timex.span
            if not self._usable(timex, sentence, token) or self._dates_a_saying(index, token):
                continue
            inside = self.reading.tokens_in(span)
            steps = self.tree.steps(token, inside[0]) if inside else None
            case = "since" if day_words.since(self.tree, inside[0]) else day_words.case(self.tree, inside[0])
            bound = case in UNTIL and not (case == "from" and day_words.days(self.reading, index)[1] != timex.latest)
            bound = bound or (self.tree[token].upos == "VERB" and day_words.begins(self.reading, self.tree, inside[0]))
            bound = bound or day_words.by_the_hour(self.reading, span)
            if steps is None or bound or self._of_another(inside[0], token) or self._in_passing(inside[0], token):
                continue
            clause = self.tree.clause_of(inside[0])
            below = token in self.tree.ancestors(clause) if clause is not None and clause != token else False
            own = clause == mine or day_words.of_act(self.tree, inside[0], token)
            own = own or (token in self.tree.ancestors(inside[0]) and not below)
            below = below or self._beside(clause, token)
            if below and not own and not (clause is not None and self._is_of_a_noun(clause)):
                continue  # "closed the bridges ... when the crowd had set fire in December": the fire's day
            wide = timex.latest is not None and timex.earliest is not None and timex.latest - timex.earliest > MONTH
            ranked.append((not own, steps, wide, abs(span.start - self.tree[token].span.start), index))
        if not ranked:
            return None
        foreign, steps, *_, index = min(ranked)
        return index if not foreign or steps <= FAR_EDGES else None

    def _beside(self, clause: int | None, token: int) -> bool:
        """Whether a clause hangs on another act: "a deal struck in May, and Peru lashed out": not in May."""
        hanging = ("acl", "acl:relcl", "xcomp", "ccomp", "advcl")
        return clause is not None and self.tree.is_(clause, *hanging) and clause not in self.tree.ancestors(token)

    def _of_another(self, day: int, token: int) -> bool:
        """Whether a day stands before a noun of another act: "arrested two over Friday's raid", not "killed in" it."""
        tree = self.tree
        noun = next(
            (at for at in tree.ancestors(day) if tree[at].upos in ("NOUN", "PROPN") and not self._is_time(at)), None
        )
        if noun is not None and token not in (noun, *tree.ancestors(noun)):
            token = tree.clause_of(token) or token  # "launched raids despite the May truce"
        if noun is None or noun == token or token not in tree.ancestors(noun):
            return False
        if noun < day:  # "after the vote of 20 May"; but "in the raid of 20 May"
            of_noun = day_words.case(tree, day) == "of"
            return of_noun and any(tree.lemma(at) in BACK for at in tree.children(noun, "case"))
        path = [noun, *(at for at in tree.ancestors(noun) if token in tree.ancestors(at))]
        cases = [case for at in path for case in tree.children(at, "case", "mark")]
        words = [*path, *cases, *(at for case in cases for at in tree.children(case, "fixed"))]
        # trees hang an act that a noun tells on its verb as if it were a clause: "condemned Monday's attack"
        if tree.is_(path[-1], "obj", "ccomp") or any(tree.lemma(at) in RESTING for at in words):
            return True
        # "pulled out of the 2015 deal": its year names it; but "killed in the 2015 attack", "by the 2015 blast"
        year = YEAR.fullmatch(tree.word(day)) is not None
        return year and bool(cases) and not any(tree.lemma(case) in OF_THE_ACT for case in cases)

    def _in_passing(self, day: int, token: int) -> bool:
        """Whether a day only tells which of many it is, or of which year a text: "its 40th this year", "a 1951 treaty".

        Or belongs to what is answered: "fired rockets in retaliation for attacks on Thursday".
        """
        tree, above = self.tree, [*self.tree.ancestors(day)]
        path = above[: above.index(token)] if token in above else []
        before = range(max(day - CLOSE, 0), day)  # "its 40th this year", "the third in a week"
        if any(tree.is_(at, "appos") and tree[at].upos == "ADJ" and nth(tree.word(at)) for at in (*path, *before)):
            return True
        written = [at for at in above[:1] if tree.lemma(at) in WRITTEN and at != token]
        if YEAR.fullmatch(tree.word(day)) and any(day < at or day_words.case(tree, day) == "of" for at in written):
            return True  # "the 1996 treaty", "suspended the treaty of 1996"
        between = range(token + 1, day)
        answers = [at for at in between if tree.lemma(at) in word_class("answering")]
        answers = [at for at in answers if tree.word(at + 1).lower() in ("for", "to")]
        return bool(answers) and not any(tree.word(at) == "," for at in range(answers[-1], day))

    def _is_of_a_noun(self, verb: int) -> bool:
        """Whether a verb only says what its noun is about: "lifted its ban on sending workers abroad on Wednesday"."""
        first = (
            self.tree[verb].head if self.tree.is_(verb, "conj") else verb
        )  # "flights headed to and coming from Chad"
        return self.tree.is_(first or 0, "acl") and self.tree.word(verb).lower().endswith("ing")

    def _is_measure(self, span: Span) -> bool:
        return bool(CLOCK_LINE.fullmatch(self.reading.words(span)))  # "08:05 London backs": a live blog's margin

    def _dates_a_saying(self, index: int, token: int) -> bool:
        """Whether the timex dates who tells the event; the saying itself may be the event: "asked in January"."""
        cue = self.cue_days.get(index)
        if cue is not None:
            return not cue.contains(self.tree[token].span)
        cue, event = self.told_days.get(index), self.tree[token].span
        # "..., the minister said in a report on Tuesday": the day of what he tells
        return cue is not None and any(
            attribution.cue == cue and any(span.contains(event) for span in attribution.content)
            for attribution in self.reading.attributions
        )


FAR_EDGES = 5  # a timex further away in the tree belongs to another clause
MONTH = dt.timedelta(days=31)
