"""A claim held against flow and ledger: supported, contradicted or cannot tell.

*Contradicted* needs both: the flow had the power to see what is claimed and saw the contrary, and the ledger says the
contrary, too. One of the two alone, or reports that are silent, contradict nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from polybius.relations.records import Finding, Measure
from polybius.relations.statements.claim import (
    AGREES,
    CANNOT_TELL,
    CONTRADICTED,
    DISAGREES,
    OF_MEASURES,
    OPPOSITE,
    SILENT,
    SUPPORTED,
    Check,
    Claim,
    Evidence,
    Quoted,
)
from polybius.relations.statements.flow_says import Flow, flow_says
from polybius.relations.statements.ledger_says import acts_say, ledger_says

FLOW_NEEDED = ("recovered", "unchanged", "lowest")  # that nothing stands any longer does not show these
DENIED_FLOW_NEEDED = ("not_recovered", "worse", "better")  # nor that these were not so
# What a text's statement means for a claim: those that agree, those that disagree.
MEANING = {
    "worse": ({"worse", "lowest", "not_recovered"}, {"better", "recovered", "unchanged"}),
    "better": ({"better"}, {"worse", "lowest"}),
    "unchanged": ({"unchanged"}, {"worse", "better", "lowest"}),
    "not_recovered": ({"not_recovered"}, {"recovered"}),
    "recovered": ({"recovered"}, {"not_recovered"}),
    "lowest": ({"lowest"}, {"better"}),
}


def held_against(
    claim: Claim, flows: Sequence[tuple[str, Flow]], ledger: Sequence[Measure] | None, quotes: Iterable[Quoted] = ()
) -> Check:
    """The answer to a claim.

    Args:
        claim: What is claimed; one that is not testable gets *cannot tell* and says what was missing.
        flows: Names and relations of the dyad whose series are asked; the first is that of the reports.
        ledger: The measures of the dyad; None: none is kept, as for a series of scores.
        quotes: What texts themselves say of the relation. They are shown, and decide nothing.
    """
    if not claim.testable or claim.kind is None or claim.dyad is None:
        return Check(claim.statement, CANNOT_TELL, claim, (), (), (), (), _untestable(claim))
    found: list[Finding] = []
    if claim.kind in OF_MEASURES:
        witness, measures = ledger_says(claim, ledger)
        evidence = [acts_say(claim, measures), witness]
    else:
        evidence = []
        for name, relation in flows:
            said, finding = flow_says(claim, name, relation)
            evidence += [replace(item, answer=OPPOSITE[item.answer]) for item in said] if claim.negated else said
            found += [finding] if finding is not None else []
        witness, measures = ledger_says(claim, ledger)
        evidence.append(witness)
    verdict = _verdict(claim, evidence)
    said_so = tuple(_judged(quote, claim) for quote in quotes)
    return Check(
        claim.statement,
        verdict,
        claim,
        tuple(evidence),
        said_so,
        tuple(found),
        measures,
        _summary(verdict, evidence, said_so),
    )


def _verdict(claim: Claim, evidence: Iterable[Evidence]) -> str:
    flow = {item.answer for item in evidence if item.of == "flow"} - {SILENT}
    ledger = {item.answer for item in evidence if item.of == "ledger"} - {SILENT}
    if flow == {DISAGREES} and ledger == {DISAGREES}:
        return CONTRADICTED
    if DISAGREES in flow | ledger or not flow | ledger:
        return CANNOT_TELL
    if claim.kind in (DENIED_FLOW_NEEDED if claim.negated else FLOW_NEEDED) and not flow:
        return CANNOT_TELL
    # whether something was done, stands or was lifted is for the ledger to say
    if claim.kind in OF_MEASURES and not ledger:
        return CANNOT_TELL
    return SUPPORTED


def _judged(quote: Quoted, claim: Claim) -> Quoted:
    agreeing, disagreeing = MEANING.get(claim.kind or "", (set(), set()))
    early = quote.told is not None and claim.start is not None and quote.told < claim.start
    answer = SILENT
    if not early and quote.statement in agreeing:
        answer = AGREES
    elif not early and quote.statement in disagreeing:
        answer = DISAGREES
    return replace(quote, answer=OPPOSITE[answer] if claim.negated else answer)


def _untestable(claim: Claim) -> str:
    return " ".join(["Cannot tell.", *claim.how])


def _summary(verdict: str, evidence: Sequence[Evidence], quotes: Sequence[Quoted]) -> str:
    said = [f"{verdict[0].upper()}{verdict[1:]}."]
    said += [item.words for item in evidence]
    counted = {answer: sum(quote.answer == answer for quote in quotes) for answer in (AGREES, DISAGREES)}
    if any(counted.values()):
        said.append(
            f"Assessments in the texts: {counted[AGREES]} agree, {counted[DISAGREES]} disagree; they decide nothing."
        )
    return " ".join(said)
