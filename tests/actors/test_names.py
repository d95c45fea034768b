"""Names in a text: their spellings, and the words that only look like them."""

import datetime as dt
import hashlib

import pytest

from polybius.actors.knowledge import load
from polybius.resources import folder


def found(text: str) -> list[tuple[str, str]]:
    hits = load().index.hits(text, careful=frozenset(load().unless))
    return [(hit.span.of(text), hit.names[0].entity) for hit in hits if hit.names[0].use != "none"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qasem Sulaimani fell.", [("Qasem Sulaimani", "qassem-soleimani")]),
        ("Kata'ib Hizballah denied it.", [("Kata'ib Hizballah", "kataib-hezbollah")]),
        ("Kataib Hezbollah denied it.", [("Kataib Hezbollah", "kataib-hezbollah")]),
        ("the leaders of Al-Qa’ida", [("Al-Qa’ida", "al-qaeda")]),  # a curly apostrophe
        ("Iraq's neighbours", [("Iraq", "IRQ")]),  # the possessive is no part of the name
        ("Shi'ite votes", [("Shi'ite", "shia")]),
        ("U.S. and USA", [("U.S.", "USA"), ("USA", "USA")]),
        ("the US-led coalition", [("US-led coalition", "coalition-isis")]),  # the longest name wins
        (
            "Nicolás Maduro and Nicolas Maduro",
            [("Nicolás Maduro", "nicolas-maduro"), ("Nicolas Maduro", "nicolas-maduro")],
        ),
        ("George W. Bush spoke", [("George W. Bush", "george-w-bush")]),
        ("he told us that it is so", []),  # neither the United States nor IS
        ("a turkey dinner in march", []),
        ("Washington state and the Washington Monument", []),  # neither is a government
        ("Gulf War veterans at Georgia Tech", []),
        ("Iraq, Iran and Syria", [("Iraq", "IRQ"), ("Iran", "IRN"), ("Syria", "SYR")]),
    ],
)
def test_a_name_is_found_in_any_spelling_and_not_inside_other_words(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("person", "day", "code"),
    [
        ("donald-trump", "2020-01-03", "USAGOV"),
        ("donald-trump", "2022-05-01", "USAELI"),  # out of office
        ("mustafa-al-kadhimi", "2020-03-01", "IRQSPY"),
        ("mustafa-al-kadhimi", "2020-05-13", "IRQGOV"),
        ("adel-abdul-mahdi", "2020-05-13", "IRQELI"),
        ("qassem-soleimani", "2020-05-13", "IRNMIL"),  # died in office: reports of him mean the general
        ("islamic-state", "2020-01-01", "IMG"),
    ],
)
def test_a_code_is_the_one_of_the_day(person, day, code):
    entity = load().entity(person, dt.date.fromisoformat(day))

    assert entity is not None
    assert entity.code == code


def test_an_affiliation_holds_between_its_days():
    before = load().entity("hashd", dt.date(2015, 1, 1))
    after = load().entity("hashd", dt.date(2020, 1, 1))

    assert before is not None
    assert after is not None
    assert [tie.entity for tie in before.affiliations] == ["IRN"]
    assert [tie.entity for tie in after.affiliations] == ["IRQMIL", "IRN"]


def test_the_checksums_are_those_of_the_built_tables():
    for line in (folder() / "actors" / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((folder() / "actors" / name).read_bytes()).hexdigest() == digest, name
