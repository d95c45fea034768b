"""Stories -> Level, Finding, Measure: reported conflict and cooperation of two parties, and what stands between."""

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
    "Estimate",
    "Finding",
    "Level",
    "Measure",
    "Relation",
    "Shock",
    "Specification",
    "bundled",
    "from_store",
    "measure",
]
