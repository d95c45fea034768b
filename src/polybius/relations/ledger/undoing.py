"""How the words of an act undo a measure: wholly or in part, done or only promised, told surely or not."""

from __future__ import annotations

import functools
import re

from polybius import resources
from polybius.relations.ends import told
from polybius.relations.ledger.wording import at, before, from_trigger, near, sentence, trigger

# "suspended its withdrawal from the pact", "halted the tariffs": stops what would itself be a measure
STOPPED_MEASURE = re.compile(
    r"^(?:(?:extend|prolong|renew|maintain)\w* (?:the|its|their|a) )?"  # "extended the suspension of its withdrawal"
    r"(?:halt|paus|suspen|stopp|froz|freez|postpon|put off)\w*(?: [\w-]+){0,3} "
    r"(?:withdrawal|termination|cancellation|expiry|expiration|exit|closure|prohibition|restrictions?|curbs|sanctions"
    r"|tariffs?|dut(?:y|ies)|lev(?:y|ies)|ban|embargo|boycott|blockade|expulsions?|deportations?"
    # "suspended its decision to scrap the pact"
    r"|(?:decision|order|plans?|notice) (?:to (?:scrap|end|leave|quit|withdraw|terminate|close|ban|expel|cut|abandon"
    r"|impose)|of (?:termination|withdrawal)))\b"
)
# "the tariffs were suspended": so does this
MEASURE_STOPPED = re.compile(
    r"\b(?:sanctions|tariffs?|dut(?:y|ies)|ban|embargo|boycott|blockade|curbs|restrictions?|prohibition|termination)\b"
    r"[^.;]{0,60}"
    r"\b(?:(?:is|are|was|were|been) (?:\w+ )?(?:halt|paus|suspen|stopp|froz)\w*"
    r"|(?:is|are|was|were) no longer in (?:force|effect|place))$"
)
# "are being resumed, said two officials who did not give their names": not yet done, and nobody stands for it
UNSURE = re.compile(
    r"\b(?:is|are|was|were)\s+(?:now\s+)?(?:being\s+)?(?:resuming|restarting|reopening|lifting|restoring)\b"
    r"|\bbeing\s+(?:resumed|restarted|reopened|lifted|restored|taken up)\b"
    r"|\b(?:unnamed|anonym\w+|declined to be (?:named|identified)|not (?:to be|been|be) (?:named|identified)"
    r"|did not (?:give|want) (?:their|his|her) names?)\b"
    # "neither wished to be named", "refused to be quoted by name"
    r"|\b(?:declin\w+|refus\w+|neither|none|nobody|not|n't|unwilling) [^.;]{0,30}\bto be (?:named|identified|quoted)\b"
    r"|\bwithout giving (?:their|his|her) names?\b"
)
SO_MANY = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,.]*"
# "eased the ban", "lifted part of the sanctions", "released $2m of the frozen aid": the rest stands
PARTLY = re.compile(
    r"\b(?:eas(?:es|ed|ing)|relax\w*|loosen\w*|waivers?|exempt\w*|partly|partially|in part|partial"
    r"|(?<!be )(?<!as )part of"  # "would be part of a new mission"
    # "the first soldiers left"
    r"|first (?:[\w-]+ ){0,3}?(?:soldiers|troops|forces|men|team|group|batch|contingent|convoy)"
    r"|(?:some|most|much|many|half|several) of"
    r"|for (?:some(?! (?:hours|days|weeks|months|years|time|minutes)\b)|certain|selected|perishable"
    r"|humanitarian|medical|essential|urgent|emergency|relief)"
    r"|for (?:goods|freight|cargo|lorries|trucks)(?: only)?\b"
    r"|for (?:[\w-]+ )?(?:tankers|buses|ambulances|traders|students|patients)"  # "reopened the post for fuel tankers"
    # "cut its tariffs on steel from 50 to 25 percent"
    r"|(?:cut|reduc\w+|lower\w*|halv\w+) (?:its|the|their) [^.;,]{0,25}(?:tariffs?|duties|levies)"
    # "resumed the issue of some visas"
    r"|(?:resum|restart|restor|reopen|lift|unfr[eo]|releas|remov|scrap|drop)\w* (?:[\w-]+ ){0,3}?some"
    r"(?= (?!of|hundred|thousand|dozen|million)[a-z])"
    # "some training was taken up again"
    r"|some (?:\w+ )?(?:is|are|was|were|has been|have been) (?:again )?(?:tak|resum|restart|restor|reopen|lift)\w*"
    r"|in \w+ (?:categories|sectors|fields)|but not all|on foot|pedestrians?|pilgrims?|limited (?:basis|scale|number)"
    # "let 200 stranded workers cross": so many, and nobody else
    r"|(?:let|allow\w*|permit\w*|admit\w*) (?:in |out |through )?(?:\d[\d,]*|one|two|three|dozens|hundreds|several)\b"
    r"|only (?:for|to)|in a (?:part|small|modest|lesser|reduced|limited) (?:way|form|measure|manner)"
    r"|(?:on|at) a (?:small|reduced|lesser|modest)(?:er)? (?:scale|level|rate)|to (?:a|some) (?:\w+ )?(?:degree|extent)"
    r"|for [^.;,]{1,30} only)\b"
    r"|\d[^.;]{0,25} of (?:the|its|their) (?:\w+ )?(?:frozen|withheld|suspended|seized|blocked)\b"
    # "reopened two of the eight crossings", "released 40 million of the 100 million"
    rf"|\b(?:{SO_MANY}|half|most|some|several)(?: [mb]illion)?(?: (?:dollars|euros))? of (?:the|its|their)"
    rf" (?:{SO_MANY})\b"
)
# "suspended the duty on raw materials, adding that the rest would go in April"
REST = re.compile(
    r"\bthe (?:rest|remainder|others?)\b (?:would|will|is to|are to|remain\w*|stay\w*|follow\w*)\b"
    r"|[;,] (?:(?:and|but|while) )?(?:\d+|one|two|three|four|five|six|several|some|others)"  # "; two remain suspended"
    r"(?: of them)? (?:still )?(?:remain|stay|are)\w* (?:still )?"
    r"(?:suspended|banned|barred|closed|shut|frozen|blocked)\b"
    r"|\bopen(?:ed|s|ing)? [^.;,]{0,30}\bto [^.;,]{1,30} who\b"  # "opened to Qataris who want to go on the hajj"
)
# "overturned the ban on tours"
STRUCK_DOWN = re.compile(
    r"(?:overturn|overrul|str[iu]ck|annul|quash|void|invalidat|threw out|thrown out)\w*(?: down)? "
    r"(?:the|its|that|this) (?:\w+ )?(?:ban|prohibition|embargo|blockade"
    r"|closure|boycott|suspension|freeze|moratorium|sanctions|curbs?"
    r"|restrictions?|tariffs?|dut(?:y|ies)|seizure|expulsion)\b"
)
# "until Niamey reopens the border", "a proposal that both sides lift their bans"
AWAITED = re.compile(
    r"\b(?:(?:until|till|unless|once|if)|(?:proposal|offer|suggestion|idea|demand|appeal|call|request|motion|plan)s?"
    r"(?: (?:by|of|from) [^.;,]{1,30}?)? that) (?:[\w'’-]+ ){1,4}$"
)
# "held talks on reopening the border"
TALKED_OF = re.compile(
    r"\b(?:talks|negotiations?|negotiat(?:ed|e|ing)|discuss\w*|plans?|proposals?|terms|conditions|calls?|hopes?|date"
    r"|timetable|possibility|prospects?|ideas?|(?:obstacles?|hurdles?|barriers?|paths?|steps?|way) to)"
    r" (?:(?:[\w']+ ){0,2}(?:on|about|for|of|over) )?(?:(?:the|an?) (?:\w+ )?)?$"
)
# "discussed reopening the border", "obstacles to the resumption of exports"
NAMES_UNDOING = re.compile(r"\w+ing\b|(?:resumption|restoration|return|removal|abolition|revival)\b")
ALLOWED = re.compile(r"(?:allow|permit|let|invit)\w*\b")  # "allowed the ambassador to return" promises nothing
# "allowed Kenya Airways to resume flights": who gives leave has lifted what kept them from it
LET = re.compile(
    r"(?<!\bnot )(?<!n't )(?<!n’t )(?<!never )(?<!to )(?<!ll )(?<!would )(?<!may )(?<!could )(?<!might )(?<!be )"
    r"\b(?:allowed|permitted|let|cleared|authori[sz]ed)(?: [\w'’.-]+){1,6}? (?:to )?$"
)
YET = re.compile(r"\b(?:yet to|still to|never|not)(?: been| be)? $")  # "has yet to be lifted"
# "Reports that it had reopened the border were false"
FALSE = re.compile(
    r"\b(?i:reports?|claims?|rumou?rs?|allegations?) (?:that|of)\b.*"
    r"\b(?:is|are|was|were) (?:\w+ )?(?:false|untrue|wrong|baseless|unfounded|groundless|invented|incorrect)\b"
)
# "there is no truth in reports of its recall"
NO_TRUTH = re.compile(r"\bno (?:grain of )?truth (?:in|to|at all in) [^.;]*$")
# "announced it was restoring ties", "said they were resuming ties", "is lifting its duties": done by their word
ANNOUNCED = re.compile(
    r"(?:announc\w*\b[^.;]{0,40}|\bsa(?:id|ys?)\b[^.;]{0,40}\b(?:it|they) )"
    r"\b(?:is|are|was|were) (?:now )?(?:resum|restart|restor|reopen|lift|re-?establish)\w*ing\b"
    r"|\b(?:is|are) (?:now )?(?:lift|re-?establish)\w*ing\b"
)
SEE = r"(?:see|let|allow|have) (?:[\w'’-]+ ){1,3}?(?:to )?"  # "will see Moscow resume"
WOULD = re.compile(rf"\b(?:will|would|shall) (?:be |soon |now |again |{SEE})?$")  # "announced that it would resume"
# "ordered the border opened", "ordered the embargo lifted": what a government orders of its own is done
ORDERED = re.compile(
    r"order(?:ed|s|ing)? (?:[^.;]{1,70}?\b(?:opened|reopened|lifted|resumed|restored|unblocked|unfrozen)\b"
    # "ordered an end to restrictions on tourism"
    r"|(?:an|the) (?:\w+ )?(?:end (?:to|of)|lifting of|removal of) (?:[\w-]+ ){0,3}?(?:ban|prohibition|embargo|boycott"
    r"|blockade|closure|suspension|freeze|moratorium|sanctions|curbs?|restrictions?|tariffs?|dut(?:y|ies)))\b"
)
# "lifted the ban, hours before it was to be extended"
ELSEWHEN = re.compile(r"\b(?:before|after|when|while|until) (?:it|they|he|she|the|this|that|these|those)\b")
ENVOY = re.compile(r"\b(?:ambassadors?|envoys?|diplomats?|consuls?)\b[^.;]*$")
# "no longer levies a duty": a measure that is stopped
RESUMED = re.compile(r"resume|compose:stop\+coerce")
# "the demand that its soldiers leave had been dropped"
DEMAND_DROPPED = re.compile(
    r"\b(?:demand|request|call|order|ultimatum|appeal)\b [^.;]{0,60}\b(?:leav|withdr[ae]w|depart|pull|quit|go\b)"
    r"[^.;]{0,50} (?:dropped|withdrawn|retracted|rescinded|revoked|taken back)$"
)
# "the soldiers whom it asked to leave are gone", "whom it told to go have left"
GONE_AS_ASKED = re.compile(
    r"^[^.;,]{0,40}?\bto (?:leave|go|depart|withdraw|quit)\b[^.;,]{0,30}? "
    r"(?:are|were) (?:now |all |long )?gone\b|^[^.;,]{0,40}?\bto (?:leave|go|depart|withdraw|quit)\b[^.;,]{0,30}? "
    r"(?:have|had) (?:now |all |since )?(?:left|gone|departed)\b"
)
GONE = ("last-leave", "all-leave", "all-gone", "last-base", "withdrawal-done")  # rows of soldiers who leave for good
PHONE = "phone"  # a call takes nothing up: "returned, weeks after he was called"
PROMISING = ("compose:vow+", "compose:plan+", "compose:agree+")  # "promised, prepared, agreed to lift"


