"""When and where: the timex and the place of an event, its days, and the state on whose ground it happened."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from polybius.events.numbers import number
from polybius.schema import Document, Reading, Sentence, Span, Timex
from polybius.syntax import Tree

HISTORICAL_DAYS = 60  # an event that ended longer than this before publication is background
RECENT_DAYS = 2  # an undated main event of a report's past tense lies at most this long before publication
UNTIL = frozenset({"until", "till", "til", "by", "since", "from"})  # cases of a timex that is not the act's own day
CLOCK_LINE = re.compile(r"\d{1,2}[:.]\d{2}( ?[ap]\.?m\.?)?")
APART = re.compile(r"(?P<less>(?:less than|under|within|nearly|almost) )?(?P<n>\w+) (?P<unit>day|week|month)s? $", re.I)
APART_CHARACTERS = 34
UNIT_DAYS = {"day": 1, "week": 7, "month": 30}
UNIT_SLACK = {"day": 0, "week": 0, "month": 15}  # "two months after" is no exact day
MEASURES = frozenset("over in during within throughout for".split())  # cases of a length that holds an act
RANGE = re.compile(r" (?:to|until|till|through|and) | ?[-–—] ?")
# What stands before an act that something later rests on: "on trial over the bombing", "after the raid".
BACK = frozenset("after since following over for against".split())
ANSWERS = frozenset("response answer reply reaction retaliation revenge anniversary aftermath wake".split())
EARLIER = frozenset("still earlier previously formerly already repeatedly".split())  # adverbs of acts before the news
KNOWN = frozenset("the this that these those".split())  # "condemned the killing": the reader knows which
LOCATIVE = frozenset("in at near on outside inside around across to from over into towards toward of".split())


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an event and what they rest on."""

    timex: int | None
    earliest: dt.date | None
    latest: dt.date | None
    dated_by: str | None  # timex, document


