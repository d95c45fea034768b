"""Tolls as agencies give them: what is counted, what is nobody, and in whose mouth a number stands."""

from __future__ import annotations

import pytest

import polybius

BLOW = "Rockets hit a market in Gao on Sunday. "


def counted(text):
    """Killed, injured and the like of all events, each number once."""
    reading = polybius.read(text, published="2020-05-13")
    return {(count.what, count.min, count.max) for event in reading.events for count in event.counts}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what kills is no victim, nor are blows, ships and arrests
        ("Three separate bombings killed at least ten traders in Kabul.", {("killed", 10, None)}),
        ("The rebels executed 30 villagers in four massacres in Mali.", {("killed", 30, 30)}),
        ("The killing of Karim Saidi by a French drone angered Mali.", {("killed", 1, 1)}),
        ("Saudi gunboats detained six Yemeni dhows off Mocha.", set()),
        ("Police charged marchers in Paris, according to a lawyer who counts 120 arrests and 17 injured policemen.",
         {("arrested", 120, 120), ("injured", 17, 17)}),
        ("Troops shot a farmer in Gao and burned his body.", set()),
        # people, whatever else their word means
        ("Jets killed six fighters and two snipers in Aleppo.", {("killed", 8, 8)}),
        ("The massacre of 15 villagers angered Mali.", {("killed", 15, 15)}),
        # words for it
        ("A US drone took out two commanders in Mosul.", {("killed", 2, 2)}),
        (BLOW + "A nurse succumbed to her burns on Friday.", {("killed", 1, 1)}),
        (BLOW + "A nurse died of her wounds on Friday.", {("killed", 1, 1)}),
        ("Troops took out a loan in Mali.", set()),
    ],
)  # fmt: skip
def test_people_are_counted_and_no_blows_or_things(text, told):
    assert counted(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BLOW + "There were 40 dead and 75 wounded.", {("killed", 40, 40), ("injured", 75, 75)}),
        (BLOW + "The toll is 40 dead and 75 wounded.", {("killed", 40, 40), ("injured", 75, 75)}),
        (BLOW + "Medics spoke of 40 dead and 75 injured.", {("killed", 40, 40), ("injured", 75, 75)}),
        (BLOW + "At least 40 deaths were confirmed and 75 injuries.", {("killed", 40, None), ("injured", 75, 75)}),
        # one list of one harm
        ("A mine wounded one Polish and two Danish soldiers in Herat.", {("injured", 3, 3)}),
        ("A mine wounded two members of the guard and three policemen in Herat.", {("injured", 5, 5)}),
        ("Rocket fire killed a Danish engineer and wounded Iraqis.", {("killed", 1, 1)}),
    ],
)
def test_two_harms_of_one_list_are_two_numbers_and_one_harm_is_one(text, told):
    assert counted(text) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("There were no immediate reports of casualties.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("There were no reports of injuries or damage.", {("injured", 0, 0)}),
        ("There was no loss of life.", {("killed", 0, 0)}),
        ("No deaths or injuries were reported.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("No civilians were killed or wounded, the army said.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("No civilians were killed, but nine were wounded.", {("killed", 0, 0), ("injured", 9, 9)}),
        # which of the two stays open
        ("Dozens of traders were killed or wounded.", set()),
        ("There was no information on casualties.", set()),
    ],
)
def test_nobody_is_killed_nor_hurt_however_it_is_put(words, told):
    assert counted(BLOW + words) == told


@pytest.mark.parametrize(
    "words", ["The toll rose from 31 to 36 on Monday.", "Medics lowered the toll from 36 to 31 on Monday."]
)
def test_a_toll_that_goes_from_one_number_to_another_is_no_range(words):
    assert counted(BLOW + words) == {("killed", 31, 31), ("killed", 36, 36)}


def test_what_brings_a_toll_to_a_number_says_nothing():
    text = BLOW + "A woman died of her wounds in hospital, bringing the death toll to 36."
    reading = polybius.read(text, published="2020-05-13")

    counts = [count for event in reading.events for count in event.counts if count.min == 36]
    assert [count.attributions for count in counts] == [()]


@pytest.mark.parametrize(
    "words",
    ["A woman died in hospital on Tuesday.", "A trader died of his burns.", "One of the wounded has since died."],
)
def test_who_dies_of_a_blow_later_is_one_of_its_dead_and_no_further_act(words):
    reading = polybius.read("Gunmen attacked a mosque in Kano, wounding nine. " + words, published="2020-05-13")

    [event] = reading.events
    assert ("killed", 1) in {(count.what, count.min) for count in event.counts}


