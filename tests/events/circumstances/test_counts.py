"""How many: numbers with bounds, whoever tells them and however they are written."""

from __future__ import annotations

import pytest

import polybius


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tens of thousands marched through Santiago against the government.", ("other", 20000, None)),
        ("Police arrested several hundred demonstrators in Cairo.", ("arrested", 300, None)),
        ("The Turkish army killed two dozen rebels in Syria.", ("killed", 24, 24)),
        ("Half a dozen French soldiers were wounded in the attack in Mali.", ("injured", 6, 6)),
        ("The bombing in Kabul killed 10 to 15 policemen.", ("killed", 10, 15)),
        ("Up to 30 rebels may have died in the bombardment by the Syrian army.", ("killed", None, 30)),
    ],
)
def test_numbers_in_words_and_with_two_ends(text, expected):
    assert expected in counted(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Americans and a Briton died when rockets struck the camp in Iraq.", ("killed", 3, 3)),
        ("Six Kenyan policemen lost their lives in the attack by al-Shabaab.", ("killed", 6, 6)),
        ("Nine Indian soldiers suffered burns in the rocket attack.", ("injured", 9, 9)),
        ("The Israeli strikes left three soldiers, two policemen and a farmer dead.", ("killed", 6, 6)),
        ("The number of soldiers wounded in the Iranian attack on Iraq rose to 64.", ("injured", 64, 64)),
        ("The death toll of the Saudi air strike on Yemen rose to 40.", ("killed", 40, 40)),
    ],
)
def test_numbers_that_stand_apart_from_the_act(text, expected):
    assert expected in counted(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in a sentence that tells no other act
        ("The Chadian army shelled a village in Sudan on Monday. A shepherd was dead.", ("killed", 1, 1)),
        ("Rebels attacked a village in Mali. Five of the villagers died later.", ("killed", 5, 5)),
        # by somebody else, in the same one
        ("Riot police in Iraq fired live rounds, said protesters, who counted two dead.", ("killed", 2, 2)),
        ("Syrian rebels attacked a post and the army lost four of its own.", ("killed", 4, 4)),
        # a day of writing is no end of a range
        ("IJEVAN, June 12 - Two Armenian conscripts were killed by Azerbaijani troops.", ("killed", 2, 2)),
    ],
)
def test_victims_beside_the_only_act_of_violence_are_its_victims(text, expected):
    assert expected in counted(text)


def test_the_day_of_a_month_counts_nobody():
    assert ("killed", 16, 16) not in counted("On 16 December rockets killed an Italian at Herat.")


def test_a_later_act_keeps_its_victims():
    text = "The Chadian army shelled a village in Sudan. A bomb in Libya killed six people."

    assert [count for count in counted(text) if count[0] == "killed"] == [("killed", 6, 6)]


def test_who_is_hurt_is_not_who_is_killed():
    text = "Rebels killed two policemen in Mali and wounded a dozen others."

    assert {("killed", 2, 2), ("injured", 12, 12)} <= set(counted(text))


@pytest.mark.parametrize(
    "text",
    [
        "At least 80 Turkish military men were killed and around 200 others were wounded in the missile operation of "
        "the rebels against the air base of Idlib, state television quoted a source as saying.",
        "The blast in Kabul left 80 Afghan soldiers dead and 200 others wounded.",
    ],
)
def test_a_list_that_two_words_of_harm_share_is_not_added_up(text):
    found = counted(text)

    assert ("injured", 200, 200) in found
    assert {low for what, low, _ in found if what == "killed"} == {80}


def test_a_halt_hurts_nobody():
    text = "Turkey halted its aid to Libya after a raid that killed three Turkish soldiers."
    events = polybius.read(text, published="2020-05-13").events

    assert [e.counts for e in events if e.event_type == "SANCTION"] == [()]
    assert [count.min for e in events if e.event_type == "ASSAULT" for count in e.counts] == [3]


