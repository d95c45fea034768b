"""What an act of the ledger is about: training, the border, an ambassador ..., by the words near its trigger."""

from __future__ import annotations

import re
from collections.abc import Iterable

from polybius.relations.ends import told
from polybius.resources.subjects import goods, patterns, subjects

NEAR_CHARACTERS = 70  # around the trigger, where its subject and "resumed" stand
OF_PEOPLE = {"expel", "withdraw", "yield"}  # modes of acts done to envoys and troops
# "demanded that the Americans leave the region": whoever it is told of, soldiers are meant
TOLD_TO_LEAVE = re.compile(
    r"\b(?:(?:leave|quit) (?!(?:it|them|him|her|open|behind|alone|no|room|office|power|intact|unchanged|aside|out)\b)"
    r"|(?:leave|go|depart|get out|pull out|withdraw)(?=[.;,]|$)|go home|(?:get|pull|move) out of|depart from"
    r"|withdraw(?:al|n|s)? (?:its \w+ )?from"
    r"|(?:expel|eject|evict|throw out|drive out|expulsion|departure|exit) (?:of )?(?:the |all ))"
)
TOLD_TO_GO = re.compile(
    r"(?:give|gave|giving)\w*\b[^.;,]{0,60}\bto (?:leave|get out|go|quit|depart|pull out|withdraw)\b"
)
STOPPING = r"(?:halt|paus|suspen|stopp|froz|freez|cancel|discontinu|broke|cut|end)\w*"
# "and its operations", "and suspended operations": one object more, at most two words from the "and", none of them
# another deed: "pulled out of the deal and reimposed sanctions"
OTHER_TIME = re.compile(r"\b(?:after|since|before|because|when|while|once) (?:the |its |their )?\w+ ")
# "introduced the ban in answer to the closing of the border", "lifted as soon as Chad opens the crossings"
OTHERS_ACT = re.compile(
    r"\b(?:in (?:answer|response|reply|retaliation|reaction|protest|return) (?:to|for|at|against|over)"
    r"|as (?:soon|long) as|so long as|until|unless) "
)
# "keeps its ban on fish, and the Arica crossing is closed": the crossing is another clause's
OTHER_CLAUSE = re.compile(r"^[^.;:,]{0,30}?\b(?:is|are|was|were|remains?|remained|stays?|stayed)\b")
JOINT = re.compile(r"[,;] (?:and|but|while) (?:(?!\w+ed )[\w'’-]+ ){0,4}$")
# "operations were resumed; training was not": what stands behind is another clause's
BREAK = re.compile(
    r";|[,–—-] *(?:(?:but|while|whereas|although|though|yet|only)\b|an? (?:\w+ )?(?:decision|move|step|measure)\b)"
)
NOT_SO = re.compile(r"^[^.;,]{0,30}?\b(?:was|were|is|are|has|have|had|did|does|do)(?: not|n't)\b *(?=[.;,]|$)")
ADDED = re.compile(
    rf"^[^.;:,]*\band (?!in |on |by |at |from )(?:{STOPPING} )?(?:(?:its|their|all) (?:part|role|share) in )?"
    r"(?:(?!\w+ed |said |says |that )\w+ ){0,2}$"
)

PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being) (?:(?:\w+ly|now|still|also|again|all|both) )?$")
# kinds of aid, of which each is stopped by itself
AID = {"food": "relief", "humanitarian": "relief", "emergency": "relief", "military": "arms", "security": "arms",
       "economic": "economic", "development": "development", "budget": "budget"}  # fmt: skip
KIND_OF_AID = re.compile(
    rf"\b({'|'.join(AID)})(?: and \w+)?(?: \w+)? (?:aid|assistance|support|relief|funds?|funding)\b"
)
CONTRAST = re.compile(r";|\b(?:but|though|although|while|whereas|after|before|since|because|when)\b|, not\b")
# "an agreement with Chad on sharing intelligence", "a treaty of friendship and cooperation": what a document is on
# and no "the deal of 2015 and reimposed sanctions"
CONTENT = re.compile(
    r" (?:(?:with|between) [^.;:,]{1,30}? )?(?:of|on|about|governing) (?:(?!and (?:\w+ly )?\w+ed )[^.;:,]){0,40}$"
)
THEIR_MEN = r"(?: (?:soldiers|troops|forces))?"  # "Chadian and Nigerien soldiers began the drill"
DEED = re.compile(r"\w+ed\b")  # "and blacklisted a bank" adds nothing to what was ended
# before the next act: "expelled the consul and stopped trade", "lifted the blockade after Belgrade had banned goods"
JOINED = re.compile(r"\band (?:\w+ )?$|\b(?:after|before|because|since|when|while|once) (?:[\w'’-]+ ){1,5}$")


