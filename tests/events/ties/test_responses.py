"""Which act answers which, where it is weighed for the whole report."""

from __future__ import annotations

from collections import Counter

import pytest

import polybius
from polybius.events.ties.answers import SIGNALLED
from polybius.events.ties.responses import EVEN, LIKELY, Responses
from polybius.schema import Link, Reading
from polybius.syntax import Tree

QUARREL = (
    "Kenya closed its border with Somalia on Monday. Mogadishu condemned the closure. "
    "Ethiopia urged both of them to talk. On Thursday Somalia expelled the Kenyan ambassador."
)


def answers(text: str) -> dict[str, str]:
    """The triggers of the acts that surely answer one, each with that one's."""
    reading = polybius.read(text, published="2022-09-03")
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    sure = [link for link in reading.links if link.kind == "responds_to" and link.confidence >= EVEN]
    return {words[link.from_]: words[link.to] for link in sure}


def responses(reading: Reading) -> Responses:
    """The acts of a reading, with no link but those of one act told twice."""
    return Responses(reading, Tree(reading), [link for link in reading.links if link.kind == "same_as"])


@pytest.mark.parametrize(
    ("answer", "act"),
    [("condemned", "closed"), ("expelled", "closed")],  # the second over two sentences, and no word says so
)
def test_what_follows_a_shock_answers_it(answer, act):
    assert answers(QUARREL)[answer] == act


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Spain condemned the seizure of a Basque trawler by Morocco and demanded its release.",
            {"condemned": "seizure", "demanded its release": "seizure"},
        ),
        (
            "Mali expelled the French envoy on Monday after France accused it of hiring gunmen. "
            "On Friday it went further and closed its airspace to French planes.",
            {"expelled": "accused", "closed": "accused"},
        ),
        # by others, or for somebody else
        (
            "Kenya threatened sanctions after Somalia arrested a Kenyan pilot and praised Ethiopia.",
            {"threatened sanctions": "arrested"},
        ),
        (
            "Chad closed its border with Sudan after Sudanese troops shelled a village. "
            "The minister said Chad also bought wheat from Russia.",
            {"closed": "shelled"},
        ),
        # what is told in one breath with the act that is answered answers nothing itself
        (
            "Serbia barred Albanian lorries on Monday after Tirana had expelled two Serbian diplomats, closed the "
            "consulate in Durres and froze all contacts.",
            {"barred": "expelled"},
        ),
    ],
)
def test_what_is_told_beside_an_answer_answers_the_same(text, found):
    assert answers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Latvia sent field hospitals to Moldova in response to the blockade that Russia had imposed on Moldova.",
            {"sent": "imposed"},  # aid hardly ever answers anything, but the words say so
        ),
        ("Two nurses died in Bamako in the riots, the hospital said.", {}),  # of the riots, by nobody known
        ("A man has died in Tripoli, Lebanon, of the bullet that struck him in Wednesday's riots.", {}),
    ],
)
def test_words_that_call_it_an_answer_stand_and_mere_harm_is_none(text, found):
    assert answers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a trade agreement on Monday. Kenya sent troops to Somalia.",
        "Norway's king visited Sweden on Friday. Rebels attacked a village in Mali.",
    ],
)
def test_acts_of_strangers_answer_nothing(text):
    assert answers(text) == {}


def test_an_act_answers_at_most_one_other_and_never_itself():
    reading = polybius.read(QUARREL, published="2022-09-03")
    links = [link for link in reading.links if link.kind == "responds_to"]

    assert links
    assert max(Counter(link.from_ for link in links).values()) == 1
    assert all(link.from_ != link.to for link in links)


def test_the_chances_of_all_that_an_act_may_answer_and_of_none_are_one():
    found = responses(polybius.read(QUARREL, published="2022-09-03"))
    assert any(found.weighed(act) for act in found.acts)
    for act in found.acts:
        weighed = found.weighed(act)

        assert {other.id for _, other in weighed} == {other.id for other, _ in found.choices(act) if other is not None}
        assert 0 <= sum(chance for chance, _ in weighed) <= 1
        assert [chance for chance, _ in weighed] == sorted((chance for chance, _ in weighed), reverse=True)


