"""Words of praise, promises of forces to friends, and what is yielded in words."""

from __future__ import annotations

import pytest

from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        # praised, backed
        ("Poland's president called the resistance of Ukraine heroic.", ("SUPPORT", "POL", "UKR")),
        ("The European Union granted Georgia candidate status.", ("SUPPORT", "EUR", "GEO")),
        # forces promised to a friend threaten nobody
        ("Canada promised to station a brigade in Latvia.", ("AGREE", "CAN", "LVA")),
        ("Benin promised Togo to step up patrols.", ("AGREE", "BEN", "TGO")),
        ("Sweden promised Turkey to fight the smugglers.", ("AGREE", "SWE", "TUR")),
        ("The Dutch government approved the delivery of shells to Moldova.", ("AGREE", "NLD", "MDA")),
        ("France will give Senegal a battery of missiles.", ("AGREE", "FRA", "SEN")),
        # yielded
        ("The king of Jordan ordered a truce over the holiday.", ("CONCEDE", "JOR", "JOR")),
        ("Greece ended its veto of Albania's entry.", ("CONCEDE", "GRC", "ALB")),
        ("Belgium removed its objection to Serbia's bid.", ("CONCEDE", "BEL", "SRB")),
        ("Hungary's ruling party retreated on the law on the press.", ("CONCEDE", "HUN", "HUN")),
    ],
)
def test_what_is_praised_promised_or_yielded(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The bank granted the Irish baker membership of its club.", "SUPPORT"),
        ("The farmer said the dog was a true friend.", "SUPPORT"),
        ("Critics called the Polish film a success.", "SUPPORT"),
        ("The shop gave the Danish boy a battery.", "AID"),
        ("The Security Council ordered a ceasefire in Sudan.", "CONCEDE"),
        ("The general retreated from the law school in Quito.", "CONCEDE"),
        ("Activists in Chile demanded the repeal of the law.", "CONCEDE"),
    ],
)
def test_the_same_words_in_other_sentences(text, kind):
    assert not [event for event in told(text) if event[0] == kind]