def undoes(event: told.Row) -> bool:
    """Whether some word near the trigger tells that what was stopped is taken up, what was closed is opened ..."""
    words = from_trigger(event) if event["event_type"] == "AGREE" else near(event)
    if PHONE in (event["modes"] or ()):
        return False
    if trigger(event).startswith(("left", "leav")) and ENVOY.search(before(event)):
        return False  # "the ambassador left the capital"
    return RESUMED.search(event["coder"]) is not None or _closings().search(words) is not None


def promised(event: told.Row) -> bool:
    """Whether it is only said that something will be undone: "plans to resume", "signed an accord to reopen"."""
    if event["event_type"] == "AGREE" and ANNOUNCED.search(near(event)):
        return False  # "announced that it was resuming relations"
    if event["event_type"] == "AGREE" or event.get("announced") or "future" in (event["auxiliary"] or ()):
        return True  # "will suspend its exit from the pact", too
    if any(step.startswith(PROMISING) for step in str(event["coder"]).split(" < ")):
        return True
    if trigger(event).startswith("discuss"):
        return True
    if NAMES_UNDOING.match(trigger(event)) and TALKED_OF.search(before(event)):
        return True
    if ALLOWED.match(trigger(event)) and not WOULD.search(before(event)):
        return False
    if _closings().search(trigger(event)):
        return WOULD.search(before(event)) is not None
    words = near(event) if is_measure_word(event) else ELSEWHEN.split(from_trigger(event))[0]
    return _ahead().search(words) is not None


