"""What a statement about a relation claims, and what an answer to it rests on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from polybius.relations.records import Finding, Measure

SUPPORTED, CONTRADICTED, CANNOT_TELL = ANSWERS = ("supported", "contradicted", "cannot tell")
AGREES, DISAGREES, SILENT = "agrees", "disagrees", "cannot tell"
OF_RELATIONS = ("worse", "better", "unchanged", "recovered", "not_recovered", "lowest")
OF_MEASURES = ("opened", "stands", "lifted")
OPPOSITE = {AGREES: DISAGREES, DISAGREES: AGREES, SILENT: SILENT}  # what a witness says to the denial of a claim


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement made testable, or what was missing for that."""

    statement: str
    kind: str | None  # one of OF_RELATIONS or OF_MEASURES; None: no form of the table
    dyad: tuple[str, str] | None
    said: dt.date | None  # the day from which "still" and "now" are understood
    start: dt.date | None = None  # the day or days that it speaks of
    end: dt.date | None = None
    channel: str | None = None  # conflict or cooperation; None: the relation as a whole
    subject: str | None = None  # of a measure: training, sanctions, border ...
    goods: frozenset[str] = frozenset()  # of a measure on trade: the goods that it names
    openers: tuple[str, ...] = ()  # of a measure on envoys: the rows of ``ontology/openers`` that are meant; empty: any
    negated: bool = False  # "was never suspended", "it is false that relations worsened"
    by: str | None = None  # the end of the dyad that it names as the doer
    laid_by: str | None = None  # the end whose measure it is: "Kenya's ban", "is banned from Kenya's airspace"
    envoys_of: str | None = None  # of a measure on envoys: the end whose envoys they are
    rank: str | None = None  # and what they are called that is of one rank: ambassador, consul ...
    # language, party, claim, day, date, before, double, denial, question, future, cause
    missing: tuple[str, ...] = ()
    how: tuple[str, ...] = ()  # how it was made testable, a sentence each
    than: tuple[dt.date, dt.date] | None = None  # the days beside which those are set: "more in May than in March"

    @property
    def testable(self) -> bool:
        """Whether nothing was missing."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one witness says to a claim: a channel of the flow, or the ledger."""

    of: str  # flow, ledger
    data: str  # "the reports", or the name of a daily series
    channel: str | None
    answer: str  # agrees, disagrees, cannot tell
    words: str
    ids: tuple[str, ...] = ()  # that ``explain`` opens: findings, levels, measures, stories


@dataclass(frozen=True, slots=True)
class Quoted:
    """An assessment of the relation that was found in a text."""

    text: str
    statement: str
    says: tuple[str, ...]  # the chain of sources, innermost first, the publisher last
    told: dt.date | None
    document: str
    answer: str  # agrees, disagrees, or cannot tell where it speaks of something else
    id: str


@dataclass(frozen=True, slots=True)
class Check:
    """The answer to a statement: supported, contradicted or cannot tell, and what it rests on."""

    statement: str
    verdict: str
    claim: Claim
    evidence: tuple[Evidence, ...]
    assessments: tuple[Quoted, ...]
    findings: tuple[Finding, ...]
    measures: tuple[Measure, ...]  # those that the ledger's word rests on
    summary: str

    def of(self, witness: str) -> tuple[Evidence, ...]:
        """The evidence of the flow or of the ledger."""
        return tuple(evidence for evidence in self.evidence if evidence.of == witness)

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything that the answer rests on, from the top down, as ``explain`` opens it."""
        ids = [id for evidence in self.evidence for id in evidence.ids]
        return tuple(dict.fromkeys([*ids, *(quote.id for quote in self.assessments)]))
