"""Acts that go on with what is told from long before the report: whole reports through the program as it ships."""

from __future__ import annotations

import pytest

import polybius

NEWS = "Kenyan troops left a base near Kismayo on Sunday. The army confirmed the withdrawal. "
OLD = "In December a bomb killed two Kenyan soldiers at the base. "
SINCE, PUBLISHED = "2019-12-01", "2020-03-30"


def first_day(text: str, words: str) -> str | None:
    """The first day of the act that some words tell."""
    reading = polybius.read(text, published=PUBLISHED)
    found = [event for event in reading.events if words in reading.words(event.trigger)]
    return str(found[0].earliest) if found and found[0].earliest else None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya blamed al-Shabaab for the attack.", "blamed"),
        ("Kenya blamed al-Shabaab for the attack and bombed a camp of the group near Jilib.", "bombed"),
        ("Kenya retaliated with air raids on a camp of al-Shabaab.", "retaliated"),
        ("Another bomb killed a Somali general in Mogadishu.", "killed a"),
    ],
)
def test_what_goes_on_with_an_old_act_is_not_of_the_reports_days(text, words):
    words = words.split()[0]
    reading = polybius.read(NEWS + OLD + text, published=PUBLISHED)
    last = [event for event in reading.events if words in reading.words(event.trigger)][-1]

    assert (str(last.earliest), str(last.latest)) == (SINCE, PUBLISHED)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has blamed al-Shabaab for the attack.",
        "Kenya on Friday blamed al-Shabaab for the attack.",
        "Somalia thanked Kenya for its help.",  # answers nothing of December
    ],
)
def test_the_news_keeps_its_days(text):
    reading = polybius.read(NEWS + OLD + text, published=PUBLISHED)

    assert str(reading.events[-1].earliest) > SINCE


@pytest.mark.parametrize(
    ("between", "first"), [(" ", SINCE), ("\n\n", "2020-03-28")]
)  # another paragraph: back at the news
def test_what_somebody_did_besides_is_of_the_same_time(between, first):
    old = f"In December Kenya shut its border with Somalia.{between}It also expelled two Somali envoys."
    reading = polybius.read(NEWS + old, published=PUBLISHED)
    (expelled,) = (event for event in reading.events if "expelled" in reading.words(event.trigger))

    assert str(expelled.earliest) == first


def test_what_opens_a_report_is_its_news():
    text = OLD + "Kenya blamed al-Shabaab for the attack."

    assert first_day(text, "blamed") == "2020-03-28"