def let(event: told.Row) -> bool:
    """Whether somebody was let take up what had been stopped: "allowed its airline to resume flights".

    It is told as the act of who gave leave; as that of who was let, it is not done yet.
    """
    leave = LET.search(before(event)) if RESUMED.search(event["coder"]) else None
    if leave is None:
        return False
    starts = [party["start"] for party in event["actors"] or () if party["start"] is not None]
    between = range(event["sentence_start"] + leave.start(), event["trigger_start"])
    return any(start < between.start for start in starts) and not any(start in between for start in starts)


def partly(event: told.Row) -> bool:
    """Whether a part of it is undone."""
    return (PARTLY.search(near(event)) or REST.search(sentence(event)[max(0, at(event)) :])) is not None


def not_yet(event: told.Row) -> bool:
    """Whether it stands before the trigger that it was not done: "has yet to be lifted", or is waited for."""
    awaited = AWAITED.search(before(event)) is not None and not trigger(event).endswith("ed")
    return awaited or YET.search(before(event)) is not None


def under_way(event: told.Row) -> bool:
    """Whether it is only being undone, or told by people who give no name."""
    return UNSURE.search(ANNOUNCED.sub("", sentence(event))) is not None


def false_reports(event: told.Row) -> bool:
    """Whether the sentence says that reports of it were false."""
    return NO_TRUTH.search(before(event)) is not None or FALSE.search(str(event["sentence_text"] or "")) is not None


