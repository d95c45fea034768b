"""Who says it and what, where trees go astray: sentence -> chain of mouths of an act, innermost first."""

from __future__ import annotations

import pytest

import polybius
from tests.sources.test_mouths import chain


@pytest.mark.parametrize(
    ("text", "word", "mouths"),
    [
        # the day of a report is not what it is about
        ("Reuters reported on Feb. 13, citing two pilots, that Somali troops had shelled the town.", "shelled",
         ["two pilots", "Reuters"]),
        ("TASS reported on 4 May that Somali troops had shelled the town.", "shelled", ["TASS"]),
        # a name before a comma, and what is said opens with a noun that a clause describes
        ("The envoy to Somalia, Jan de Wit, said the bombings, which went on for days, were meant to scare them.",
         "bombings", ["Jan de Wit"]),
        ("Somali troops, said the mayor, who is ill, shelled the town.", "shelled", ["the mayor, who is ill"]),
        # who says so inside a clause about those whom it befell
        ("They buried ten herders who nurses said were shot dead by Somali troops.", "shot", ["nurses"]),
        # a report that follows something
        ("A report from Sahel Watch following Togo's airstrike on Kpalime said Somali troops shelled the town.",
         "shelled", ["A report"]),
        # a report of a day or a place that claims it, and who denies that
        ("The spokesman denied the veracity of a Habari report on Feb. 14 that claimed that Somali troops had shelled "
         "the town.", "shelled", ["a Habari report on Feb. 14", "The spokesman"]),
        ("Niger's minister rebuffed a damning U.N. report released this week that accused the country’s army of "
         "shelling the town with “reckless disregard” for the herders, claiming that the U.N. had lied.",
         "shelling", ["a damning U.N. report released this week", "Niger's minister"]),
        # what is denied is named before what it did
        ("Nigerien Govt Denies Rebel Attack Killing 140 Soldiers", "Attack", ["Nigerien Govt"]),
        # charges that another denies are no part of the accusation
        ("Chad accused Niger of bombing its camps, causing great harm - charges Niamey denied.", "bombing", ["Chad"]),
        # what others claim is set against it
        ("The governor said jets hit a camp, despite claims by nurses that Somali troops shelled the town.", "shelled",
         ["nurses"]),
        # what is added opens with its own subject
        ("“One border guard (BG) has been reported dead, and two others have been hurt,” a senior army source at "
         "the border told AFP, adding clashes took place in at least two hamlets in Mali’s border district of Kayes.",
         "clashes", ["a senior army source at the border", "AFP"]),
        # the organs of one state are one mouth
        ("Somali planes attacked a rebel camp. Jets shelled the town, military and security officials said.", "shelled",
         ["military and security officials"]),
        # who has claimed a deed of his own
        ("Rebel radio said the Front had claimed to have carried out bombings that killed nine people.", "carried",
         ["the Front", "Rebel radio"]),
        # on what somebody acted is not what he has it from; on what he says it is
        ("The mayor said the arrest of the gunmen was made at dawn, based on intelligence received that they hid.",
         "made", ["The mayor"]),
        ("The mayor said Somali troops shelled the town, based on reports from nurses.", "shelled",
         ["reports from nurses", "The mayor"]),
        # who shows a place says nothing; who shows a film does
        ("A Somali soldier showed two reporters the site of a blast that left a crater in the road.", "blast", []),
        ("The police showed two reporters a video of Somali troops shelling the town.", "shelling", ["The police"]),
        # how he said it is no mouth of its own
        ("The Front, a rebel group, said in a letter that Somali troops had shelled the town.", "shelled",
         ["The Front, a rebel group"]),
        # an outlet keeps the whole of its name
        ("The mayor told Voice of America that Somali troops shelled the town.", "shelled",
         ["The mayor", "Voice of America"]),
        ("The mayor told the Times of India that Somali troops shelled the town.", "shelled",
         ["The mayor", "the Times of India"]),
    ],
)  # fmt: skip
def test_who_says_it(text, word, mouths):
    assert chain(text, word) == mouths


def test_whose_day_it_is_belongs_to_what_is_said():
    reading = polybius.read("The mayor said Monday's attack could not have hit the camp.")

    assert [reading.words(one.content[0]) for one in reading.attributions] == [
        "Monday's attack could not have hit the camp"
    ]


def test_a_denial_behind_a_dash_is_an_answer():
    reading = polybius.read("Chad accused Niger of bombing its camps, causing grave damage - charges Niamey denied.")

    told = {reading.words(one.cue): reading.words(one.content[0]) for one in reading.attributions}
    assert told["denied"] == told["accused"] == "Niger of bombing its camps, causing grave damage"


def test_who_says_words_behind_what_he_told_is_the_same():
    text = "The mayor told a rally that his guards had driven out the thieves and said: “We will hunt them.”"
    reading = polybius.read(text, published="2022-05-03")

    assert {reading.words(one.source.span) for one in reading.attributions if one.source} == {"The mayor"}