def counted(text):
    reading = polybius.read(text, published="2020-05-13")
    return [(count.what, count.min, count.max) for event in reading.events for count in event.counts]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked three villages in Nigeria, killing at least 34 people, among them 12 women.",
        "Gunmen killed at least 34 people, among them 12 women, a local official in Nigeria said.",
        "Gunmen in Nigeria killed 34 villagers, including five children and a teacher.",
    ],
)
def test_some_of_those_who_were_counted_are_not_counted_again(text):
    assert [count[1] for count in counted(text) if count[0] == "killed"] == [34]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # some of those who were counted are not counted twice
        ("Rebels killed 80 villagers, nine women among them, in Mali.", [("killed", 80, 80)]),
        # another kind of harm stands right beside the number
        ("A bomb in Kabul killed 12 and wounded 45.", [("killed", 12, 12), ("injured", 45, 45)]),
        # told by another verb of the sentence, and in the sentence after the next
        ("Nine Malian soldiers died and more than a dozen were wounded in the raid.", [("killed", 9, 9)]),
        (
            "Chadian troops shelled a town in Sudan. The shelling began at noon. Sixteen people were wounded.",
            [("injured", 16, 16)],
        ),
        ("Troops shot dead eleven villagers in Sudan.", [("killed", 11, 11)]),
        ("Another 14 soldiers were killed in the raid in Mali.", [("killed", 14, 14)]),
        ("A shell killed a family of six in Yemen.", [("killed", 6, 6)]),
    ],
)
def test_whose_number_it_is(text, expected):
    told = [count for count in counted(text) if count[0] in ("killed", "injured")]

    assert all(count in told for count in expected)
    assert not {what for what, *_ in expected} & {what for what, *rest in told if (what, *rest) not in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A bomb left two Malian soldiers dead and nine injured, among them a cook.",
            {("killed", 2, 2), ("injured", 9, 9)},
        ),
        ("The explosion cost the lives of seven Yemeni soldiers.", {("killed", 7, 7)}),
        ("Kenyan police shot dead six traders in Kisumu.", {("killed", 6, 6)}),
        ("Chadian rebels hacked to death at least 20 herders.", {("killed", 20, None)}),
        ("Gunmen mowed down eight workers in Quetta.", {("killed", 8, 8)}),
        ("Rebels in Mali killed a teacher, his wife and three pupils.", {("killed", 5, 5)}),
        ("A shell killed an Armenian officer, two gunners and a medic.", {("killed", 4, 4)}),
        ("A bomb wounded one Dutch and four Danish soldiers in Afghanistan.", {("injured", 5, 5)}),
        ("The blast in Karachi killed 30 and wounded over 90.", {("killed", 30, 30), ("injured", 90, None)}),
        ("Gunmen wounded the mayor of Basra and killed his brother.", {("injured", 1, 1), ("killed", 1, 1)}),
        ("Six Libyans were killed and as many wounded in the raid.", {("killed", 6, 6)}),
        (
            "Israeli troops shot dead a farmer in Gaza. Another nine people were taken to hospital.",
            {("killed", 1, 1), ("injured", 9, 9)},
        ),
    ],
)
def test_however_the_hurt_are_told(text, expected):
    assert {count for count in counted(text) if count[0] in ("killed", "injured")} == expected


def test_some_of_those_who_were_hit_did_not_do_it():
    (event,) = polybius.read("A bomb in Lahore killed 40 people and wounded 90, most of them policemen.").events

    assert event.actors == ()


@pytest.mark.parametrize(
    "text", ["Troops took two men to a hospital roof in Homs.", "Syria built two hospitals in Homs."]
)
def test_a_hospital_hurts_nobody(text):
    assert "injured" not in {what for what, *_ in counted(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bahraini police picked up fifteen doctors in Manama on Friday.", ("arrested", 15, 15)),
        ("Dozens of lawmakers were rounded up by the army in Yangon.", ("arrested", 24, None)),
        ("Rebels are holding seven Senegalese soldiers.", ("abducted", 7, 7)),
        ("Police in Lima arrested the mayor of Callao; they had arrested him in May, too.", ("arrested", 1, 1)),
        ("Some 12,000 people are in custody in Kazakhstan after the riots.", ("arrested", 12000, 12000)),
        ("The minister announced 66 arrests in Athens.", ("arrested", 66, 66)),
        ("Eritrea released five drivers whom it had arrested in October.", ("arrested", 5, 5)),
        ("Some 4,000 people fled to the coast of Mozambique on Sunday.", ("displaced", 4000, 4000)),
        (
            "The raid killed Raul Reyes, a commander, and 24 others, among them four Mexican students.",
            ("killed", 25, 25),
        ),
        ("Twenty people were hurt in Kenya and 113 were detained, according to a hospital.", ("arrested", 113, 113)),
    ],
)
def test_whoever_is_seized_or_held_is_counted(text, expected):
    assert expected in counted(text)