def test_who_dies_in_an_ambush_of_its_own_dies_of_that():
    reading = polybius.read("Gunmen raided Kano. A sergeant died in an ambush near Zaria.", published="2020-05-13")

    assert len(reading.events) > 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A bomb killed 12 people in Gao, and dozens more were wounded.",
         {("killed", 12, 12), ("injured", 24, None)}),
        ("At least nine traders were killed and dozens more wounded in the blast in Gao.",
         {("killed", 9, None), ("injured", 24, None)}),
        (BLOW.replace("on Sunday. ", ", leaving dozens of casualties."), {("injured", 24, None)}),
        ("Gunmen hacked at least 15 herders to death with machetes in Jos.", {("killed", 15, None)}),
        ("Three nurses, two men and a woman, were killed by a gunman in Lyon.", {("killed", 3, 3)}),
        ("Three soldiers, two nurses and a cook were killed by a gunman in Lyon.", {("killed", 6, 6)}),
        ("It killed six Danish tourists, their Malian driver and the bomber in Gao.", {("killed", 7, 7)}),
        ("The barrage on Kyiv killed nine and hurt 60, one of the heaviest of the war.",
         {("killed", 9, 9), ("injured", 60, 60)}),
        # those who fall in a fight; no towns
        ("Seven Malian soldiers fell in the battle for Kidal.", {("killed", 7, 7)}),
        ("Two towns fell in the fighting in Mali.", set()),
        ("The blast in Gao wounded half a million.", {("injured", 500000, 500000)}),
        # of those who were hurt
        ("Eight others were injured in the raid on Kano, five of them seriously.", {("injured", 8, 8)}),
    ],
)  # fmt: skip
def test_the_hurt_are_counted_as_agencies_list_them(text, told):
    assert counted(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The shelling has driven some 8,000 people from their homes in Goma.", {("displaced", 8000, 8000)}),
        ("Clashes in Darfur forced 900 families from their houses.", {("displaced", 900, 900)}),
        ("Police in Lima drove 40 protesters from the square.", set()),
        ("Six Danish sailors seized by Iran were freed on Tuesday.", {("arrested", 6, 6), ("other", 6, 6)}),
        ("Kuwaiti police are still holding four drivers of the embassy.", {("arrested", 4, 4)}),
        ("Kuwaiti police are still holding four cars of the embassy.", set()),
    ],
)
def test_who_is_driven_from_home_or_was_seized_is_counted(text, told):
    assert counted(text) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The toll passed 40 on Tuesday.", {("killed", 40, None)}),
        ("The toll could exceed 40, medics said.", set()),  # nobody knows yet
        ("It came with a death toll of 41.", {("killed", 41, 41)}),
        (
            "One of the wounded had died, which brought the toll to 41, medics said.",
            {("killed", 1, 1), ("killed", 41, 41)},
        ),
    ],
)
def test_what_a_toll_has_reached(words, told):
    assert counted(BLOW + words) == told


@pytest.mark.parametrize(
    "words",
    [
        "The number of people killed rose to 20, and the number of wounded to 63, the ministry said.",
        "The number of injured rose to 63 and the death toll to 20.",
        "A doctor put the number of bodies that he had seen at 20 and of the injured at 63.",
        "A doctor put the dead at 20 and the injured at 63.",
    ],
)
def test_one_sentence_tells_both_tallies(words):
    assert counted(BLOW + words) == {("killed", 20, 20), ("injured", 63, 63)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Police killed 12 people at a rally in Kampala, the opposition says; the government admits seven deaths.",
            {(12, "the opposition"), (7, "the government")},
        ),
        (
            "An official said a bomb had killed 46 people in Kunduz, while a doctor put the toll at 35.",
            {(46, "An official"), (35, "a doctor")},
        ),
        (
            "An official said a bomb killed 46 people in Kunduz, a day after medics spoke of 35 dead.",
            {(46, "An official")},
        ),
        # of those who were counted; no mouth of its own
        ("Police killed 12 people in Kampala, the opposition says, four of them girls.", {(12, "the opposition")}),
        ("The massacre claimed 23 lives in Plateau state.", {(23, "")}),  # which says nothing
    ],
)
def test_another_mouth_in_the_same_sentence_gives_its_own_number(text, told):
    reading = polybius.read(text, published="2020-05-13")
    mouths = [reading.words(one.source.span) if one.source else "" for one in reading.attributions]
    counts = [count for event in reading.events for count in event.counts if count.what == "killed"]

    assert {(count.min, mouths[count.attributions[0]] if count.attributions else "") for count in counts} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels abducted 30 girls and killed nine traders in Gwoza.", [{("abducted", 30)}, {("killed", 9)}]),
        ("The gunmen took 22 hostages in Mosul and killed three of them.", [{("abducted", 22)}, {("killed", 3)}]),
        ("Soldiers arrested 57 people and killed one suspect in Pristina.", [{("arrested", 57)}, {("killed", 1)}]),
        # what a blow brings is its own, too
        ("The army shelled Omdurman; 54 traders were killed.", [{("killed", 54)}, {("killed", 54)}]),
    ],
)
def test_whom_another_act_takes_or_kills_is_told_by_that(text, told):
    events = polybius.read(text, published="2020-05-13").events

    assert [{(count.what, count.min) for count in event.counts} for event in events] == told


def test_a_total_of_people_counts_them():
    assert counted("A total of 43 people were killed in twin blasts in Beirut.") == {("killed", 43, 43)}
    assert counted("An unknown number of people were killed in twin blasts in Beirut.") == set()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Seven Palestinians were hit by rubber bullets in clashes in Hebron.", {("injured", 7, 7)}),
        ("Two houses were hit by shrapnel in Belgorod after an attack.", set()),
        ("Iran hanged three men on Tuesday over the killings in Isfahan.", {("killed", 3, 3)}),
        ("Nearly 90 feared dead in attack on village in Benue", {("killed", None, 90)}),
        ("The number of people detained in Minsk since Sunday has risen to 6,000.", {("arrested", 6000, 6000)}),
        ("The detention of six Kosovo policemen by Serbia angered Pristina.", {("arrested", 6, 6)}),
        ("Arrests in three cities of Belarus angered Poland.", set()),
        ("The strikes on Port Sudan set a depot ablaze; some 30 people were burnt.", {("injured", 30, 30)}),
        ("Six soldiers fell in the ambush in Gao.", {("killed", 6, 6)}),
        # who was freed is not who was held
        ("Iran released 110 of the 900 people arrested in May.", {("other", 110, 110), ("arrested", 900, 900)}),
    ],
)
def test_less_usual_words_of_harm_and_holding(text, told):
    assert counted(text) == told


def test_who_is_freed_counts_at_the_freeing_alone():
    events = polybius.read("Iran released 110 of the 900 people arrested in May.", published="2020-05-13").events

    assert [count.min for event in events if event.event_type == "RETREAT" for count in event.counts] == [110]
