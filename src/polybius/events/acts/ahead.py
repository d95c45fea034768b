"""What an act is that is told as lying ahead, or as over: "will send aid" promises, "no longer trains" has stopped."""

from __future__ import annotations

from polybius.events.acts.compose import THREATENED, is_halt, stopped
from polybius.events.acts.match import Candidate

REFUSED = {
    "CONCEDE": "yield",
    "RETREAT": "yield",
    "AGREE": "change",
    "CONSULT": "meet",
    "AID": "assist",
    "COOPERATE": "assist",
}
OPPOSING = ("SANCTION", "COERCE", "REJECT", "RETREAT", "CONCEDE")
PROMISED = ("CONSULT", "SUPPORT", "COOPERATE", "AID")


def reinterpreted(
    candidate: Candidate,
    marks: frozenset[str],
    *,
    purpose: bool = False,
    announced: bool = False,
    over: bool = False,
    depends: bool = False,
) -> tuple[Candidate, frozenset[str]]:
    """The candidate and its marks after the manual's rules for what is said to lie ahead, or to be over.

    What is only the purpose of something else ("raids to support the militia") is promised by nobody.
    Future cooperation is AGREE, a future retreat CONCEDE; what somebody "will not" do or grant is REJECT, and
    a blow, a sanction, coercion or a protest that they say they "will" deal is THREATEN (``announced``), and so is
    what they will refuse if something comes to pass (``depends``: "would veto the bid unless the men were freed").
    What is, or will be, done "no longer" (``over``) has been stopped, so far as a halt is an act; else it is not done.
    """
    if over:
        modelled = candidate.pattern.id.startswith("model:")
        if modelled and candidate.event_type in OPPOSING:
            return candidate, marks - {"negation"}  # "customs no longer pass its goods": the model has read the halt
        halt = stopped(candidate) if modelled else candidate
        return halt, marks - {"negation", "future"} if is_halt(halt) else marks | {"negation"}
    ahead = "future" in marks and not purpose
    if candidate.pattern.id == "model:REJECT" and "negation" in marks and not purpose and "hypothetical" not in marks:
        return candidate, marks - {"negation", "future"}  # "will not hand it back", "does not recognise": a refusal
    if ahead and candidate.pattern.id == "model:THREATEN" and "negation" not in marks:
        return candidate, marks - {"future"}  # "Chad will pay for it": the model has read the threat, which is made
    if ahead and "negation" in marks and candidate.event_type in REFUSED:
        mode = REFUSED[candidate.event_type]
        refused = candidate.with_(event_type="REJECT", mode=mode)
        if "subj" in candidate.pattern.recipient:  # "would not receive the envoy": the host refuses, not the visitor
            refused = refused.with_(actors=candidate.recipients, recipients=candidate.actors)
        return refused, marks - {"future", "negation"}
    if ahead and "negation" not in marks and candidate.event_type in PROMISED:
        return candidate.with_(event_type="AGREE", mode=""), marks - {"future"}
    if ahead and "negation" not in marks and candidate.event_type == "RETREAT":
        return candidate.with_(event_type="CONCEDE", mode=""), marks - {"future"}
    if ahead and announced and "negation" not in marks and candidate.event_type in THREATENED:
        return candidate.with_(event_type="THREATEN", mode=THREATENED[candidate.event_type]), marks - {"future"}
    if ahead and announced and depends and "negation" not in marks and candidate.event_type == "REJECT":
        return candidate.with_(event_type="THREATEN", mode="relations"), marks - {"future"}
    return candidate, marks