def test_boats_that_are_seized_are_not_counted_as_people():
    assert not [count for count in counted("Iranian guards seized three boats on Monday.") if count[0] == "arrested"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kuwait lent Jordan three billion dollars.", []),
        ("Portugal sent 12 helicopters to Ukraine.", []),
        ("Yemen's coast guard seized a dhow off Mocha.", []),
        ("Oman freed 14 sailors.", [("other", 14)]),
        ("Police in Minsk beat protesters and detained 40 people.", [("arrested", 40)]),  # once, at the arrest
        ("Thousands of miners marched in La Paz.", [("other", 2000)]),
    ],
)
def test_people_are_counted_and_no_money_or_things_and_each_at_the_act_that_takes_them(text, told):
    events = polybius.read(text, published="2020-05-13").events
    assert [(count.what, count.min) for event in events for count in event.counts] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # an apposition says who they are; a list goes on
        ("Three people, two Americans and a Briton, were killed when rockets hit the camp.", [("killed", 3, 3)]),
        ("The strike killed three soldiers, two policemen and a farmer.", [("killed", 6, 6)]),
        ("The rocket attack killed one citizen and injured four service members and two Iraqi policemen.",
         [("killed", 1, 1), ("injured", 6, 6)]),
        ("The raid left 12 dead, including four children, and more than 30 injured.",
         [("killed", 12, 12), ("injured", 30, None)]),
        ("Around 70 horses and a family of seven were killed in the Saudi air raid.", [("killed", 7, 7)]),
        # words for it
        ("Islamic State butchered six guards at a checkpoint in Iraq.", [("killed", 6, 6)]),
        ("The Syrian army eliminated 40 militants in Idlib.", [("killed", 40, 40)]),
        ("Turkish jets neutralised 12 terrorists in Iraq.", [("killed", 12, 12)]),
        ("Rebels fired shells at Aleppo, putting more than 100 people in hospital.", [("injured", 100, None)]),
        ("The clashes in Beirut cost eight people their lives.", [("killed", 8, 8)]),
        ("Security forces using grenades killed over 80 anti-coup protesters in Bago.", [("killed", 80, None)]),
        # a number that somebody puts
        ("Amnesty International puts at 322 the people killed by the police since April.", [("killed", 322, 322)]),
    ],
)  # fmt: skip
def test_the_harmed_are_counted_once_and_all_of_them(text, told):
    events = polybius.read(text, published="2020-05-13").events
    counts = [(count.what, count.min, count.max) for event in events for count in event.counts]
    assert sorted(set(counts)) == sorted(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # people, or one more act, that do it themselves
        (
            "The army killed three rebels in Chad, and the rebels killed two.",
            [[("killed", 3, 3)], [("killed", 2, 2)]],
        ),
        (
            "Gunmen killed 12 farmers in northern Nigeria on Saturday, and on Sunday a second attack killed four.",
            [[("killed", 12, 12)], [("killed", 4, 4)]],
        ),
        # what comes of the blow itself
        ("Rockets hit a base in Mali, and shrapnel wounded two soldiers.", [[("injured", 2, 2)]]),
        ("Syria shelled Lebanon, and one of the shells killed six farmers.", [[("killed", 6, 6)]]),
    ],
)
def test_the_clause_beside_counts_for_its_own_doers(text, told):
    events = [event for event in polybius.read(text).events if event.event_type == "ASSAULT"]

    assert [[(count.what, count.min, count.max) for count in event.counts] for event in events] == told


@pytest.mark.parametrize("number", ["four", "six", "ten"])
def test_any_number_stands_for_those_who_are_killed(number):
    assert [event.event_type for event in polybius.read(f"A bomb killed {number} in Mali.").events] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels killed between 3 and 5 villagers in northern Nigeria on Monday.", ("killed", 3, 5)),
        ("A suicide attack claimed the lives of a dozen villagers in northern Nigeria.", ("killed", 12, 12)),
        ("A suicide attack claimed the lives of all seven villagers in northern Nigeria.", ("killed", 7, 7)),
        ("Clashes displaced hundreds of villagers in northern Nigeria on Monday.", ("displaced", 200, None)),
    ],
)
def test_a_number_is_found_behind_what_leads_it(text, told):
    counts = [(count.what, count.min, count.max) for event in polybius.read(text).events for count in event.counts]

    assert told in counts


def test_an_age_counts_nobody_behind_an_article():
    [event] = [
        e for e in polybius.read("Rebels wounded a 12-year-old boy in Mali.").events if e.event_type == "ASSAULT"
    ]

    assert all(count.max == 1 for count in event.counts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An unknown number of farmers were wounded when Chadian jets bombed a village in Sudan.", []),
        (
            "Niger's army acknowledged the attack by rebels but said 12 soldiers had died and eight were wounded.",
            [("injured", 8, 8), ("killed", 12, 12)],
        ),
    ],
)
def test_a_number_is_nobody_and_each_subject_has_its_own_harm(text, expected):
    assert sorted(counted(text)) == expected


