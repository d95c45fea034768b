"""Of which type an act is: sentence -> types, beside sentences that look alike."""

from __future__ import annotations

import pytest

from polybius import pipeline
from polybius.events.acts.match import Matcher
from polybius.events.coder import Coder
from tests.events.test_sentences import told


def types(text):
    return [event[0] for event in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey's president said it would bomb Kurdish camps in Syria.", "THREATEN"),
        ("The Turkish defence minister said Turkey would strike the camps in Syria.", "THREATEN"),
        ('"We will strike Israel," Hezbollah\'s leader said.', "THREATEN"),
        ("Poland will expel ten Russian diplomats next week.", "THREATEN"),
        ("The opposition in Togo said it would boycott the vote.", "THREATEN"),
        ("Norway announced that it would impose sanctions on Belarus.", "THREATEN"),
        ("The army of Niger announced that it will seize the mines.", "THREATEN"),
        ("Norway announced sanctions on Belarus.", "SANCTION"),  # done by saying so
        ("Norway announced that it would send tents to Chad.", "AGREE"),
        ("Israel would later bomb the camp in Gaza.", "ASSAULT"),  # told from later on
        ("Kenya will continue to strike militant depots.", "ASSAULT"),  # it strikes already
    ],
)
def test_a_blow_that_somebody_says_he_will_deal_is_a_threat(text, expected):
    assert expected in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine said Russia would attack Kharkiv.",  # feared, not threatened
        "Zambia's opposition said the government would arrest its leader.",
        "Poland announced that Russia would strike Kyiv.",
        "Chad will not attack Sudan, its president said.",
    ],
)
def test_what_others_will_do_is_no_threat(text):
    assert "THREATEN" not in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "A Kenyan driver swears that police arrested his cousin.",
        "The Serbian general swore that his troops had shelled no village.",
    ],
)
def test_what_is_sworn_to_be_over_is_no_threat(text):
    assert "THREATEN" not in types(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The march in Nairobi ended with clashes between police and students.", "ASSAULT"),
        ("The rally in Minsk ended with 40 arrests.", "COERCE"),
        ("Norway ended aid to Chad with immediate effect.", "SANCTION"),
        ("Spain ended its cooperation with Algeria.", "SANCTION"),
    ],
)
def test_what_something_ends_with_is_not_what_was_ended(text, expected):
    assert expected in types(text)


