"""Whose acts they are in the sentences of agencies: both sides of a row, a man taken up, whoever a pronoun means."""

import pytest

import polybius

SUDAN = (
    "Sudan's government later said it was cutting diplomatic ties with the Emirates, accusing it of supplying the Rapid"
    " Support Forces with drones, and would withdraw its ambassador."
)
ARREST = (
    "Norwegian police have detained a Russian researcher at a university in Bergen. The man, who had posed as a"
    " Brazilian, was picked up last Wednesday. A court in Oslo ordered him held for four weeks."
)
RAID = "Security forces raided a hideout in Bannu, Pakistan, and killed three militants. "


def sides(text: str, word: str) -> tuple[list[str], list[str]]:
    """The codes on both sides of the event whose trigger begins with a word."""
    reading = polybius.read(text, published="2025-06-03")
    event = next(event for event in reading.events if reading.words(event.trigger).startswith(word))
    return tuple([party.code or "" for party in side] for side in (event.actors, event.recipients))


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # both do it to each other, whoever else is near
        ("Thailand and Cambodia traded accusations on Wednesday near Laos.", "traded", ["THA", "KHM"], []),
        ("Chad and Libya traded accusations of sheltering rebels.", "traded", ["TCD", "LBY"], []),
        (
            "Kenya and Uganda agreed on Tuesday to reopen their busiest border crossing. A case is pending at the East"
            " African Court of Justice in Arusha.",
            "reopen", ["KEN", "UGA"], [],
        ),
        ("Chad and Libya lifted their sanctions on Mali.", "lifted", ["TCD", "LBY"], ["MLI"]),
        # who is accused is not who accuses
        (SUDAN, "accusing", ["SDNGOV"], ["ARE"]),
        ("Thai soldiers approached the Cambodians to ask them to stop digging.", "ask", ["THAMIL"], ["KHM"]),
        # an ambassador is called home from another state than one's own
        (SUDAN, "withdraw", ["SDNGOV"], ["ARE"]),
        # the man who was told of
        (ARREST, "picked up", ["NORCOP"], ["RUSEDU"]),
        (ARREST, "ordered", ["NORJUD"], ["RUSEDU"]),
        # a ministry accuses other states
        (
            "The Russian embassy in Oslo demanded access. Foreign Ministry spokeswoman Olga Petrova accused Norway of"
            " hysteria.",
            "accused", ["RUS"], ["NOR"],
        ),
        # by whom soldiers are hurt who kill others
        (RAID + "One soldier was also killed in the exchange of fire.", "killed", ["PAKREB"], ["PAKMIL"]),
        (
            "Israeli troops raided Jenin and killed three gunmen. Two soldiers were wounded.",
            "wounded", ["PSEUAF"], ["ISRMIL"],
        ),
        (
            "Chadian troops attacked a Libyan post. Two soldiers were killed in the clash.",
            "killed", ["TCDMIL"], ["LBYMIL"],
        ),
        # who condemns it has not suffered it
        (
            "Egypt condemned the attacks by the Rapid Support Forces on Port Sudan; Cairo urged both sides to talk.",
            "attacks", ["SDNREB"], ["SDN"],
        ),
        ("France condemned the attack on Bamako, which killed two Frenchmen.", "attack", [], ["FRACVL"]),
    ],
)  # fmt: skip
def test_who_stands_on_its_sides(text, word, actors, recipients):
    assert sides(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The area, where the borders of Thailand, Cambodia and Laos meet, is quiet.", []),
        ("Venezuela had broken its promise to publish the results.", []),
        ("Thailand does not recognise the court's jurisdiction.", [("REJECT", ())]),
        ("The World Court threw out a case in which Sudan accused the Emirates of arming rebels.", [("REJECT", ())]),
        ("The court threw out the case against the Chadian banker.", [("CONCEDE", ())]),
        ("Iran broke its commitments under the deal.", [("SANCTION", ())]),
    ],
)
def test_what_it_tells(text, types):
    found = [(event.event_type, event.auxiliary) for event in polybius.read(text, published="2025-06-03").events]
    assert [one for one in found if one[0] not in ("ACCUSE", "AID")] == types