def test_who_is_picked_off_is_killed_and_not_taken():
    assert counted("A sniper picked off two Ukrainian medics.") == [("killed", 2, 2)]


def test_a_day_counts_nobody():
    event = polybius.read("The killing of the Syrian general on 3 May and a raid five days later enraged Iran.").events[
        0
    ]
    assert [(count.what, count.min) for count in event.counts] == [("killed", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mortars rained on the camp at Obock and a French medic lost her life.",
            [("killed", 1, 1)],
        ),  # and nobody else
        (
            "Azerbaijan shelled Jermuk. Two civilians lost their lives and seven were injured.",
            [("injured", 7, 7), ("killed", 2, 2)],
        ),
    ],
)
def test_who_loses_his_life_is_counted_once(text, expected):
    assert sorted(counted(text)) == expected


def test_a_war_in_which_people_died_is_nobody_who_did():
    text = "Chad and Niger fought a war in 1998 in which some 80,000 people died."
    assert counted(text) == [("killed", 80000, 80000)]


def test_the_day_before_what_kills_counts_nobody():
    assert counted("On 14 June shells killed an Iraqi in Syria.") == [("killed", 1, 1)]
    assert counted("On 14 June shells killed 30 soldiers of Syria.") == [("killed", 30, 30)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish jets struck a camp in Iraq following the killing of six soldiers in Hakkari.", []),
        ("Turkish jets struck a camp in Iraq, killing four, after the killing of six soldiers.", [("killed", 4, 4)]),
        # who dies after an attack dies of it
        ("Six people died after an attack that wounded nine others in Gao.", [("killed", 6, 6), ("injured", 9, 9)]),
    ],
)
def test_those_killed_before_are_not_victims_of_the_blow_told(text, expected):
    assert counted(text) == expected


def test_who_was_killed_days_before_is_not_counted_with_the_later_dead_nor_these_with_him():
    text = "A truck bomb killed six people in Mosul on Friday, two days after a similar raid killed 19."
    told = polybius.read(text, published="2020-05-13").events

    assert [[(one.what, one.min) for one in event.counts] for event in told] == [[("killed", 6)], [("killed", 19)]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers killed six protesters, among them four girls.", [("killed", 6, 6)]),
        ("Troops arrested 30 civilians, among them four girls on Monday.", [("arrested", 30, 30)]),
        ("Nine men were killed in the attack, four of them policemen.", [("killed", 9, 9)]),
        ("Jets killed seven civilians, four of them girls and two women, in Idlib.", [("killed", 7, 7)]),
        # others beside them
        ("Jets killed seven civilians, four of them girls, and two soldiers, in Idlib.", [("killed", 9, 9)]),
        ("The shells killed four soldiers, among them an officer, and three civilians.", [("killed", 7, 7)]),
    ],
)
def test_some_of_them_are_not_counted_again_wherever_the_tree_hangs_them(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("The death toll rose to 12 by evening, a doctor said.", [(9, 9), (12, 12)]),
        ("The police put the death toll at six.", [(6, 6), (9, 9)]),
        ("The governor later raised the toll to at least 11.", [(9, 9), (11, None)]),
        ("A war monitor put the toll at 14, half of them traders.", [(9, 9), (14, 14)]),
        # of more than this act
        ("The death toll since March rose to 900, the ministry said.", [(9, 9)]),
        ("The death toll of the war rose to 900, the ministry said.", [(9, 9)]),
    ],
)
def test_a_toll_that_rises_or_that_another_puts_stands_beside_that_of_its_act(behind, told):
    found = counted(f"A bomb killed nine people at a market in Gao on Monday, officials said. {behind}")

    assert sorted(count[1:] for count in found if count[0] == "killed") == told


def test_one_tally_tells_of_the_killed_and_of_the_injured():
    text = "Rockets hit a school in Gao, killing four. The number of dead climbed to nine and {} 71, a doctor said."
    for words in ("of wounded to", "that of injured to"):
        found = set(counted(text.format(words)))
        assert found == {("killed", 4, 4), ("killed", 9, 9), ("injured", 71, 71)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Turkish jets hit a depot in Syria, causing no casualties.", {("killed", 0, 0), ("injured", 0, 0)}),
        ("Turkish jets hit a depot in Syria. No casualties were reported.", {("killed", 0, 0), ("injured", 0, 0)}),
        # of others than those who are told, and of the injured alone
        (
            "Turkish jets hit a depot in Syria, killing two. There were no other casualties.",
            {("killed", 2, 2), ("injured", 0, 0)},
        ),
        ("Turkish jets hit a depot in Syria, causing no injuries.", {("injured", 0, 0)}),
    ],
)
def test_no_casualties_are_nobody_killed_and_nobody_injured(text, told):
    assert set(counted(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Indian and Pakistani forces exchanged fire on Friday. India said one of its guards was killed and nine "
            "were wounded, while Pakistan's police reported two dead on its side.",
            {("killed", 1, 1), ("injured", 9, 9)},
        ),
        # what the next clause tells of somebody is not of what was struck before
        (
            "Ukrainian air defences shot down 20 of 24 drones launched by Russia; debris injured a nurse in Odesa.",
            {("injured", 1, 1)},
        ),
    ],
)
def test_a_number_is_of_the_harm_of_its_own_clause(text, told):
    assert set(counted(text)) == told


