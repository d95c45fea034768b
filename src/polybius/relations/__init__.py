"""Stories -> Level, Break, Finding, Forecast, Measure: reported conflict and cooperation, and what still stands."""

from polybius.relations.asked import ask_relation, ask_store, quoted
from polybius.relations.claim import Check, Claim, Evidence, Quoted
from polybius.relations.from_store import from_store
from polybius.relations.records import (
    Assertion,
    Break,
    ChannelFinding,
    Estimate,
    Finding,
    Forecast,
    Level,
    Measure,
    Prediction,
    Shock,
    Specification,
)
from polybius.relations.relation import Relation, bundled, measure

__all__ = [
    "Assertion",
    "Break",
    "ChannelFinding",
    "Check",
    "Claim",
    "Estimate",
    "Evidence",
    "Finding",
    "Forecast",
    "Level",
    "Measure",
    "Prediction",
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