def test_a_link_below_the_bar_is_weak_and_one_above_it_at_least_even():
    reading = polybius.read(QUARREL, published="2022-09-03")
    confidences = [link.confidence for link in reading.links if link.kind == "responds_to"]

    assert confidences
    assert not [confidence for confidence in confidences if LIKELY <= confidence < EVEN]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A marine died of his wounds on Friday, two days after the clash with Ecuador's army near Tulcan.", {}),
        # whoever was struck strikes back
        (
            "Peru's army shelled a post in Ecuador. On Friday Ecuador's jets bombed a depot in Peru in retaliation.",
            {"bombed": "shelled"},
        ),
    ],
)
def test_a_further_blow_on_whom_the_first_befell_is_no_answer_to_it(text, found):
    assert {act: other for act, other in answers(text).items() if act in ("died", "bombed")} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "On 27 June mortars killed a Danish engineer near Gao in Mali. Denmark then bombed a camp of jihadists "
            "near Gao.",
            {"bombed": "killed"},
        ),
        (  # without a word for it
            "Eleven rockets hit a base near Gao in Mali on Monday, killing two Danish soldiers. Danish jets are "
            "hitting a depot of jihadists near Kidal, Mali, the army says.",
            {"hitting": "hit"},
        ),
        (  # those who fight at home do so every day
            "A roadside bomb killed two Malian soldiers near Gao on Monday. Malian jets bombed jihadists near Kidal.",
            {},
        ),
        (  # elsewhere
            "A roadside bomb killed two Danish soldiers near Gao in Mali. Danish jets bombed jihadists in Syria.",
            {},
        ),
    ],
)
def test_a_state_whose_people_were_struck_abroad_strikes_back_at_fighters_there(text, found):
    assert answers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # what a later sentence tells came later
        ("Podgorica arrested Ivan Zaric, a former Serb officer. Local Serbs blocked the roads with tractors.", {}),
        (  # words about it are often told first
            "Peru condemned the air raid. Chilean jets bombed the port of Ilo at noon.",
            {"condemned": "bombed"},
        ),
        # nobody gives thanks for what befell him
        (
            "Norway suspended its training of Malian troops because of an epidemic. Mali's president thanked the "
            "Norwegians for their support in the war against the jihadists.",
            {},
        ),
    ],
)
def test_no_deed_answers_what_is_told_after_it_and_no_thanks_a_blow(text, found):
    assert answers(text) == found


def test_who_takes_part_in_strikes_on_somebody_goes_on_no_strike():
    text = "The Americans struck jihadists in Mali on Sunday. Danish jets are not taking part in the American strikes."

    assert "PROTEST" not in [event.event_type for event in polybius.read(text, published="2022-09-03").events]


def test_a_report_without_acts_has_no_answers():
    assert list(responses(polybius.read("The harbour froze in January.", published="2022-09-03")).links()) == []


def test_what_is_told_to_have_been_before_answers_nothing_told_first():
    text = (
        "Rwandan troops shelled a camp near Goma on Tuesday. "
        "In May the Congolese government had expelled the Rwandan ambassador."
    )

    assert "expelled" not in answers(text)
    assert answers(text.replace("In May", "On Wednesday").replace("had expelled", "expelled"))["expelled"] == "shelled"


def test_of_two_acts_that_fit_the_one_told_later_answers():
    text = (
        "Burkina Faso expelled three French diplomats on Thursday for what it called subversive activities. "
        "Paris dismissed the allegations as unfounded and regretted the expulsions."
    )

    assert answers(text)["dismissed"] == "expelled"


