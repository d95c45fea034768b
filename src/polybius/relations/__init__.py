"""Stories -> Level, Break, Finding, Forecast, Measure: reported conflict and cooperation, and what still stands."""

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
    "Estimate",
    "Finding",
    "Forecast",
    "Level",
    "Measure",
    "Prediction",
    "Relation",
    "Shock",
    "Specification",
    "bundled",
    "from_store",
    "measure",
]