def test_talks_that_end_with_an_agreement_are_not_broken_off():
    assert "SANCTION" not in types("The talks between Serbia and Kosovo ended with an agreement on energy.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who bars goods, ships or nationals of another state cuts relations; who bars people at home coerces them
        ("Peru banned Chilean wine on Monday.", "SANCTION"),
        ("Russia imposed a ban on Georgian mineral water and wine.", "SANCTION"),
        ("Egypt's ban on Turkish steel angered Ankara.", "SANCTION"),
        ("Jordan introduced an import ban on Syrian vegetables.", "SANCTION"),
        ("The court banned the opposition party in Cambodia.", "COERCE"),
        ("Iran banned women from the stadium.", "COERCE"),
        ("Colombia closed the Venezuelan consulate in Cali.", "SANCTION"),
        ("Poland closed its border with Belarus.", "COERCE"),
        ("Iraq shut off the oil pipeline to Turkey.", "SANCTION"),
        ("Israel cut off water to the camp.", "COERCE"),
        ("India withdrew its workers from Kuwait on Monday.", "SANCTION"),
        ("Chad withdrew its soldiers from Mali.", "RETREAT"),
        ("Ecuador gave the Colombian ambassador three days to depart.", "SANCTION"),
        ("The African Union gave the junta in Mali a week to comply.", "REQUEST"),
        ("India cancelled the visas of Canadian diplomats.", "SANCTION"),
        ("The EU withdrew the trade preferences of Cambodia.", "SANCTION"),
        ("Sudan forced a UN agency out of the country.", "SANCTION"),
        ("Burundi barred the UN investigators from entering the country.", "REJECT"),
        # a truce that somebody gives up is not declared, and none that is kept
        ("The Yemeni rebels declared their truce with Saudi Arabia over.", "SANCTION"),
        ("The Kurdish rebels ended their truce with Turkey.", "SANCTION"),
        ("Ethiopia declared a ceasefire in Tigray.", "CONCEDE"),
        # who blocks, storms or burns tells what it is
        ("Rebel fighters blocked a United Nations convoy outside Kaya.", "COERCE"),
        ("Farmers blocked the road to Lima with tractors.", "PROTEST"),
        ("Egyptian police stormed the mosque on Friday.", "COERCE"),
        ("Gunmen stormed the hotel in Kabul.", "ASSAULT"),
        ("Israeli settlers torched a Palestinian house in Huwara.", "ASSAULT"),
        ("Rioters torched the mayor's office in Dhaka.", "PROTEST"),
        # a nuclear device that goes off at home is a test
        ("North Korea detonated a nuclear device on Sunday.", "MOBILIZE"),
        ("The cell detonated a bomb outside the mosque in Kabul.", "ASSAULT"),
        # what is only pledged or offered
        ("Japan pledged 20 million dollars to Nepal.", "AGREE"),
        ("Kenya offered to send soldiers to Haiti.", "AGREE"),
        ("Japan donated 20 million dollars to Nepal.", "AID"),
        ("Iran voiced its willingness to talk to Saudi Arabia.", "AGREE"),
        # what is handed over or sent
        ("The four states handed Qatar thirteen demands.", "REQUEST"),
        ("Serbia handed Kosovo a list of ten demands.", "REQUEST"),
        ("The army handed over the base to the Iraqi police.", "RETREAT"),
        ("Norway sent an envoy to Colombo.", "CONSULT"),
        ("Sudan sent an ambassador to Cairo again.", "SUPPORT"),
        # a call for something is none on the phone
        ("Chad called for a summit of the union.", "REQUEST"),
        ("Paris called for an arms embargo on Turkey.", "REQUEST"),
        ("The president called the Turkish minister to discuss the strait.", "CONSULT"),
        # whose goods and people are kept out, what is stolen, what goes on
        ("Guards of Togo turned back a convoy of Ghanaian trucks.", "COERCE"),
        ("The column of Malian soldiers turned back near Gao.", "RETREAT"),
        ("Iranian hackers stole emails from an Albanian ministry.", "COERCE"),
        ("Haiti extended its state of emergency.", "COERCE"),
        # an object that a parser takes for a predicate
        ("Latvia called up reservists.", "MOBILIZE"),
        # a tagger takes the verb for a noun
        ("Japan protests against Russian drills.", "ACCUSE"),
    ],
)
def test_the_words_around_a_verb_tell_the_type(text, expected):
    assert expected in types(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Norway's envoy sounded out the rebels of Chad.", "verbs:sound-out"),
        ("Spain's agency tipped off the police of Morocco.", "verbs:tip-off"),
        ("Iran reserved the right to answer the raid by Israel.", "verbs:reserve#2"),
        ("Norway's army cancelled all leave.", "verbs:cancel#11"),
        ("Norway's minister ate humble pie over the raid on Sweden.", "verbs:eat#3"),
        ("Police in Togo frogmarched the editors out of the hall.", "verbs:frogmarch"),
        ("Soldiers of Niger herded the villagers into a school.", "verbs:herd"),
        ("The fleet of Chile weighed anchor.", "verbs:weigh"),
        ("Lithuania wished the new Polish premier success.", "verbs:wish"),
        ("The rebels of Chad parted with their rifles.", "verbs:part"),
        ("Norway's minister worked the phones.", "verbs:work#3"),
        ("Iran's president hinted at retaliation.", "verbs:hint"),
        ("Peru packed off the envoys of Chile.", "verbs:pack-off#2"),
        ("Reporters saw the condolences of the king of Jordan to Iraq.", "nouns:condolence"),
        ("Norway's premier was sorry for the raid on Sweden.", "adjectives:sorry"),
    ],
)
def test_idioms_are_read_by_their_rows(text, row):
    reading = pipeline.read(text)
    assert row in {one.pattern.id for one in Coder(reading).read_by_rows(reading.sentences[0])}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Norway's minister ate apple pie with the king of Sweden.", "verbs:eat#3"),
        ("Norway's envoy reserved a table in Paris.", "verbs:reserve#2"),
        ("The engineers of Chad worked the mines.", "verbs:work#3"),
        ("Norway's premier was sorry for the delay.", "adjectives:sorry"),
    ],
)
def test_words_beside_an_idiom_are_not_read_by_its_row(text, row):
    reading = pipeline.read(text)
    assert row not in {one.pattern.id for one in Coder(reading).read_by_rows(reading.sentences[0])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belize extended the closure of its border to Guatemalan lorries.", "COERCE"),
        ("Japan broadened its ban on imports from Iran.", "COERCE"),
        ("Cuba prolonged the suspension of flights to Panama.", "SANCTION"),
        ("Cuba expanded its ties with Panama.", "SUPPORT"),  # no ban
        ("The premier of Togo extended thanks to Benin.", "SUPPORT"),
    ],
)
def test_a_ban_that_is_made_longer_or_wider_is_no_concession(text, expected):
    assert expected in types(text)
    assert "CONCEDE" not in types(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana's ambassador returned to Lome on Sunday.", ["SUPPORT"]),
        ("Ghana has sent its ambassador back to Togo.", ["SUPPORT"]),
        ("Ghana sent the refugees back to Togo.", ["COERCE"]),  # people deported
        ("The ambassador of Ghana returned to the hotel.", []),
        ("Ghana declared the Togolese consul persona non grata.", ["SANCTION"]),
        ("Ghana ordered six Togolese diplomats out.", ["SANCTION"]),
    ],
)
def test_an_envoy_who_comes_back_and_one_who_is_sent_away(text, expected):
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Nigerian army quashed an uprising in Jos.", "COERCE"),  # not what is overturned
        ("A Ghanaian court quashed the tax.", "REJECT"),
        ("Panama denounced its treaty with Spain.", "SANCTION"),  # left it
        ("Panama denounced the remarks of Spain.", "ACCUSE"),
        ("Finland summoned 900 conscripts.", "MOBILIZE"),
        ("Malian rebels put down their weapons in Kidal.", "RETREAT"),
        ("Tunisia expelled 40 refugees to Libya.", "COERCE"),  # no envoys
        ("Peru evacuated its troops from Haiti.", "RETREAT"),
        ("Peru evacuated its citizens from Haiti.", "AID"),
        ("Kosovo's and Serbia's deputies clashed over the tax.", "ACCUSE"),
        ("Malian rebels fought soldiers over the tax on cattle.", "ASSAULT"),
        ("Togo's premier called on the Ghanaian envoy to leave.", "REQUEST"),
        ("Togo's premier called the Ghanaian minister on Friday.", "CONSULT"),
    ],
)
def test_a_row_that_lists_its_words_is_taken_before_one_that_takes_anything(text, expected):
    assert types(text)[:1] == [expected]