def test_a_prime_minister_without_a_state_is_of_the_one_whose_premier_the_report_tells_of():
    text = (
        "Thai PM orders border alert\n\nBANGKOK/PHNOM PENH - Thailand and Cambodia traded fire on Wednesday.\n\n"
        "Prime Minister Anong Chaiya said she had spoken with Cambodian leader Sok Dara."
    )
    assert sides(text, "spoken") == (["THAGOV"], ["KHMGOV"])
    text = (
        "Thailand's prime minister met his Malaysian counterpart on Monday. Prime Minister Ahmad Salleh welcomed him in"
        " Kuala Lumpur."
    )
    assert sides(text, "welcomed") == (["THAGOV"], ["MYSGOV"])


PAHALGAM = (
    "India fires missiles at Pakistan over tourist massacre\n\nNEW DELHI, May 7 - India struck nine sites in Pakistan"
    " early on Wednesday in response to last month's attack on tourists in Pahalgam in which 26 men were killed, its"
    " defence ministry said."
)
TRUCE = "Armenia and Azerbaijan agreed on the text of a treaty. The European Union welcomed it. "


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # those who deal with each other are both praised
        (TRUCE + "Russia supported the normalisation of relations.", "supported", ["RUS"], ["ARM", "AZE"]),
        ("Chad and Libya met in Tunis. France welcomed the talks.", "welcomed", ["FRA"], ["TCD", "LBY"]),
        # who also judges judges the same
        (
            "The Philippines accused China of ramming its vessel. The United States condemned China's action and said"
            " that the treaty covers Philippine vessels. Japan and Canada also expressed concern.",
            "expressed", ["JPN", "CAN"], ["CHN"],
        ),
        ("China condemned Japan. Japan also voiced concern over Russia's drills.", "voiced", ["JPN"], ["RUS"]),
        # whoever fires does not fire at himself
        (
            "Hezbollah drones killed four Israeli soldiers on Sunday. It was the deadliest strike on Israel since it"
            " launched an offensive in Lebanon.",
            "strike", ["LBNREB"], ["ISR"],
        ),
        ("Three soldiers died when rebels opened fire on their truck in Chad.", "opened", ["TCDREB"], ["TCDMIL"]),
        # the police arrest, and not who throws stones or shoots
        (
            "Police in Guatemala fired tear gas at demonstrators on Monday after hooded men smashed shop windows and"
            " threw stones, and arrested eleven people.",
            "arrested", ["GTMCOP"], ["GTMCVL"],
        ),
        ("Gunmen detained two aid workers in Chad.", "detained", ["TCDUAF"], ["TCDNGO"]),
        # Europeans are no rebels
        (
            "The rulers of Niger kicked out French forces and European instructors.",
            "kicked out", ["NERGOV"], ["FRAMIL", "EURMIL"],
        ),
        (
            "LIMA - President Ana Diaz met farmers. Diaz's office rejected the Chilean plan.",
            "rejected", ["PERGOV"], ["CHL"],
        ),
        # what is answered is an act of its own, by the other one
        (PAHALGAM, "struck", ["IND"], ["PAK"]),
        (PAHALGAM, "attack", ["PAK"], ["INDCVL", "INDCVL"]),
        # of many states, of another one's house
        (
            "Colombia said it would ask the Inter-American Commission to protect him.",
            "ask", ["COL"], ["IGOJUD"],
        ),
        (
            "TAIPEI - China banned imports from Taiwan. In April the army encircled the island after President Tsai"
            " Ing-wen met the speaker of the US House in California.",
            "met", ["TWNGOV", "USALEG"], [],
        ),
        ("Taiwan called the move groundless after China banned its fruit.", "called", ["TWN"], ["CHN"]),
        ("Belgium said it would reciprocate after Rwanda expelled its envoy.", "reciprocate", ["BEL"], ["RWA"]),
        ("The United States approved an arms sale to Taiwan.", "approved", ["USA"], ["TWN"]),
    ],
)  # fmt: skip
def test_whom_agencies_mean(text, word, actors, recipients):
    assert sides(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "word", "days", "counts"),
    [
        ("Manila filed a protest with China, its 40th this year.", "filed", ("2025-06-01", "2025-06-03"), []),
        (
            "Hezbollah said it had targeted a camp with drones in retaliation for Israeli attacks on Thursday which"
            " killed 22 people in Beirut.",
            "targeted", (None, "2025-06-03"), [],
        ),
        ("Iran struck a base in retaliation on Thursday.", "struck", ("2025-05-29", "2025-05-29"), []),
    ],
)  # fmt: skip
def test_days_and_numbers_of_what_is_answered_are_its_own(text, word, days, counts):
    reading = polybius.read(text, published="2025-06-03")
    event = next(event for event in reading.events if reading.words(event.trigger).startswith(word))
    assert tuple(str(day) if day else None for day in (event.earliest, event.latest)) == days
    assert [(count.what, count.min) for count in event.counts] == counts


