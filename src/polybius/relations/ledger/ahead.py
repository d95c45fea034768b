"""What somebody announces that he will do, and so opens a measure: "will close its border on Thursday"."""

from __future__ import annotations

import re

from polybius.relations.ends import told
from polybius.relations.ledger import wording
from polybius.relations.ledger.wording import at, sentence, trigger

LAID = ("SANCTION", "COERCE")
# the types and modes of what an announcement foretells, by the mode of the threat that it is coded as
FORETOLD = {"restrict": ("COERCE", ["restrict"]), "relations": ("SANCTION", []), "expel": ("SANCTION", ["expel"])}
NOT_SURE = frozenset({"hypothetical", "negation"})
# "will close", "would be expelled", "is to recall", "decided on Sunday to scrap"
WILL = re.compile(
    r"(?:\b(?:will|would|shall|(?:is|are|was|were) (?:going )?to)|'ll|\bdecid\w+ (?:[^.;:,]{1,30} )?to) "
    r"(?:(?:\w+ly|also|now|soon) )?(?:be )?(?=\w)"
)
# what is only threatened, weighed or meant for a case: no measure
THREATENED = re.compile(
    r"\b(?:if|unless|until|should|in case|threat\w*|warn\w*|vow\w*|consider\w*|could|may|might"
    r"|plan(?:s|ned|ning)?|propos\w*)\b"
)
FOR_NOW = re.compile(r"\b(?:until|till) further notice\b")
TO_A_DAY = re.compile(r"\b(?:until|till)\b")
# "will close its border, he announced": read at the announcing
DONE_AHEAD = re.compile(r"^verbs:announce#?\w* < .*verbs:(?P<verb>[a-z]{3,})")
NAMED = re.compile(r"(?<!^)[A-Z]|^[A-Z](?!he |n? )")  # not "The minister"


def as_done(event: told.Row) -> told.Row:
    """An announced act as the one that it foretells, ``announced``; any other as it is."""
    if not _announced(event):
        return event
    foretold = next((FORETOLD[mode] for mode in event["modes"] or () if mode in FORETOLD), None)
    event_type, modes = event["event_type"], event["modes"]
    if event_type == "THREATEN" and foretold is not None:
        event_type, modes = foretold
    auxiliary = [mark for mark in event["auxiliary"] or () if mark != "future"]
    as_deed = {"event_type": event_type, "modes": modes, "auxiliary": auxiliary, "announced": True}
    return event | as_deed | _at_deed(event)


def _at_deed(event: told.Row) -> told.Row:
    """Where the deed is told before the announcing, the place of its word, with what it is done to behind it."""
    done = DONE_AHEAD.search(str(event["coder"] or ""))
    told_at = (match.end() for match in WILL.finditer(wording.before(event)))
    deed = next((one for one in told_at if done and sentence(event).startswith(done["verb"][:-1], one)), None)
    if deed is None:
        return {}
    word = str(event["sentence_text"])[deed:].split(maxsplit=1)[0]
    return {"trigger_start": int(event["sentence_start"]) + deed, "trigger_text": word}


def _announced(event: told.Row) -> bool:
    """Whether an act lies ahead, and he tells it who will do it, or the report itself; a threat is none."""
    auxiliary, modes = set(event["auxiliary"] or ()), event["modes"] or ()
    done = DONE_AHEAD.search(str(event["coder"] or ""))
    ahead = event["event_type"] in LAID and ("future" in auxiliary or done is not None)
    foretold = event["event_type"] == "THREATEN" and any(mode in FORETOLD for mode in modes)
    # "will close it until Friday": an end that is told is no condition
    words = TO_A_DAY.sub("", sentence(event)) if event["until"] else FOR_NOW.sub("", sentence(event))
    if not (ahead or foretold) or auxiliary & NOT_SURE or THREATENED.search(words):
        return False
    start, end = at(event), at(event) + len(trigger(event))
    told = [match.end() for match in WILL.finditer(sentence(event))]
    if not any(start <= one < end or (done and sentence(event).startswith(done["verb"][:-1], one)) for one in told):
        return False
    doing = {party["country"] for party in event["actors"] or ()} - {None}
    # "the minister said" names no state, and is his who will do it
    named = [source for source in event["sources"] or () if source["country"] and NAMED.search(source["text"] or "")]
    return bool(doing) and {source["country"] for source in named} <= doing
