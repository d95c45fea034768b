"""What neighbours do to each other in plain words: votes and terms, goods and courts, whom a third state calms."""

from __future__ import annotations

import pytest

from polybius import read
from polybius.ingest import from_text


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Zambia signed a loan. South Africa deported 1,200 miners to Lesotho.", ["LSOLAB"]),
        ("Congo lost a town. South Africa buried two soldiers killed by rebels.", ["ZAFMIL"]),
        ("Nigeria mourned. Niger's army killed 16 militants near Diffa.", ["NERREB"]),
    ],
)
def test_bare_people_are_of_whoever_gets_or_buries_them_or_of_the_ground_of_the_army(text, codes):
    last = read(from_text(text, language="en")).events[-1]

    assert [party.code for party in last.recipients] == codes


def test_a_month_is_no_town():
    reading = read(from_text("Indonesia seized the boats in March.", language="en"))

    assert [reading.words(place.span) for place in reading.places] == ["Indonesia"]
