"""What is promised or threatened by a noun, and what is done as it was promised or threatened."""

from __future__ import annotations

import pytest

import polybius
from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("A pledge by Niger to attack rebel camps in Mali was read out on Monday.", [("THREATEN", "NER", "MLI")]),
        ("A promise by Chad to sever ties with Sudan was repeated on Monday.", [("THREATEN", "TCD", "SDN")]),
        ("Trump's vow to impose tariffs on Mexico worried investors.", [("THREATEN", "USA", "MEX")]),
        ("Israel vowed that the rocket attack would not pass in silence.", [("THREATEN", "ISR", "")]),
        ("Ghana renewed its promise to send rice to Togo.", [("AGREE", "GHA", "TGO")]),
    ],
)
def test_a_pledge_to_do_harm_is_a_threat(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Niger vowed not to bomb Mali.", [("AGREE", "NER", "MLI")]),
        ("Chad pledged never to expel Sudanese diplomats.", [("AGREE", "TCD", "SDN")]),
        ("Erdogan promised that he would not order his troops to march into Syria.", [("AGREE", "TUR", "SYR")]),
        ("Jordan gave a pledge not to attack Syria.", [("AGREE", "JOR", "SYR")]),
        ("Ghana agreed not to shell Togo.", [("AGREE", "GHA", "TGO")]),
        # who will not do others a favour, or not yield, refuses
        ("Niger vowed not to negotiate with Mali.", [("REJECT", "NER", "MLI")]),
        ("Niger vowed not to lift its sanctions on Mali.", [("REJECT", "NER", "MLI")]),
        ("Niger vowed not only to bomb Mali.", [("THREATEN", "NER", "MLI")]),
    ],
)
def test_a_pledge_to_do_no_harm_is_a_promise(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Ethiopia made good on its threat to expel seven Kenyan envoys.", [("SANCTION", "ETH", "KEN")]),
        ("Spain delivered on its promise to send tanks to Ukraine.", [("AID", "ESP", "UKR")]),
        ("Poland followed through on a threat to close its border with Belarus.", [("COERCE", "POL", "BLR")]),
        ("Turkey kept its promise to withdraw its troops from Iraq.", [("RETREAT", "TUR", "IRQ")]),
        ("Congo urged Rwanda to honour its pledge to withdraw its troops.", [("REQUEST", "COD", "RWA")]),
    ],
)
def test_who_makes_good_on_a_threat_or_promise_does_it(text, events):
    assert told(text) == events


def test_a_threat_on_which_nobody_has_made_good_is_not_done():
    text = "Chad has yet to make good on its threat to expel the envoy of Sudan."
    assert [event.auxiliary for event in polybius.read(text).events] == [("negation",)]