def test_the_year_of_a_treaty_is_not_that_of_what_it_covers():
    text = "On Monday Chad warned that a 1951 treaty covers attacks on Chadian ships."
    events = polybius.read(text, published="2025-06-03").events

    assert {(event.earliest.year, event.latest.year) for event in events} == {(2025, 2025)}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "The United States would send troops to Israel to help defend it against Iran, which fired 180 missiles at"
            " Tel Aviv on 1 October.",
            "fired",
        ),
        (
            "Israel called on the United Nations to move the force, accusing Hezbollah of hiding behind it.",
            "accusing",
        ),
        (
            "China, which claims the island, had warned Washington not to let him land and denounced him as a"
            ' "troublemaker".',
            "denounced",
        ),
    ],
)
def test_what_is_told_by_the_way_is_told_as_done(text, word):
    reading = polybius.read(text, published="2025-06-03")
    event = next(event for event in reading.events if reading.words(event.trigger).startswith(word))
    assert not {"future", "hypothetical"} & set(event.auxiliary)


@pytest.mark.parametrize(
    ("text", "word", "event_type"),
    [
        ("Moldova ordered three Russian embassy employees to leave the country.", "ordered", "SANCTION"),
        ("Russia pressed its offensive in Ukraine.", "pressed", "ASSAULT"),
        ("Egypt pressed for a ceasefire in Sudan.", "pressed", "REQUEST"),
    ],
)
def test_of_which_type_it_is(text, word, event_type):
    reading = polybius.read(text, published="2025-06-03")
    assert [one.event_type for one in reading.events if reading.words(one.trigger).startswith(word)] == [event_type]


def test_what_is_postponed_is_not_done():
    (visit,) = (
        event
        for event in polybius.read("Algeria postponed sending a new envoy to Burkina Faso.").events
        if event.event_type == "CONSULT"
    )
    assert "hypothetical" in visit.auxiliary


def test_those_whom_an_accident_killed_were_not_killed_by_the_blow_before():
    text = (
        "Police beat students in Nis, Serbia. The demonstrations began in November when the collapse of a station roof"
        " in Novi Sad killed 16 people, a disaster that many blame on corruption."
    )
    assert not [count for event in polybius.read(text).events for count in event.counts]


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # friends abroad are no ambassador's country
        (
            "Mali fought Tuareg rebels. It recalled its ambassador, saying the rebels had friends abroad.",
            "recalled", ["MLI"], [],
        ),
        # whom "it" means after a state accused by its name
        (
            "The EAU met Mali. Sudan's government said it was cutting ties with Chad, accusing it of supplying the"
            " rebels with drones.",
            "accusing", ["SDNGOV"], ["TCD"],
        ),
        ("Taiwan called the move groundless.", "called", ["TWN"], []),
        # the speaker of the other state's house
        (
            "TAIPEI, Aug 19 - China banned imports of mangoes from Taiwan. In April the People's Liberation Army"
            " encircled the island for three days after President Tsai Ing-wen met the speaker of the US House in"
            " California.",
            "met", ["TWNGOV", "USALEG"], [],
        ),
    ],
)  # fmt: skip
def test_whose_they_are_where_another_is_nearer(text, word, actors, recipients):
    assert sides(text, word) == (actors, recipients)


