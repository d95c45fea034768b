"""The words beside a day: what begins or ends with it, what goes on to another day, and the clause that takes it up."""

from __future__ import annotations

import datetime as dt
import itertools
import re

from polybius.events.words.numbers import number
from polybius.schema import Reading, Sentence, Span
from polybius.syntax import Tree

BEGINS = re.compile(
    r"\b(?:(?:starting|beginning|commencing|effective|as of|as from|with effect from|from(?= the ))(?: from)?"
    r"|(?:takes?|took|taking|taken|comes?|came|coming|goes?|went|going|enter(?:s|ed|ing)?)(?: into)? (?:effect|force))"
    r"(?: on| at)?(?: the (?:beginning|start|middle|end) of)? $",
    re.I,
)
STARTING = ("starting", "beginning", "commencing")
# "told them to leave by midnight on Saturday, and recalled its envoy"
BY_THE_HOUR = re.compile(
    r"\b(?:by|until|till|before) (?:midnight|noon|midday|[\d:.]+(?: ?[ap]\.?m\.?)?) (?:on )?$", re.I
)
# Words before a day with which something is only compared: "for the first time since the war of 1971", "rose to 64,
# from 50 on Tuesday", "up from 13 a day earlier".
SUPERLATIVE = re.compile(
    r"\b(?:first|only|worst|best|most|least|(?:larg|bigg|deadli|bloodi|heavi|long|great|fierc|strong|high|low|sharp|clos"
    r"|grav|broad|harsh|tough|steep|fast|wid)est)\b[^,;.]{0,60}\bsince\b[^,;.]{0,40}$"
)
CHANGED = re.compile(
    r"\b(?:up|down|rais\w+|ris\w+|rose|increas\w+|climb\w+|jump\w+|f[ae]ll\w*|lower\w+|revis\w+)\b[^;.]{0,120}\bfrom"
    r"(?: about| around| just)? (?P<n>[\w,-]+)(?: on| in| late| early)* $",
    re.I,
)
RANGE = re.compile(r" (?:to|until|till|through|and) | ?[-–—] ?")
OPENS_A_RANGE = ("from ", "between ")
ASIDE = 8  # words, at most, from its comma to the day: ", in power since 1994,"
PARTS = ("end", "beginning", "start", "middle", "close")  # of a month, a year


def begins(reading: Reading, tree: Tree, day: int) -> bool:
    """Whether words before a day say that something holds from then on: "starting Monday", "takes effect on 3 May"."""
    return bool(BEGINS.search(reading.text[: tree[day].span.start]))


def by_the_hour(reading: Reading, day: Span) -> bool:
    """Whether a day ends what is asked for, by a time of day before it: "by midnight on Saturday"."""
    return BY_THE_HOUR.search(reading.text[: day.start]) is not None


def compared(before: str) -> bool:
    """Whether the words of a sentence before a day only compare something with that day."""
    changed = CHANGED.search(before)
    return bool(SUPERLATIVE.search(before)) or (changed is not None and number(changed["n"]) is not None)


def aside(reading: Reading, tree: Tree, day: Span) -> bool:
    """Whether a day stands in an aside without a verb, of what holds since then: ", in power since 1994,"."""
    inside = reading.tokens_in(day)
    sentence = reading.sentence_at(day.start)
    if not inside or sentence is None or tree.word(inside[0] - 1).lower() != "since":
        return False
    first, last = reading.sentences[sentence].first, reading.sentences[sentence].last
    before = [at for at in range(max(first, inside[0] - ASIDE), inside[0]) if tree.word(at) == ","]
    if not before or inside[-1] + 1 >= last or tree.word(inside[-1] + 1) != ",":
        return False
    return all(tree[at].upos not in ("VERB", "AUX") for at in range(before[-1], inside[0]))


def case(tree: Tree, day: int) -> str:
    """The preposition of a day, or of the part of it that is meant: "until the end of August"; none: ""."""
    head = tree[day].head
    of_part = head is not None and tree[head].upos == "NOUN" and tree.lemma(head) in PARTS
    for at in (head, tree[head or 0].head) if of_part else (day, head):
        cases = tree.children(at, "case", "mark") if at is not None else []
        if cases:
            return tree.word(cases[0]).lower()
    return ""


def since(tree: Tree, day: int) -> bool:
    """Whether something began on a day, or with what is told of it: "since the outbreak of the war in October"."""
    nouns = itertools.takewhile(lambda at: tree[at].upos in ("NOUN", "PROPN"), tree.ancestors(day))
    return any(case(tree, at) == "since" for at in (day, *nouns))


def days(reading: Reading, index: int) -> tuple[dt.date | None, dt.date | None]:
    """The days of a timex, to the end of the range that it begins: "exercises from 3 to 7 May"."""
    timex = reading.timexes[index]
    behind = reading.timexes[index + 1] if index + 1 < len(reading.timexes) else None
    before = reading.text[max(timex.span.start - 8, 0) : timex.span.start].lower()
    if behind is None or behind.latest is None or timex.earliest is None or not before.endswith(OPENS_A_RANGE):
        return timex.earliest, timex.latest
    joined = RANGE.fullmatch(reading.text, timex.span.end, behind.span.start)
    return timex.earliest, (behind.latest if joined and behind.latest > timex.earliest else timex.latest)


def joined(reading: Reading, tree: Tree, token: int) -> int | None:
    """The timex right before the "when" of an act: "since Monday, when troops stormed it"; None: there is none."""
    marks = (at for at in tree.children(token, "advmod", "mark") if tree.word(at).lower() == "when")
    ends = [tree[at].span.start for at in marks]
    found = (
        index
        for index, timex in enumerate(reading.timexes if ends else ())
        if timex.type == "DATE" and timex.latest is not None
        and any(reading.text[timex.span.end : end] in (" ", ", ") for end in ends)
    )  # fmt: skip
    return next(found, None)


def carried(reading: Reading, tree: Tree, token: int, sentence: Sentence) -> int | None:
    """The timex of an old year that opens the sentence before, which goes on: "In 2014 Mosul fell. Paris sent aid".

    The act is the sentence's own, in the plain past, in the same paragraph, and told by nobody; None: not so.
    """
    number, published = reading.sentence_at(sentence.span.start), reading.document.latest
    plain = tree[token].head is None and tree[token].tag == "VBD" and not tree.children(token, "aux")
    if not plain or not number or published is None:
        return None
    before = reading.sentences[number - 1]
    here = Span(before.span.start, sentence.span.end)
    told = any(here.contains(one.cue) for one in reading.attributions)
    if told or "\n" in reading.text[before.span.end : sentence.span.start]:
        return None
    opens = [n for n, one in enumerate(reading.timexes) if before.span.start <= one.span.start <= before.span.start + 4]
    own = any(sentence.span.contains(one.span) for one in reading.timexes)
    old = [n for n in opens if (reading.timexes[n].latest or published).year < published.year - 1]
    return old[0] if old and not own and reading.timexes[old[0]].type == "DATE" else None


def of_act(tree: Tree, day: int, token: int) -> bool:
    """Whether a day is in an act's own clause, or in what it keeps somebody from: "barred him from going in 2017"."""
    clause = tree.clause_of(day)
    if clause is None or clause == token:
        return clause == token
    kept = any(tree.lemma(mark) == "from" for mark in tree.children(clause, "mark", "case"))
    return kept and tree[clause].head == token and tree[clause].tag == "VBG"