def subjects_of(event: told.Row, triggers: Iterable[int] = ()) -> list[str | None]:
    """What the act is about: the subject nearest to the trigger, those after it first, and what "and" adds to it.

    "Halted its training of Iraqi units and suspended operations" stops two things.

    Args:
        event: The act.
        triggers: Where the acts of its report begin that tell their own; what such an act is told of is not added.
    """
    sentence, at = str(event["sentence_text"] or "").lower(), int(event["trigger_start"]) - int(event["sentence_start"])
    end = at + len(event["trigger_text"] or "")
    found: list[tuple[int, int, int, str]] = []
    passive = PASSIVE.search(sentence[: max(0, at)]) is not None
    for number, start, stop, id in _heads(sentence):
        # "training is paused, as is support for operations": what is done to stands before
        distance = (1 + passive) * max(0, start - end) if start >= at else (2 - passive) * max(0, at - stop)
        if distance <= 2 * NEAR_CHARACTERS:
            found.append((distance, number, start, id))
    acts_at = [trigger - event["sentence_start"] for trigger in triggers]
    # "expelled the consul and stopped bilateral trade": the trade is the second act's
    joined = min(
        (joint for one in acts_at if one > end and (joint := _joint(sentence, end, one))), default=len(sentence)
    )
    # "suspended visas and banned tours": the visas are the first one's
    before = [(one, joint) for one in acts_at if 0 <= one < at and (joint := _joint(sentence, one, at))]
    # "suspended the treaty, shut the border and recalled its envoy"
    listed = [one for one in acts_at if 0 <= one < at and sentence[:at].endswith(", ")]
    if listed and not before and any(end <= one[2] < end + NEAR_CHARACTERS for one in found):
        before = [(max(listed), at)]
    first_ones = (min(one for one, _ in before), max(joint for _, joint in before)) if before else (at, at)
    found = [one for one in found if one[2] < joined and not first_ones[0] <= one[2] < first_ones[1]]
    # "the ambassador took up her post, a year after relations broke down"
    others = OTHERS_ACT.search(sentence, end)
    found = [one for one in found if others is None or one[2] < others.start()]
    found = [one for one in found if one[2] < end or not _of_other_clause(sentence[end : one[2]], sentence[one[2] :])]
    later = OTHER_TIME.search(sentence, end)
    found = [one for one in found if later is None or one[2] < later.start()] or found
    # "Iraqi forces broke off the training": who does it is not what it is about, unless nothing else is
    inside = [
        (m.start(), m.end())
        for text in (*told.words(event), *(one["text"] for one in event["sources"] or () if one["text"]))
        for m in re.finditer(re.escape(text.lower()) + THEIR_MEN, sentence)
    ]
    # "the consulate will be closed": a house is done to as well, and is what it is about
    outside = [one for one in found if one[3] == "mission" or not any(i <= one[2] < j for i, j in inside)]
    # "expelled the envoy": there whom it is done to is what it is about
    of_people = OF_PEOPLE & set(event["modes"] or ()) or TOLD_TO_GO.match(sentence[at:]) or told_to_leave(event)
    found = (found if of_people else outside) or found
    if event["event_type"] == "REQUEST" and "yield" in (event["modes"] or ()):
        # "in view of breaches of the accord, it asked them to withdraw their troops"
        found = [one for one in found if one[3] == "troops" and one[2] >= end] or found
    first, last = _clause(sentence, at, end)
    inside_it = [one for one in found if first <= one[2] < last]
    # "pilots were told to leave; their training had been stopped": whoever leaves is told in the clause
    found = inside_it or ([] if told_to_leave(event) else [one for one in found if not _not_so(sentence, one)])
    if not found:
        return [None]
    _, _, start, nearest = min(found)
    if "expel" in (event["modes"] or ()) and nearest == "mission":
        nearest = "envoy"  # "expelled a man of the embassy"
    added = {
        id
        for _, _, other, id in found
        if id != nearest
        and start < other <= end + 2 * NEAR_CHARACTERS
        and ADDED.search(sentence[start:other])
        and not DEED.match(sentence[other:])
        and not any(start < one < other for one in acts_at)
    }
    if passive:  # "training and joint operations were suspended"
        added |= {
            id for _, _, other, id in found if other < start and id != nearest and ADDED.search(sentence[other:start])
        }
    return [nearest, *sorted(added)]


