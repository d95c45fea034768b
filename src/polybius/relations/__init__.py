"""Stories -> Level, Break, Finding, Forecast, Measure: reported conflict and cooperation, and what still stands."""

from polybius.relations.days import day_of, days_of
from polybius.relations.ends.parties import understood
from polybius.relations.ends.sides import takes_part
from polybius.relations.ends.told import end_of
from polybius.relations.flow.blocs import Bloc, Blocs, Telling
from polybius.relations.flow.compare import Comparison, Pair
from polybius.relations.flow.lead import Lag, Lead
from polybius.relations.records import (
    CHANNELS,
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
from polybius.relations.statements.claim import Check, Claim, Evidence, Quoted
from polybius.relations.stored.asked import ask_store, quoted
from polybius.relations.stored.choices import Choices, weights_of
from polybius.relations.stored.from_store import from_store
from polybius.relations.stored.panel import ledgers, of_store, of_table
from polybius.relations.stored.reporters import Panel, Reporter, panel_of
from polybius.relations.stored.week import Change, Changes, changes

__all__ = [
    "CHANNELS",
    "Assertion",
    "Bloc",
    "Blocs",
    "Break",
    "Change",
    "Changes",
    "ChannelFinding",
    "Check",
    "Choices",
    "Claim",
    "Comparison",
    "Estimate",
    "Evidence",
    "Finding",
    "Forecast",
    "Lag",
    "Lead",
    "Level",
    "Measure",
    "Pair",
    "Panel",
    "Prediction",
    "Quoted",
    "Relation",
    "Reporter",
    "Shock",
    "Specification",
    "Telling",
    "ask_store",
    "bundled",
    "changes",
    "day_of",
    "days_of",
    "end_of",
    "from_store",
    "ledgers",
    "measure",
    "of_store",
    "of_table",
    "panel_of",
    "quoted",
    "takes_part",
    "understood",
    "weights_of",
]
