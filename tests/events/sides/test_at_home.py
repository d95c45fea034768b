"""Whoever an act befalls that others condemn or praise is not blamed for it, but the state that holds them."""

from __future__ import annotations

import pytest

import polybius
from tests.events.test_plain import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The crackdown on protesters in Minsk was condemned by Lithuania.", ("ACCUSE", "LTU", "BLR")),
        ("The jailing of Uighur scholars was condemned by Germany.", ("ACCUSE", "DEU", "CHN")),
        ("Norway criticised the arrest of the Kenyan editor.", ("ACCUSE", "NOR", "KEN")),
        ("Poland condemned the jailing of Polish teachers in Grodno.", ("ACCUSE", "POL", "BLR")),
        ("Norway welcomed the release of the Turkish lawyers.", ("SUPPORT", "NOR", "TUR")),
        ("The sanctions on Iranian banks were criticised by China.", ("ACCUSE", "CHN", "")),
        ("The expulsion of Malian migrants by Algeria was denounced by Bamako.", ("ACCUSE", "MLI", "DZA")),
        ("Israel condemned the killing of two Israeli tourists in Cairo.", ("ACCUSE", "ISR", "")),  # by whom is open
        ("The release of two Dutch hostages was welcomed by The Hague.", ("SUPPORT", "NLD", "")),
    ],
)
def test_the_state_that_holds_them_is_blamed_or_praised(text, event):
    assert [one for one in told(text) if one[0] == event[0]] == [event]


def test_a_visit_that_is_called_off_has_not_taken_place():
    assert told("A visit by the Turkish president to Athens was called off.") == [("REJECT", "TUR", "GRC")]


@pytest.mark.parametrize(
    ("text", "returned"),
    [
        ("Germany's ambassador returned to Berlin on Monday.", False),
        ("Turkey's ambassador to Israel returned to Ankara on Monday.", False),
        ("Ecuador's envoy flew home to Quito on Monday.", False),
        ("The Chadian ambassador went back to Ndjamena on Monday.", False),
        ("Kenya recalled its ambassador from Somalia in May. The envoy returned to Nairobi on Monday.", False),
        ("Kenya recalled its ambassador from Somalia in May. The envoy returned to Mogadishu on Monday.", True),
        ("Algeria's ambassador to France returned to Paris on Monday.", True),
    ],
)
def test_an_envoy_who_goes_home_mends_nothing(text, returned):
    assert ("SUPPORT" in [event[0] for event in told(text)]) == returned
    assert "CONSULT" not in [event[0] for event in told(text)]


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        # politicians, whoever was told of before
        ("Denmark warned Belarus. A Belarusian opposition leader was sentenced to nine years.", "sentenced", "BLR"),
        # anybody of a state that others criticise
        ("Denmark scolded Turkey. Two Turkish reporters were jailed on Monday.", "jailed", "TUR"),
        # where a place tells another state
        ("Denmark scolded Turkey. A Turkish lawmaker was arrested in Copenhagen.", "arrested", "DNK"),
        # of the one who criticises: the other one
        ("Denmark scolded Turkey. A Danish reporter was convicted of insulting the president.", "convicted", "TUR"),
        # envoys are held by others
        ("Denmark accused Turkey of spying. A Turkish diplomat was arrested.", "arrested", "DNK"),
    ],
)
def test_people_of_a_state_are_held_by_it_where_others_only_criticise_it(text, word, actor):
    reading = polybius.read(text, published="2023-09-05")
    event = next(event for event in reading.events if reading.words(event.trigger) == word)

    assert [party.country for party in event.actors] == [actor]