class Setting:
    """Looks up the times and places of one reading's events."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.cue_days = self._told_days()

    def days(self, token: int, sentence: Sentence, *, ahead: bool = False) -> Days:
        """The days of the event at a token; what lies behind the report's day is told, unless it is still ``ahead``.

        "Norway will free two sailors on Friday" is a promise, of the day on which it is made.
        """
        found, document = self._days(token, sentence), self.reading.document
        if ahead or found.earliest is None or document.latest is None or found.earliest <= document.latest:
            return found
        return self._told_by(document)

    def _days(self, token: int, sentence: Sentence) -> Days:
        offset = self._apart(token)
        if offset is not None:
            (least, most), anchor = offset
            main = self._days(anchor, sentence)
            if main.earliest is not None and main.latest is not None:
                return Days(main.timex, main.earliest + least, main.latest + most, main.dated_by)
        index = self._timex(token, sentence)
        document = self.reading.document
        if self._looks_back(token):
            above, index = index, self._own_timex(token, sentence)
            if index is None and self._since(token, sentence) is None:
                latest = self.reading.timexes[above].latest if above is not None and self._above(above, token) else None
                latest = latest or document.latest
                return Days(None, None, latest, "document" if latest else None)
        since = self._since(token, sentence)
        if index is not None and (since is None or not self.tree.is_(token, "acl")):
            return Days(index, *self._days_of(index), "timex")  # "talks, suspended since May, will resume on Monday"
        if since is not None and document.latest is not None:
            return Days(since, self.reading.timexes[since].earliest, document.latest, "timex")
        if document.latest is not None and (self._pluperfect(token) or self._after_another(token)):
            return Days(None, None, document.latest, "document")
        return self._told_by(document)

    def _told_by(self, document: Document) -> Days:
        """The days before the report's own: of what it tells without a day."""
        if document.latest is None:
            return Days(None, None, None, None)
        earliest = document.earliest or document.latest
        return Days(None, earliest - dt.timedelta(days=RECENT_DAYS), document.latest, "document")

    def _apart(self, token: int) -> tuple[tuple[dt.timedelta, dt.timedelta], int] | None:
        """How far the act is from that of the clause above: "met ..., two days after the drone killed the general"."""
        tree = self.tree
        if tree.is_(token, "nsubj", "nsubj:pass"):
            token = tree[token].head or token  # "two months after protests had forced him out": the protests, too
        head = tree[token].head
        marks = [
            mark for mark in tree.children(token, "mark", "case") if tree.word(mark).lower() in ("after", "before")
        ]
        if head is None or not marks or not tree.is_(token, "advcl", "obl", "nmod", "ccomp"):
            return None
        length = self._length_before(marks[0])
        if length is None:
            return None
        least, most = length
        return ((-most, -least) if tree.word(marks[0]).lower() == "after" else length), head

    def _length_before(self, token: int) -> tuple[dt.timedelta, dt.timedelta] | None:
        """The days that are counted right before a word: "two weeks" of "two weeks after"."""
        start = self.tree[token].span.start
        found = APART.search(self.reading.text[max(start - APART_CHARACTERS, 0) : start])
        amount = number(found["n"]) if found else None
        if found is None or amount is None:
            return None
        unit = found["unit"].lower()
        days, slack = dt.timedelta(days=amount * UNIT_DAYS[unit]), dt.timedelta(days=UNIT_SLACK[unit])
        return (dt.timedelta() if found["less"] else days - slack), days + slack

    def _after_another(self, token: int) -> bool:
        """Whether the act is counted from another that nobody dates: "a week after the market a second bomb killed"."""
        cases = [
            case for child in self.tree.children(token, "obl", "nmod") for case in self.tree.children(child, "case")
        ]
        return any(self.tree.word(at).lower() == "after" and self._length_before(at) is not None for at in cases)

    def _looks_back(self, token: int) -> bool:
        """Whether an act is named as what another rests on, as one known, or by the way in a relative clause."""
        tree = self.tree
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
        clause = self._governor(self.reading.tokens_in(self.reading.timexes[index].span)[0])
        return clause is None or clause in self.tree.ancestors(token)

    def _own_timex(self, token: int, sentence: Sentence) -> int | None:
        """The first day that is the act's own: it hangs on it, or follows it while the clause above has another."""
        usable = [index for index, timex in enumerate(self.reading.timexes) if self._usable(timex, sentence)]
        verb = self.tree[token].upos == "VERB"
        for index in usable:
            first = self.reading.tokens_in(self.reading.timexes[index].span)[0]
            if self._case(first) in UNTIL:
                continue
            above, head = set(self.tree.ancestors(first)), self.tree[token].head
            clause = self._governor(first)
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
                clause = self._governor(first)
                marks = self.tree.children(clause, "mark") if clause not in (None, token) else []
                begun = any(self.tree.word(mark).lower() == "since" for mark in marks)  # "since it began in October"
                if not begun and self._case(first) != "since":
                    continue
                own = self._governor(self.tree[clause].head or token) if begun and clause is not None else clause
                # "Turkey, whose jets have bombed them since January, condemned it": January is not of the condemning
                if own == token or (self.tree[token].upos != "VERB" and token in self.tree.ancestors(first)):
                    return index
        return None

    def _days_of(self, index: int) -> tuple[dt.date | None, dt.date | None]:
        """The days of a timex, to the end of the range that it begins: "exercises from 3 to 7 May"."""
        timex = self.reading.timexes[index]
        behind = self.reading.timexes[index + 1] if index + 1 < len(self.reading.timexes) else None
        before = self.reading.text[max(timex.span.start - 8, 0) : timex.span.start].lower()
        if behind is None or behind.latest is None or timex.earliest is None or not before.endswith(OPENS_A_RANGE):
            return timex.earliest, timex.latest
        joined = RANGE.fullmatch(self.reading.text, timex.span.end, behind.span.start)
        return timex.earliest, (behind.latest if joined and behind.latest > timex.earliest else timex.latest)

    def _usable(self, timex: Timex, sentence: Sentence) -> bool:
        if timex.latest is None or not sentence.span.contains(timex.span) or self._is_measure(timex.span):
            return False
        inside = self.reading.tokens_in(timex.span)
        if timex.type == "DURATION":
            return bool(inside) and self._case(inside[-1]) in MEASURES  # "over the past two months"
        return timex.type in ("DATE", "TIME") and bool(inside)

    def historical(self, days: Days) -> bool:
        """Whether the event lies well before the report."""
        published = self.reading.document.earliest
        if days.latest is None or published is None or days.dated_by != "timex":
            return False
        return (published - days.latest).days > HISTORICAL_DAYS

    def _timex(self, token: int, sentence: Sentence) -> int | None:
        """The timex of the event's own clause, else the nearest that belongs to no other act or saying."""
        mine = self._governor(token)
        ranked = []
        for index, timex in enumerate(self.reading.timexes):
            span = timex.span
            if not self._usable(timex, sentence) or self._dates_a_saying(index, token):
                continue
            inside = self.reading.tokens_in(span)
            steps = self._steps(token, inside[0]) if inside else None
            case = self._case(inside[0])
            if steps is None or (case in UNTIL and not (case == "from" and self._days_of(index)[1] != timex.latest)):
                continue
            clause = self._governor(inside[0])
            below = token in self.tree.ancestors(clause) if clause is not None and clause != token else False
            own = clause in (mine, token) or (token in self.tree.ancestors(inside[0]) and not below)
            if below and not own and not (clause is not None and self._is_of_a_noun(clause)):
                continue  # "closed the bridges ... when the crowd had set fire in December": the fire's day
            wide = timex.latest is not None and timex.earliest is not None and timex.latest - timex.earliest > MONTH
            ranked.append((not own, steps, wide, abs(span.start - self.tree[token].span.start), index))
        if not ranked:
            return None
        foreign, steps, *_, index = min(ranked)
        return index if not foreign or steps <= FAR_EDGES else None

    def _is_of_a_noun(self, verb: int) -> bool:
        """Whether a verb only says what its noun is about, so that a day behind it is that of the clause above:
        "lifted its ban on sending workers abroad on Wednesday".
        """
        return self.tree.is_(verb, "acl") and self.tree.word(verb).lower().endswith("ing")

    def _governor(self, token: int) -> int | None:
        """The verb whose clause a word stands in: itself, if it is one."""
        if self.tree[token].upos == "VERB":
            return token
        return next((a for a in self.tree.ancestors(token) if self.tree[a].upos == "VERB"), None)

    def _case(self, token: int) -> str:
        for at in (token, self.tree[token].head):
            cases = self.tree.children(at, "case", "mark") if at is not None else []
            if cases:
                return self.tree.word(cases[0]).lower()
        return ""

    def _is_measure(self, span: Span) -> bool:
        return bool(CLOCK_LINE.fullmatch(self.reading.words(span)))  # "08:05 London backs": a live blog's margin

    def _dates_a_saying(self, index: int, token: int) -> bool:
        """Whether the timex dates who tells the event; the saying itself may be the event: "asked in January"."""
        cue = self.cue_days.get(index)
        if cue is not None:
            return not cue.contains(self.tree[token].span)
        # "..., the minister said in a report on Tuesday": the day hangs on the verb that tells
        inside = self.reading.tokens_in(self.reading.timexes[index].span)
        verb = self._governor(inside[0]) if inside else None
        if verb is None or verb == token:
            return False
        event, said = self.tree[token].span, self.tree[verb].span
        return any(
            attribution.cue.contains(said) and any(span.contains(event) for span in attribution.content)
            for attribution in self.reading.attributions
        )

    def _steps(self, token: int, other: int) -> int | None:
        """Edges of the tree between two tokens."""
        ups = {node: n for n, node in enumerate([token, *self.tree.ancestors(token)])}
        for n, node in enumerate([other, *self.tree.ancestors(other)]):
            if node in ups:
                return ups[node] + n
        return None

    def _told_days(self) -> dict[int, Span]:
        """Timexes that date a saying, with its cue: "... he said on Tuesday": beside it and outside the content."""
        out = {}
        for attribution in self.reading.attributions:
            for index, timex in enumerate(self.reading.timexes):
                after = 0 <= timex.span.start - attribution.cue.end <= NEAR_CUE
                before = 0 <= attribution.cue.start - timex.span.end <= NEAR_CUE and self._is_verb(attribution.cue)
                before = before and not self.reading.words(attribution.cue).lower().startswith("according")
                before = before and not self._in_relative_clause(timex.span)
                near = (after or before) and self._together(timex.span, attribution.cue)
                if near and not any(span.contains(timex.span) for span in attribution.content):
                    out[index] = attribution.cue
        return out

    def _in_relative_clause(self, span: Span) -> bool:
        """Whether words hang on the verb of a relative clause: "Uganda, which closed the border on Monday, said"."""
        inside = self.reading.tokens_in(span)
        verb = self._governor(inside[0]) if inside else None
        return verb is not None and self.tree.is_(verb, "acl", "acl:relcl")

    def _together(self, one: Span, other: Span) -> bool:
        return self.reading.sentence_at(one.start) == self.reading.sentence_at(other.start)

    def _is_verb(self, cue: Span) -> bool:
        return any(self.tree[index].upos == "VERB" for index in self.reading.tokens_in(cue))

    def _pluperfect(self, token: int) -> bool:
        return any(self.tree.word(c).lower() == "had" for c in self.tree.children(token, "aux"))

    def place(self, token: int, sentence: Sentence) -> int | None:
        """The place of the event: named with a preposition below the predicate, else in its sentence."""
        inside = [
            (index, place) for index, place in enumerate(self.reading.places) if sentence.span.contains(place.span)
        ]
        subtree = set(self.tree.subtree(token))
        ranked = []
        for index, place in inside:
            tokens = self.reading.tokens_in(place.span)
            named = any(timex.span.overlaps(place.span) for timex in self.reading.timexes)
            if not tokens or named or not self._locative(tokens):  # "in March" is no town
                continue
            coarse = place.precision == "country"
            steps = self._steps(token, tokens[0])
            ranked.append((not subtree & set(tokens), coarse, steps if steps is not None else 99, index))
        return min(ranked)[-1] if ranked else None

    def _locative(self, tokens: list[int]) -> bool:
        chosen = set(tokens)
        head = next((t for t in tokens if self.tree[t].head not in chosen), tokens[0])
        for at in (head, self.tree[head].head):
            if at is None:
                continue
            cases = {self.tree.word(c).lower() for c in self.tree.children(at, "case")}
            if cases & LOCATIVE:
                return True
            if not self.tree.is_(head, "compound", "flat", "nmod", "appos", "amod"):
                break
        return self.tree.is_(head, "obj", "nsubj:pass")  # "hit Ain al-Asad"

    def host(self, place: int | None, acts_on_ground: bool) -> str | None:
        """The state on whose ground it happened: the place's, else none unless a place of the document says so."""
        if place is not None:
            return self.reading.places[place].country
        if not acts_on_ground:
            return None
        dateline = self.reading.document.dateline
        if dateline is None or dateline.place is None:
            return None
        found = [p.country for p in self.reading.places if dateline.span.overlaps(p.span)]
        return found[0] if found else None


FAR_EDGES = 5  # a timex further away in the tree belongs to another clause
MONTH = dt.timedelta(days=31)
OPENS_A_RANGE = ("from ", "between ")
NEAR_CUE = 14  # characters: "said on Tuesday", "on Tuesday said"