def test_who_is_killed_after_another_blow_is_no_victim_of_that_one():
    assert counted("Gunmen killed four guards after soldiers shot a boy in Kano.") == [("killed", 4, 4)]


def test_one_more_of_the_same_is_one():
    text = "Gunmen shot dead two nurses in Kano and wounded a third."
    assert counted(text) == [("killed", 2, 2), ("injured", 1, 1)]
    assert ("abducted", 1, 1) in counted("Rebels killed two Indian engineers in Niger and kidnapped a third.")
    assert ("injured", 1, 1) not in counted("Rebels in Niger wounded a third of the guards.")


BLAST = "Jets bombed Marib on Monday. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BLAST + "Nine died, the mayor said. Rebels put the toll at 20.", [(9, ["the mayor"]), (20, ["Rebels"])]),
        (
            "Jets bombed Marib on Monday, killing nine people, the mayor said. Medics spoke of 14 dead.",
            [(9, ["the mayor"]), (14, ["Medics"])],
        ),
        (BLAST + "Nine people died. The toll was put at 20 by the police.", [(9, []), (20, ["the police"])]),
        (BLAST + "Nine died. The ministry gave a toll of 23 dead.", [(9, []), (23, ["The ministry"])]),
        (BLAST + "Nine people died, a doctor told Radio Aden.", [(9, ["a doctor", "Radio Aden"])]),
        # nobody was: in the mouth of whoever denies it
        (BLAST + "Nine died, medics said. Oslo denied that anyone was killed.", [(0, ["Oslo"]), (9, ["medics"])]),
        # some of those who were counted, and the dead of more than the raid, are no toll of it
        (
            "Jets bombed Marib on Monday, killing nine, the mayor said. Medics said three of them were women.",
            [(9, ["the mayor"])],
        ),
        (
            "Jets bombed Marib on Monday, killing nine, the mayor said. Medics put the dead of the war at 900.",
            [(9, ["the mayor"])],
        ),
    ],
)  # fmt: skip
def test_each_number_is_in_the_mouth_of_whoever_gives_it(text, told):
    reading = polybius.read(text, published="2025-11-12")
    mouths = [reading.words(one.source.span) for one in reading.attributions]
    bombed = next(event for event in reading.events if reading.words(event.trigger) == "bombed")

    killed = [(c.min, [mouths[at] for at in c.attributions]) for c in bombed.counts if c.what == "killed"]
    assert sorted(killed) == told


@pytest.mark.parametrize(
    "words",
    [
        "No one was killed, the governor said.",
        "No civilians were killed, a spokesman said.",
        "Moscow denied that anyone was killed.",
        "Nobody died, medics said.",
    ],
)
def test_that_nobody_was_killed_is_no_act_but_the_toll_of_the_blow_before_it(words):
    reading = polybius.read(f"A drone struck a bus near Odesa on Monday. {words}", published="2025-11-12")

    [struck] = reading.events
    assert [(count.what, count.min, count.max) for count in struck.counts] == [("killed", 0, 0)]
    assert (struck.factuality, struck.factuality_by) == ("CT+", ())  # who denies the harm denies no strike


def test_a_toll_that_is_called_a_lie_is_given_by_nobody():
    text = "Jets bombed Marib on Monday, killing nine. The army called the toll of 23 a lie."
    assert ("killed", 23, 23) not in counted(text)


def test_whoever_says_that_they_killed_nobody_denies_the_act():
    reading = polybius.read("Russia said it had killed nobody in Odesa.", published="2025-11-12")
    assert [event.auxiliary for event in reading.events] == [("negation",)]


def test_no_casualties_in_another_mouth_are_nobody_killed_beside_those_who_were():
    text = "A bomb killed nine people at a market in Gao. The army said there were no casualties."
    assert set(counted(text)) == {("killed", 9, 9), ("killed", 0, 0), ("injured", 0, 0)}
