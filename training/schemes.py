"""How the gold sets' schemes map to the model's labels: the one table."""

from __future__ import annotations

NER_KINDS = ("PER", "ORG", "GPE", "LOC", "NORP", "FAC")
NER_LABELS = ("O", *(f"{mark}-{kind}" for kind in NER_KINDS for mark in "BI"))

# A set's own type -> the kinds that it can mean. More than one: the gold does not say which, and the loss leaves the
# choice open. Before that, a place that the country and city tables know becomes GPE, a people NORP (see ner.py).
# An empty tuple: not a kind of ours, so the words are outside. None: unknown, no loss on these words.
PLACES = ("GPE", "LOC", "FAC")
NER_SCHEMES: dict[str, dict[str, tuple[str, ...] | None]] = {
    "wikigold": {"PER": ("PER",), "ORG": ("ORG",), "LOC": PLACES, "MISC": ()},
    "crossner_politics": {
        "politician": ("PER",),
        "person": ("PER",),
        "organisation": ("ORG",),
        "politicalparty": ("ORG",),
        "country": ("GPE",),
        "location": PLACES,
        "election": (),
        "event": (),
        "misc": (),
    },
    "wnut17": {
        "person": ("PER",),
        "location": PLACES,
        "corporation": ("ORG",),
        "group": ("ORG",),
        "product": (),
        "creative-work": (),
    },
    "btc": {"PER": ("PER",), "ORG": ("ORG",), "LOC": PLACES},
    "re3d": {"Person": ("PER",), "Organisation": ("ORG",), "Location": PLACES, "Nationality": ("NORP",)},
    "meantime_events": {"PER": ("PER",), "ORG": ("ORG",), "LOC": PLACES, "PRO": (), "FIN": (), "MIX": None},
    "ecbplus": {
        "HUMAN_PART_PER": ("PER",),
        "HUMAN_PART_ORG": ("ORG",),
        "HUMAN_PART_GPE": ("GPE",),
        "LOC_GEO": PLACES,
        "LOC_FAC": ("FAC",),
        "LOC_OTHER": None,
    },
    "ud_gum": {"person": ("PER",), "organization": ("ORG",), "place": PLACES},
}

# The kinds that a set with a scheme of three is scored on: ours fold into these.
THREE = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
SCORED_AS = {
    "uner_ewt": {"PER": "PER", "ORG": "ORG", "LOC": "LOC"},
    "meantime_events": {"PER": "PER", "ORG": "ORG", "LOC": "LOC"},
    "conll2003": {"person": "PER", "organisation": "ORG", "location": "LOC"},
}

ROLES = (
    "ARG0",
    "ARG1",
    "ARG2",
    "ARG3",
    "ARG4",
    "ARGM-TMP",
    "ARGM-LOC",
    "ARGM-ADV",
    "ARGM-MOD",
    "ARGM-NEG",
    "ARGM-ADJ",
    "ARGM-MNR",
    "ARGM-DIS",
    "ARGM-EXT",
    "ARGM-PRP",
    "ARGM-CAU",
    "ARGM-PRR",
    "ARGM-LVB",
    "ARGM-DIR",
    "ARGM-PRD",
    "ARGM-GOL",
    "ARGM-COM",
)
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
EVENT_LABELS = ("none", *EVENT_TYPES)
SIDES = ("actor", "recipient")  # of an event, by the head words of the parties in its own sentence
# From the head word of a cause to that of its effect, as spans are noted and as pairs of events are; then from the head
# word of a span to its ends, and from a cause to the words that signal it.
TIES = ("cause", "event", "cause_first", "cause_last", "effect_first", "effect_last", "signal")

_ROLE_FOLDS = {"ARGM-PNC": "ARGM-PRP", "ARGM-REC": "ARGM-ADV", "ARGM-CXN": "ARGM-ADV", "ARG5": "ARG4", "ARGA": "ARG0"}


def role(name: str) -> str | None:
    """The model's label of a PropBank role; continuations and references are folded, C-V and rare ones dropped."""
    plain = name.removeprefix("C-").removeprefix("R-").removesuffix("-DSP")
    plain = _ROLE_FOLDS.get(plain, plain)
    return plain if plain in ROLES else None