def names_measure(event: told.Row) -> bool:
    """Whether a word for a measure stands by the act: "removed its ban"."""
    return _measure_words().search(near(event)) is not None


def from_measure(event: told.Row) -> str:
    """The words from the word for a measure on that stands nearest before an act; none without one."""
    found = [match.start() for match in _measure_words().finditer(before(event))]
    return sentence(event)[found[-1] :] if found else ""


def ordered(event: told.Row) -> bool:
    """Whether somebody orders that what is closed be open again: "ordered the crossings reopened"."""
    words = sentence(event)[max(0, at(event)) :]
    return event["event_type"] in ("REQUEST", "CONCEDE") and ORDERED.match(words) is not None


def stops_measure(event: told.Row) -> bool:
    """Whether a halt is one of a measure, and so undoes it: "suspended the tariffs", "the tariffs were suspended"."""
    passive = MEASURE_STOPPED.search(before(event) + trigger(event))
    return passive is not None or STOPPED_MEASURE.search(from_trigger(event)) is not None


def taken_back(event: told.Row) -> bool:
    """Whether a word for a measure tells its end alone: "did away with the ban", "the sanctions fell away"."""
    undone = any(pattern.search(sentence(event)) for pattern in _presupposing())
    if event["ended"] is not True or not undone:
        return False  # "The blockade had begun in May": undone in another sentence
    at_trigger = any(pattern.match(from_trigger(event)) for pattern in _presupposing())
    # "resumed the issue of visas" is their end though no word for a measure stands by it
    return is_measure_word(event) or (at_trigger and (names_measure(event) or not event["modes"]))


