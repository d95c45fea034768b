"""The chain of mouths of an event, innermost first: sentence -> sources, through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def chain(text: str, trigger: str) -> list[str]:
    reading = polybius.read(text, published="2022-05-03")
    event = next(event for event in reading.events if trigger in reading.words(event.trigger))
    told = [reading.attributions[index] for index in event.attributions]
    return [reading.words(party.span) for one in told for party in (one.based_on, one.source) if party]


@pytest.mark.parametrize(
    ("text", "mouths"),
    [
        # an outlet that is told something passes it on; reporters and the paper itself do not
        ("A minister told the newspaper Daily Savanna that Somali troops had shelled the town.",
         ["A minister", "the newspaper Daily Savanna"]),
        ("Somali troops shelled the town, a minister told Radio Garissa.", ["a minister", "Radio Garissa"]),
        ("Somali troops shelled the town, a minister told reporters in Nairobi.", ["a minister"]),
        ("Somali troops shelled the town, a relative told this newspaper.", ["a relative"]),
        ("In an interview with the Daily Savanna, the minister said Somali troops had shelled the town.",
         ["the minister", "the Daily Savanna"]),
        ("The sources pointed out to the site that Somali troops had shelled the town.", ["The sources", "the site"]),
        ("A minister quoted by the Daily Savanna said that Somali troops had shelled the town.",
         ["A minister", "the Daily Savanna"]),
        ("A cable seen by the Daily Savanna says Somali troops shelled the town.", ["A cable", "the Daily Savanna"]),
        # whom somebody has it from stands inside him
        ("Somali troops shelled the town, the Daily Savanna reported, citing two ministers.",
         ["two ministers", "the Daily Savanna"]),
        ("According to the newspaper Al-Savanna, which quoted two ministers, Somali troops shelled the town on Monday.",
         ["two ministers", "the newspaper Al-Savanna, which quoted two ministers"]),
        ("Monitors, relying on satellite pictures, said that Somali troops had shelled the town.",
         ["satellite pictures", "Monitors"]),
        ("Somali troops had shelled the town, a minister was quoted as saying by state media.",
         ["a minister", "state media"]),
        # what another one says behind a semicolon, and what others make of it, is no part of it
        ("Nairobi said Somali troops shelled the town; Mogadishu said they had never left barracks.", ["Nairobi"]),
        ("Somali troops shelled the town, according to state radio, which gave no source.",
         ["state radio, which gave no source"]),
        # as translated agencies write: the teller behind the verb, the house for whoever spoke in it
        ("Somali troops have shelled the town, informed a source in the administration of the port.",
         ["a source in the administration of the port"]),
        ("Somali troops shelled the town, it was indicated in the ministry of defence.", ["the ministry of defence"]),
        ("As reported by the Daily Savanna, Somali troops shelled the town.", ["the Daily Savanna"]),
        # an opening question is nobody's answer
        ("Asked about the port, the minister said Somali troops had shelled the town.", ["the minister"]),
        # a source that says two things says both
        ("“We stay,” said Colonel Abdi, who said Somali troops had shelled the town.", ["Colonel Abdi"]),
        # nobody else is told to have said what "it was said" tells inside somebody's words
        ("The minister said that it was believed that Somali troops had shelled the town.", ["The minister"]),
    ],
)  # fmt: skip
def test_who_says_that_the_town_was_shelled(text, mouths):
    assert chain(text, "shelled") == mouths


@pytest.mark.parametrize(
    ("text", "trigger", "mouths"),
    [
        ("Kenya said it condemned the shelling of the town.", "condemned", []),  # it condemns by saying so
        ("Kenya said Uganda had condemned the shelling of the town.", "condemned", ["Kenya"]),
        ("The European Union said it was suspending the training of Somali forces.", "suspending",
         ["The European Union"]),  # a deed, not a word
        ("Canberra announced that it would buy arms from France, a decision that China's embassy condemned.",
         "condemned", []),
    ],
)  # fmt: skip
def test_what_is_done_by_words_has_no_mouth_but_its_speaker(text, trigger, mouths):
    assert chain(text, trigger) == mouths
