"""Stories -> Level, Finding, Measure: reported conflict and cooperation of two parties, and what stands between."""

from polybius.relations.asked import ask_relation, ask_store, quoted
from polybius.relations.claim import Check, Claim, Evidence, Quoted
from polybius.relations.from_store import from_store
from polybius.relations.records import (
    Assertion,
    ChannelFinding,
    Estimate,
    Finding,
    Level,
    Measure,
    Shock,
    Specification,
)
from polybius.relations.relation import Relation, bundled, measure

__all__ = [
    "Assertion",
    "ChannelFinding",
    "Check",
    "Claim",
    "Estimate",
    "Evidence",
    "Finding",
    "Level",
    "Measure",
    "Quoted",
    "Relation",
    "Shock",
    "Specification",
    "ask_relation",
    "ask_store",
    "bundled",
    "from_store",
    "measure",
    "quoted",
]