def _of_other_clause(between: str, rest: str) -> bool:
    """Whether a word behind an act is the subject of a clause of its own: ", and the crossing is closed"."""
    return JOINT.search(between) is not None and OTHER_CLAUSE.match(rest) is not None


def _joint(sentence: str, first: int, second: int) -> int | None:
    """Where the word stands that joins an act to the next one; None: none does, right before it."""
    joint = JOINED.search(sentence[first:second])
    return first + joint.start() if joint else None


def _heads(sentence: str) -> list[tuple[int, int, int, str]]:
    """The subjects that a sentence names: number of the row, start, end, id; of "oil sanctions" the sanctions alone.

    What stands right before a row's word that is a ``head`` tells its kind: "gas supply agreement". A word that is
    ``never`` one tells nothing behind another: "weapons deliveries" are weapons. Nor does one inside another's words:
    "military goods", "import duties".
    """
    found = [
        (number, match.start(), match.end(), id)
        for number, (id, pattern) in enumerate(patterns().items())
        for match in pattern.finditer(sentence)
    ]
    found = [one for one in found if not any(_inside(one, other) for other in found)]
    documents = [end for _, _, end, id in found if id == "treaty"]
    found = [
        one
        for one in found
        if one[3] == "treaty" or not any(end < one[1] and CONTENT.match(sentence[end : one[1]]) for end in documents)
    ]
    out: list[tuple[int, int, int, str]] = []
    heads: dict[int, str] = {}  # where a head begins, or what belongs to it
    for number, start, end, id in sorted(found, key=lambda one: one[1], reverse=True):
        head = heads.get(end + 1) if sentence[end : end + 1] == " " else None
        if head in (None, id):
            out.append((number, start, end, id))
        if head or subjects()[id]["head"] == "yes":
            heads[start] = head or id
    ends = {end: id for _, _, end, id in out}
    return sorted(one for one in out if subjects()[one[3]]["head"] != "never" or ends.get(one[1] - 1, one[3]) == one[3])


def _inside(one: tuple[int, int, int, str], other: tuple[int, int, int, str]) -> bool:
    """Whether the words of one subject are some of those of another."""
    return other[1] <= one[1] and one[2] <= other[2] and (one[1], one[2]) != (other[1], other[2])


def _clause(sentence: str, at: int, end: int) -> tuple[int, int]:
    """Where the clause of a trigger begins and ends, by semicolons and words of contrast."""
    breaks = [match.start() for match in BREAK.finditer(sentence)]
    before, after = [b for b in breaks if b < at], [b for b in breaks if b >= end]
    return (before[-1] if before else 0), (after[0] if after else len(sentence))


def _not_so(sentence: str, found: tuple[int, int, int, str]) -> bool:
    """Whether only the contrary is told of a subject: "training was not"."""
    return NOT_SO.match(sentence[found[2] :]) is not None


def told_to_leave(event: told.Row) -> bool:
    """Whether a state or its people are told to leave, by whatever word: "the Americans must get out of the region"."""
    sentence, at = str(event["sentence_text"] or "").lower(), int(event["trigger_start"]) - int(event["sentence_start"])
    asked = event["event_type"] == "REQUEST" and bool(event["recipients"])
    return asked and TOLD_TO_LEAVE.search(sentence[max(0, at) : at + 2 * NEAR_CHARACTERS]) is not None


def stops(event: told.Row) -> bool:
    """Whether the word that tells an act is one for a halt."""
    return re.match(STOPPING, str(event["trigger_text"] or "").lower()) is not None


def goods_in(words: str, also: frozenset[str] = frozenset()) -> frozenset[str]:
    """The goods that some words in lower case name, in the singular; "fish, but not tobacco" names fish.

    Args:
        words: In lower case.
        also: More goods than the table has.
    """
    known = goods() | also
    words = CONTRAST.split(words, maxsplit=1)[0]
    named = re.findall(r"[a-z]+", words)
    return known & frozenset(form for word in named for form in (word, word.removesuffix("s"), word.removesuffix("es")))


def kinds_of_aid(words: str) -> frozenset[str]:
    """The kinds of aid that some words in lower case name: "food aid" is relief, "security assistance" military."""
    return frozenset(AID[kind] for kind in KIND_OF_AID.findall(words))