def test_a_claim_denied_denies_nothing_done_beside_it():
    text = (
        "Croatia rejected Serbia's claim that it had trained the protesters and summoned Serbia's ambassador over"
        " insults."
    )
    reading = polybius.read(text, published="2025-06-03")
    (summons,) = (event for event in reading.events if reading.words(event.trigger).startswith("summoned"))
    assert "negation" not in summons.auxiliary


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # whom somebody accuses of arming rebels has armed those of the other
        (
            "Ethiopia on Thursday accused Eritrea of arming rebels and said it had summoned the envoy.",
            "arming", ["ERI"], ["ETHREB"],
        ),
        # behind the comma the main clause goes on
        (
            "Thailand said on Monday it was suspending the peace accord signed with Cambodia in Kuala Lumpur last month"
            " after a landmine wounded four of its soldiers in Sisaket province, and ordered a stop to the release of"
            " 18 Cambodian prisoners of war.",
            "ordered", ["THA"], ["KHMCVL"],
        ),
        # a body that a state presides over is not whom it deals with
        ("Malaysia, which chairs ASEAN, offered on Monday to send observers.", "offered", ["MYS"], []),
        # who warns against a strike on somebody threatens others
        ("Colombia's Gustavo Petro warned against any strike on Venezuela.", "warned", ["COLGOV"], []),
        # each does it to the other
        ("Chad and Niger each expelled two of the other's diplomats.", "expelled", ["TCD", "NER"], []),
        # a commissioner of the Union, in a report on a state
        (
            "Serbian police beat students in Novi Sad. Marta Kos, the EU enlargement commissioner, called reports of"
            " police violence deeply troubling.",
            "called", ["EURGOV"], ["SRBCOP"],
        ),
        # Kurds of the state that was told of before, and not of the one that backs others
        (
            "Oil from Iraq's Kurdistan region began flowing to Turkey. Drones hit several fields in the region. The"
            " Kurdish authorities blamed militias backed by Iran.",
            "blamed", ["IRQGOV"], ["IRQPRM"],
        ),
        # but of the state of their own clause
        (
            "Turkey closed its border. Turkish jets took off. Kurdish forces attacked Syria.",
            "attacked", ["SYRREB"], ["SYR"],
        ),
        # a headline's drone has not shot
        ("Iranian drone shot down by Iraqi troops", "shot", ["IRQMIL"], ["IRNMIL"]),
        # a president of today
        (
            "Colombia halted electricity sales to its neighbour, the energy ministry said, after President Daniel Noboa"
            ' imposed a 30 percent "security tax" on Colombian goods.',
            "imposed", ["ECUGOV"], ["COL"],
        ),
    ],
)  # fmt: skip
def test_whose_act_it_is_in_a_long_sentence(text, word, actors, recipients):
    assert sides(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Colombia recalled its ambassador to Quito for consultations on Tuesday and halted electricity sales to its"
        " neighbour, the energy ministry said.",
        "Algeria rejected these accusations and recalled its ambassadors in Mali and in Niger, for consultations.",
    ],
)
def test_an_envoy_called_home_for_consultations_meets_nobody(text):
    assert "CONSULT" not in [event.event_type for event in polybius.read(text, published="2026-02-03").events]


def test_a_coup_is_put_down_by_force_and_not_by_words():
    events = polybius.read("Benin put down an attempted coup with the help of Nigeria.", published="2026-02-03").events
    assert "COERCE" in [event.event_type for event in events]
    assert "ACCUSE" not in [event.event_type for event in events]


def test_a_decision_to_keep_a_border_shut_yields_nothing():
    text = "Lithuania's government decided on Wednesday to keep its border with Belarus closed for a month."
    assert "CONCEDE" not in [event.event_type for event in polybius.read(text, published="2025-10-29").events]


def test_who_says_nothing_rejects_nothing():
    text = (
        "Hauliers protested in Vilnius. Their union later met the Lithuanian prime minister, Inga Ruginiene, who"
        " offered compensation. Belarus said nothing."
    )
    assert "REJECT" not in [event.event_type for event in polybius.read(text, published="2025-10-29").events]


