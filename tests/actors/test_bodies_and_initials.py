"""Initials in brackets, local branches of rebels, coalitions of people, the bodies of the dead."""

import pytest

import polybius
from tests.actors.test_resolve import found


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Mali blamed the Abu Sayyaf Group (ASG) for it. The ASG denied it.", "ASG", "PHLREB"),
        ("Monywa People's Defence Force attacked a post in Myanmar.", "Monywa People's Defence Force", "MMRREB"),
        ("The Uganda People's Defence Force left Somalia.", "Uganda People's Defence Force", "UGAMIL"),
        ("A coalition of opposition parties in Mali signed it.", "A coalition of opposition parties in Mali", "MLIOPP"),
        ("A coalition of states bombed Yemen.", "A coalition of states", "IGOMIL"),
        ("A Kenyan regulatory body fined him.", "A Kenyan regulatory body", "KENGOV"),
        ("The opposition troops of South Sudan fled.", "The opposition troops of South Sudan", "SSDREB"),
        ("S. Sudan's army denied it.", "S. Sudan's army", "SSDMIL"),
        ("The Lankan navy took two boats.", "The Lankan navy", "LKAMIL"),
        ("Al-shabaab attacked a base.", "Al-shabaab", "SOMREB"),
        ("Armenian forces shattered the truce 140 times on Wednesday, Azerbaijan's Defense Ministry said.",
         "Azerbaijan's Defense Ministry", "AZEGOV"),
        ("President Daniel Ortega of Nicaragua spoke. Peru denounced the Ortega government.",
         "the Ortega government", "NICGOV"),
        ("Border guards of the Committee for Public Order of Peru fired.",
         "Border guards of the Committee for Public Order of Peru", "PERMIL"),
        ("Croatian Foreign and European Affairs Minister Ivo Kos came.",
         "Croatian Foreign and European Affairs Minister Ivo Kos", "HRVGOV"),
    ],
)  # fmt: skip
def test_who_they_are(text, words, code):
    assert found(polybius.read(text))[words] == code


def test_an_opposition_alliance_is_no_body_of_states():
    assert "IGOMIL" not in found(polybius.read("The opposition Civic Alliance of Nicaragua demanded talks.")).values()


@pytest.mark.parametrize(
    "text",
    ["Bodies of two Kenyans were found.", "Chad said the bodies lay at the post.", "The charred body was Kenyan."],
)
def test_the_dead_are_no_body_of_a_state(text):
    assert not {words for words in found(polybius.read(text)) if "bod" in words.lower()}