def test_who_gives_something_a_name_calls_nobody():
    reading = pipeline.read("Kenya shelled what it called camps of al-Shabaab in Somalia.")
    found = Matcher(reading).candidates(reading.sentences[0])

    assert [candidate.event_type for candidate in found] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "aerial"),
    [
        ("Rebel fighters attacked a base of the Malian army near Gao.", False),
        ("The militia's fighters hit a post in Basra.", False),
        ("The fighters attacked a base of the army.", False),  # whosever they are
        ("Turkish F-16 fighters hit a camp in Iraq.", True),
        ("Two fighters of the Israeli air force struck a depot in Syria.", True),
    ],
)
def test_fighters_are_aircraft_where_words_beside_them_fly(text, aerial):
    event = next(event for event in pipeline.read(text).events if event.event_type == "ASSAULT")
    assert ("aerial" in event.modes) == aerial


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kazakh oil is flowing to Azerbaijan again.", ("COOPERATE", ["KAZ"], ["AZE"])),
        ("Buses from Chad are running to Sudan again.", ("COOPERATE", ["TCD"], ["SDN"])),
        ("Morocco's airline is flying to Libya again.", ("COOPERATE", ["MAR"], ["LBY"])),
        ("Chad's border with Sudan is open again.", ("CONCEDE", ["TCD"], ["SDN"])),
    ],
)
def test_what_flows_runs_or_is_open_again_has_been_taken_up(text, expected):
    assert expected in [event[:3] for event in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Blood is flowing again in Sudan.",
        "She is running again for president of Chad.",
        "A bar in Tunis is open again.",
    ],
)
def test_other_things_that_flow_or_run_again_are_no_cooperation(text):
    assert not {"COOPERATE", "CONCEDE"} & set(types(text))
