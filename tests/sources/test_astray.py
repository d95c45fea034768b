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
        # a clause about those told of ends the sentence before
        ("A nurse said a shell struck a house in the west of the town, the main base of the rebels who hold the coast."
         "\n\nThe herders said Somali troops shelled the town.", "shelled", ["The herders"]),
        # who reports it stands in a clause of time
        ("Her remarks came after the Iraqi news outlet Baghdad Al-Yasmin, citing two officials in Basra, reported on "
         "Friday that Somali troops had shelled the town.", "shelled",
         ["two officials in Basra", "the Iraqi news outlet Baghdad Al-Yasmin"]),
        # nor has who checks a report made it
        ("The military said it was validating reports that Somali troops had shelled the town.", "shelled",
         ["The military"]),
        # who denies what a statement tells
        ("The Defence Ministry of Kenya denies the statement of the Somali defence ministry according to which the "
         "Kenyan armed forces opened fire towards the Somali positions in the border area of Gedo province.", "opened",
         ["the statement of the Somali defence ministry", "The Defence Ministry of Kenya"]),
        # a speaker behind his verb goes on
        ("The security forces of Mozambique killed at least 11 people, said HRW in a letter, adding, “over 50 people "
         "suffered serious gunshot wounds” on October 24 and 25.", "suffered", ["HRW"]),
        # what is shown is not what it seems
        ("The video, which showed Somali hostage Ali Farah being shot dead by a man with a mask, appeared to confirm "
         "what herders told the mayor.", "shot", ["The video"]),
        # a place before a colon is where it is told
        ("Beirut: Shelling of the town killed at least nine people on Sunday, a monitor said, as the army pressed on.",
         "killed", ["a monitor"]),
        ("Colombo : The Tigers said on Sunday that Somali troops had shelled the town.", "shelled", ["The Tigers"]),
        # what others did then is no charge
        ("The rebels accused troops of killing six herders in the west as Somali police arrested two men in the port.",
         "arrested", []),
        # whom he speaks to
        ("The mill took a hit after Syrian forces fired tank shells at rebels, said Abu Musa, speaking to the AP on "
         "Skype.", "fired", ["Abu Musa", "the AP"]),
        # a spokesman whom trees take for the place before him
        ("Four men abducted two people from a car near Teorama on Monday, a spokesman for Colombia's elite Guala "
         "anti-kidnapping police told AFP.", "abducted", ["a spokesman", "AFP"]),
        # a clause about those told of is no more than that
        ("Authorities say the kidnappings are part of a fight between two gangs, a group the Colombian government says "
         "is really a criminal gang.", "kidnappings", ["Authorities"]),
        ("The JCS was quoted as saying in a statement that Somali troops had shelled the town.", "shelled",
         ["The JCS"]),
        ("The FO rejected claims in Indian media that Somali troops had shelled the town.", "shelled",
         ["Indian media", "The FO"]),
        ("Kenya tried to play down an al-Shabab attack that Somalia's president said killed at least 180 soldiers.",
         "killed", ["Somalia's president"]),
        # the day behind the verb, and a clause that the tree does not find
        ("The Israeli military said Tuesday that its double strike on a Gaza clinic that killed 20 people targeted "
         "what it believed was a Hamas surveillance camera.", "strike", ["The Israeli military"]),
        # a verb that trees take for a clause about him, and by what means he spoke
        ("Islam Farah, a spokesman for Liwa al-Nasr, admitted by Skype to the Wall Street Journal that Somali troops "
         "had shelled the town.", "shelled", ["Islam Farah, a spokesman for Liwa al-Nasr", "the Wall Street Journal"]),
        # what else goes on is no part of what he says
        ("The general said the town was calm, even as Somali troops have been shelling the port.", "shelling", []),
        # an agency that cites another
        ("Somali troops have shelled the town, APA reports citing Reuters.", "shelled", ["Reuters", "APA"]),
        ("A Somali official said on Monday that troops had shelled the town, APA reports citing Reuters.", "shelled",
         ["A Somali official", "Reuters", "APA"]),
        # a name beside who goes on
        ("The adviser for the Somali leadership, Taher Farah, told Reuters on Sunday that it was calm, adding that "
         "Somali troops had shelled the town.", "shelled",
         ["The adviser for the Somali leadership, Taher Farah", "Reuters"]),
        # who has no mark at the end of his words says them once
        ("Wamaps, a blog of West African reporters, said that “on Monday, shortly after noon, gunmen attacked a convoy."
         "\n\n“The gunmen fired a rocket at it,” Wamaps said.", "fired", ["Wamaps"]),
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


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        # who told of nothing goes on; words behind what he told are his
        ("The general told reporters that there was no news of the hostages and assured the town that they were safe.",
         {"The general"}),
        ("The mayor told a rally that his guards had driven out the thieves and said: “We will hunt them.”",
         {"The mayor"}),
        # a clause about the speaker, who says a number of things
        ("The army official, who spoke on condition of anonymity to freely discuss the matter, said 15 drones targeted "
         "Atbara, a city north of the capital, in River Nile province.", {"The army official"}),
        # the day behind "reports" reports nothing
        ("SABA reports Wednesday that overnight airstrikes targeted the district of al-Safan in Saada, a stronghold "
         "for Yemen's Shiite rebels, known as the Houthis.", {"SABA"}),
        # a day owns no report; whose office it is
        ("Eritrea is dismissing Monday's Human Rights Commission report accusing the country of killings.",
         {"Eritrea", "Monday's Human Rights Commission report"}),
        ("The office of Israeli prime minister Benjamin Netanyahu accused Hamas of violating the ceasefire agreement.",
         {"The office of Israeli prime minister Benjamin Netanyahu"}),
        # what somebody is called does not go on to say anything
        ("Moscow now denounces them as adventurism, while Oman, which has long carried messages between Sanaa and the "
         "world, voiced its disapproval of the action.", {"Moscow"}),
        # reports behind a preposition are nobody's, whatever the tagger makes of them
        ("Gunmen freed the woman after reports a ransom was paid to them.", set()),
        ("TASS reports that nine of them are back.", {"TASS"}),
    ],
)  # fmt: skip
def test_who_speaks(text, sources):
    reading = polybius.read(text, published="2022-05-03")

    assert {reading.words(one.source.span) for one in reading.attributions if one.source} == sources