def test_what_is_said_to_have_been_done_may_answer_what_was_told_first():
    text = (
        "North Korea fired two missiles into the sea on Tuesday. Japan lodged a protest. "
        "South Korea's military said it had launched a missile of its own in response."
    )

    assert answers(text).get("launched") == "fired"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Chad expelled the French envoy on Tuesday. The minister listed his grievances, among them a remark that "
            "had prompted Chad to recall its ambassador in May. Paris called the decision unjustified.",
            ("called", "expelled"),  # not the recall, which went before
        ),
        (
            "Niger freed two Malian pilots on Monday. Last week the president of Niger had promised wheat to Mali. "
            "Bamako welcomed the decision.",
            ("welcomed", "freed"),
        ),
        (
            "The king of Nepal freed the ministers on Friday. The army lifted a curfew before dawn. "
            "India welcomed the king's step.",
            ("welcomed", "freed"),  # not what others did last
        ),
        (
            "Villagers blocked a road near Tete. Soldiers beat four reporters. The army of Malawi closed a bridge. "
            "The American embassy deplored the violence.",
            ("deplored", "beat"),
        ),
    ],
)
def test_a_general_noun_means_what_was_done_not_what_went_before(text, found):
    assert found in answers(text).items()


def test_what_somebody_is_accused_of_answers_nothing_that_was_told_before():
    text = (
        "Fiji has ordered the Australian high commissioner to leave within a day. "
        "The interim government accused Australia of meddling with its judges by refusing them visas."
    )

    assert "refusing" not in answers(text)


def test_an_assault_that_is_called_payback_is_whatever_was_stormed():
    text = (
        "A mob smashed its way into the Turkish consulate in Basra on Tuesday. "
        "The assault was payback for Sunday's air strikes, in which Turkish jets killed four farmers."
    )

    assert answers(text)["smashed"] == "strikes"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Peru put duties of 20 percent on Chilean wine on Monday. "
            "They are its answer to the quotas which Chile imposed on Peruvian grapes.",
            ("put", "imposed"),
        ),
        (
            "Uganda expelled four Rwandan officers on Friday. "
            "It was Kampala's answer to the arrest of two Ugandan pilots by Rwanda.",
            ("expelled", "arrest"),
        ),
        (
            "Norway expelled two Russian envoys. The expulsions were meant as a reply to the jamming of Norwegian "
            "radars, which Russia had begun in May.",
            ("expelled", "jamming"),
        ),
        (
            "Iran fired missiles at a base in Iraq. "
            "The strike came as retaliation for the killing of an Iranian general by the United States.",
            ("fired", "killing"),
        ),
        (
            "Gambia recalled its envoy from Dakar on Monday. "
            "The order follows the seizure of two Gambian boats by Senegal.",
            ("recalled", "seizure"),
        ),
        (  # "the decision", further on: what the report tells first
            "Egypt lifted its ban on Sudanese dates on Sunday. Traders in Aswan cheered. A first lorry crossed the "
            "border in the afternoon. The decision came after Sudan had apologised for the shooting of a driver.",
            ("lifted", "apologised"),
        ),
    ],
)
def test_a_sentence_of_its_own_calls_an_act_the_answer_to_another(text, found):
    assert found in answers(text).items()


def test_a_blow_and_what_it_is_payback_for_are_two():
    text = (
        "Turkish jets bombed three villages on Sunday. "
        "The raid was Ankara's payback for the killing of two Turkish soldiers by the rebels on Friday."
    )
    reading = polybius.read(text, published="2022-09-03")
    words = {event.id: reading.words(event.trigger) for event in reading.events}

    told_again = [(words[link.from_], words[link.to]) for link in reading.links if link.kind == "same_as"]
    assert ("raid", "bombed") in told_again
    assert "killing" not in dict(told_again)
    assert answers(text)["bombed"] == "killing"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ecuador's soldiers searched the Peruvian consulate in Guayaquil on Friday. Lima closed it. "
            "Brazil and Chile condemned the search.",
            ("condemned", "searched"),
        ),
        (
            "Eritrea and Djibouti opened two crossings on Monday. The African Union welcomed the opening.",
            ("welcomed", "opened"),
        ),
    ],
)
def test_a_third_states_word_on_an_act_that_it_names_answers_it(text, found):
    assert found in answers(text).items()


def test_no_decision_is_what_somebody_asked_or_said():
    text = (
        "Mali will free a captured Danish pilot on Friday. Copenhagen had demanded his return. "
        "Norway's foreign minister welcomed the decision."
    )

    assert answers(text).get("welcomed") != "demanded"