def struck_down(event: told.Row) -> bool:
    """Whether a court or a parliament does away with a measure of its own state: "overturned the ban on tours"."""
    return event["event_type"] == "REJECT" and STRUCK_DOWN.match(from_trigger(event)) is not None


def demand_dropped(event: told.Row) -> bool:
    """Whether a demand that somebody leave is taken back: "the demand that they leave had been dropped"."""
    return DEMAND_DROPPED.search(before(event) + trigger(event)) is not None


def gone_as_asked(event: told.Row) -> bool:
    """Whether who was told to leave is told as gone: "the soldiers whom it asked to leave are gone"."""
    words = sentence(event)[max(0, at(event)) :]
    return event["event_type"] == "REQUEST" and GONE_AS_ASKED.match(words) is not None


def all_gone(event: told.Row) -> bool:
    """Whether nobody is left of those who were told to leave, or no base of theirs: "the last soldiers flew home"."""
    return event["event_type"] == "RETREAT" and _gone().search(near(event)) is not None


def is_measure_word(event: told.Row) -> bool:
    """Whether the word that tells an act is a noun for a measure: "ban", "its ban on wine"."""
    return _measure_words().search(trigger(event)) is not None


def presupposes(event: told.Row, subject: str | None) -> bool:
    """Whether what is undone must have been there: a thing of a known kind that is lifted, reopened, resumed ..."""
    words = near(event)
    # talks are resumed after a night as well
    known = subject is not None or names_measure(event)
    return (
        known
        and subject != "talks"
        and not (subject in ("envoy", "mission") and trigger(event).startswith(("releas", "freed")))
        and (stops_measure(event) or any(pattern.search(words) for pattern in _presupposing()))
    )


@functools.cache
def _closings() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{row['words']}" for row in resources.table("ontology/closings")))


@functools.cache
def _gone() -> re.Pattern[str]:
    rows = (row["words"] for row in resources.table("ontology/closings") if row["id"] in GONE)
    return re.compile("|".join(rf"\b(?:{words})" for words in rows))


@functools.cache
def _ahead() -> re.Pattern[str]:
    """The words for an undoing that is still to come: "to reopen", "would be lifted"."""
    words = "|".join(row["words"] for row in resources.table("ontology/closings"))
    return re.compile(rf"\b(?:to|will|would|shall) (?:be |{SEE})?(?:{words})")


@functools.cache
def _measure_words() -> re.Pattern[str]:
    words = "|".join(row["words"] for row in resources.table("lexicon/measures"))
    return re.compile(rf"\b(?:{words})s?\b")


@functools.cache
def _presupposing() -> list[re.Pattern[str]]:
    return [re.compile(rf"\b{row['words']}") for row in resources.table("ontology/closings") if row["presupposes"]]
