"""Acts told by nouns made of verbs: the blocking of a port by dockers, a border closure, the arrival of marines."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # the object behind "of", the subject behind "by" or as a possessor
        ("The blocking of Telegram by Kenya began on Friday.", [("COERCE", "KEN", "KEN")]),
        ("Peru's arming of Colombian rebels went on for a year.", [("AID", "PER", "COL")]),
        ("The sheltering of Rwandan rebels by Congo went on.", [("AID", "COD", "RWA")]),
        ("The impounding of a Spanish trawler by Mauritania was reported on Monday.", [("COERCE", "MRT", "ESP")]),
        ("The recapture of Palmyra by Syrian troops came on Sunday.", [("ASSAULT", "SYR", "SYR")]),
        ("The abrogation of the treaty with Pakistan by India came hours later.", [("SANCTION", "IND", "PAK")]),
        # the object before the noun
        ("The border closure by Niger on Monday stranded traders from Benin.", [("COERCE", "NER", "BEN")]),
        # of a verb without an object the subject behind "of"
        ("The arrival of Kenyan troops in Haiti began on Tuesday.", [("MOBILIZE", "KEN", "HTI")]),
        # what is the subject of the alarm is told
        ("The seizure of a Greek tanker by Iran alarmed shippers.", [("COERCE", "IRN", "GRC")]),
        ("A crackdown on the opposition in Uganda followed on Wednesday.", [("COERCE", "", "UGA")]),  # no inquiry
        ("The overthrow of Niger's president by his guards took an hour.", [("COERCE", "NER", "NER")]),
    ],
)
def test_a_noun_made_of_a_verb_is_read_by_its_rows(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    "text",
    [
        "The blocking of a penalty by the Danish goalkeeper decided the match.",
        "The storming of the charts by a Norwegian band surprised critics.",
        "The clearing of snow by Swiss crews took all night.",
        "The arrival of spring in Norway was late.",
        "The removal of tonsils by Danish surgeons is routine.",
        "The provision of broadband by a Polish firm has improved.",
        "The building of ships by South Korea has slowed.",
        "The naming of a panda by Chinese schoolchildren took a week.",
        "The cutting of interest rates by Turkey's central bank weakened the lira.",
    ],
)
def test_a_noun_made_of_a_verb_tells_nothing_where_the_verb_would_not(text):
    assert told(text) == []