def test_what_a_demand_wants_ended_is_the_act_that_its_noun_tells_again():
    text = "Soldiers opened fire on marchers in Lomé, wounding nine. France demanded an end to the shooting."

    assert answers(text)["demanded"] == "opened"


def test_what_somebody_also_stops_of_his_own_answers_what_he_answered_before():
    text = "Japan halted loans to Burma on Friday after soldiers shot a Japanese reporter. It also recalled its envoy."

    assert answers(text) == {"halted loans": "shot", "recalled": "shot"}


def test_what_is_read_as_the_resumption_of_what_was_broken_off_is_linked_to_it():
    text = (
        "Colombia's rebels broke off peace talks with the government in May. The talks resumed in Havana on Saturday."
    )
    reading = polybius.read(text, published="2022-09-03")
    words = {event.id: reading.words(event.trigger) for event in reading.events}

    found = {(link.kind, words[link.from_], words[link.to]) for link in reading.links}
    assert {("resumes", "resumed", "broke off"), ("ends", "resumed", "broke off")} <= found


def test_a_clause_with_while_is_beside_the_charge_before_it():
    text = (
        "American jets bombed thirty Houthi sites on Saturday. The raids were a response to the drone attack that "
        "killed three American soldiers in Jordan. Oman voiced concern, while Iran denounced the raids."
    )

    assert answers(text)["denounced"] == "bombed"  # what was called a raid before, not the attack


@pytest.mark.parametrize(
    ("told", "surely"),
    [
        ("Somalia closed its border.", True),
        ("Somalia's closure of its border in response to the expulsion angered traders.", False),
    ],
)
def test_an_act_that_a_noun_tells_is_no_surer_an_answer_than_the_choice_says(monkeypatch, told, surely):
    reading = polybius.read(f"Kenya expelled a Somali envoy on Monday. {told}", published="2022-09-03")
    expelled, closed = reading.events[0], next(event for event in reading.events if event.event_type == "COERCE")
    signalled = Link("responds_to", closed.id, expelled.id, None, SIGNALLED)
    weighed = Responses.weighed
    monkeypatch.setattr(Responses, "weighed", lambda self, event: [(0.1, other) for _, other in weighed(self, event)])

    found = {(link.from_, link.to): link.confidence for link in Responses(reading, Tree(reading), [signalled]).links()}

    assert (found.get((closed.id, expelled.id), 0.0) >= EVEN) == surely


@pytest.mark.parametrize(
    "text",
    [
        "Turkish jets bombed a village in Iraq on Sunday. Iraq halted the training of Turkish pilots after the "
        "raid. A week later Iraq resumed the training.",
        "Kenya ended its suspension of flights to Somalia on Monday. Kenya had suspended the flights in January after "
        "Somali militants attacked an airport in Mandera.",
    ],
)
def test_what_ends_an_answer_does_not_answer_the_same(text):
    found = answers(text)
    assert len(found) == 1  # the halt's
    assert next(iter(found)).startswith(("halted", "suspended"))


def test_a_new_act_is_answered_by_the_end_of_an_old_answer():
    found = answers(
        "Peru banned wine from Chile after Chile seized a Peruvian trawler. Chile freed the trawler on Tuesday. In "
        "response Peru lifted the ban."
    )
    assert found["lifted"] == "freed"


def test_what_is_of_the_week_before_answers_nothing_of_this_one():
    text = (
        "Chad announced on Monday that it has expelled a number of Nigerien diplomats in response to the expulsion of "
        "Chadian diplomats by Niger. Last week, the daily Habari quoted sources in the ministry as saying that a "
        "Chadian embassy employee had been expelled."
    )
    reading = polybius.read(text, published="2025-10-29")

    acts = {event.id: (event.sentence, reading.words(event.trigger)) for event in reading.events}
    links = [(acts[link.from_], acts[link.to]) for link in reading.links if link.kind == "responds_to"]
    assert links == [((0, "expelled"), (0, "expulsion"))]