def test_what_is_kept_shut_is_restricted():
    (event,) = polybius.read("Lithuania kept its border with Belarus closed.", published="2025-10-29").events
    assert (event.event_type, event.modes) == ("COERCE", ("restrict",))


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # his own soldiers, whom he takes home
        ("Madrid flew 60 of its troops home in May.", "RETREAT", ["ESPGOV"], []),
        ("Prague flew its stranded citizens home in May.", "AID", ["CZEGOV"], ["CZECVL"]),
        # a visit, where nothing is asked
        ("The Kenyan envoy called on the Chadian president in Ndjamena.", "CONSULT", ["KENGOV"], ["TCDGOV"]),
        ("The Kenyan envoy called on the Chadian president to step down.", "REQUEST", ["KENGOV"], ["TCDGOV"]),
        # moved for the own army, and given to another
        ("Khartoum sent more than 200 vehicles across the border with Chad.", "MOBILIZE", ["SDNGOV"], ["TCD"]),
        ("Khartoum sent 200 vehicles to the Chadian police.", "AID", ["SDNGOV"], ["TCDCOP"]),
        ("Armenian soldiers brought in heavy guns.", "MOBILIZE", ["ARMMIL"], []),
        ("Nine militants were neutralised in the north, Chad's army said.", "ASSAULT", ["TCDMIL"], ["TCDREB"]),
        # as the North spells it
        ("Japan and south Korea held joint naval drills.", "COOPERATE", ["JPN", "KOR"], []),
    ],
)
def test_as_ministries_and_state_agencies_tell_it(text, kind, actors, recipients):
    (event,) = polybius.read(text, published="2025-06-03").events

    assert event.event_type == kind
    assert tuple([party.code for party in side] for side in (event.actors, event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Niger is no longer bound by the defence treaty with Benin.", "SANCTION"),
        ("Niger declared that it would no longer be bound by the treaty with Benin.", "THREATEN"),
    ],
)
def test_who_is_no_longer_bound_by_a_pact_leaves_it(text, kind):
    (event,) = polybius.read(text, published="2025-06-03").events

    assert event.event_type == kind
    assert tuple([party.code for party in side] for side in (event.actors, event.recipients)) == (["NER"], ["BEN"])


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # who says it, and not who flew the raids
        (
            "Danish jets bombed three camps in Niger. Niger's government sent its condolences to Copenhagen. A"
            " spokesman for Niger's foreign ministry said the raids had been carried out by night and called"
            " Copenhagen's silence a breach of sovereignty.",
            "called", ["NERGOV"], ["DNKGOV"],
        ),
        # into the deed, and not into whom it struck
        (
            "Chad's army shot down a Ghanaian airliner on Monday, killing 38. Ghana's president called it a crime and"
            " demanded an apology. The African Union opened its own inquiry.",
            "opened", ["IGO"], ["TCDMIL"],
        ),
        # people, and not the party at whom they are angry
        (
            "Thousands of people marched through the Moldovan capital on Sunday. The rallies broke out on Thursday"
            " after the ruling Moldovan Dawn party announced that it would suspend talks with the European Union.",
            "rallies", ["MDACVL"], ["MDA"],
        ),
        # the armed group told of before, and no make of jets
        (
            "Danish Falcon jets bombed a post. A Danish spokesman blamed the Islamic State. Hours later, Danish Falcon"
            " jets bombed two of the group's camps near the Syrian border in Iraq.",
            "bombed two", ["DNKMIL"], ["IMG"],
        ),
        # not by their own, but by those whom these had struck
        (
            "Ankara strikes back in Iraq at the Kurdistan Workers' Party. Two Turkish soldiers were killed and five"
            " wounded on Saturday when a drone hit their base in Iraq.",
            "killed", ["TURREB"], ["TURMIL"],
        ),
        ("The Nigerian army raided camps of Boko Haram. Four soldiers were killed on Friday.",
         "killed", ["NGAREB"], ["NGAMIL"]),
        # to whom help is offered is not blamed
        ("Chad condemned the attack on the Beninese troops and offered to share intelligence with Porto-Novo.",
         "condemned", ["TCD"], []),
        ("Estonia thanked its French allies.", "thanked", ["EST"], ["FRA"]),
        (
            "The Latvian minister spoke by telephone with his Kenyan counterpart. The counterpart apologised.",
            "apologised", ["KENGOV"], ["LVAGOV"],
        ),
    ],
)  # fmt: skip
def test_whose_acts_they_are_beside_those_of_others(text, word, actors, recipients):
    reading = polybius.read(text, published="2025-06-03")
    at = text.index(word)
    event = next(event for event in reading.events if event.trigger.start == at)

    assert tuple([p.code for p in side] for side in (event.actors, event.recipients)) == (actors, recipients)
