"""What an act ends: sentences -> links, through the program as it ships."""

from __future__ import annotations

import pytest

import polybius


def links(text: str, *kinds: str) -> list[tuple[str, str]]:
    """The sure links of some kinds: the words of the acts that they tie, from and to."""
    reading = polybius.read(text, published="2023-06-20")
    words = {event.id: reading.words(event.trigger) for event in reading.events}
    return [(words[one.from_], words[one.to]) for one in reading.links if one.kind in kinds and one.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        # told by a verb of its own, below another act, or by the subject
        ("A truce signed in Doha on Friday ended the war between Chad and Libya. The war began when Libyan troops "
         "attacked Faya in May.", ("ended the war", "attacked")),
        ("Chad and Libya agreed to a truce on Friday, ending nine days of air strikes.", ("agreed", "strikes")),
        ("Libyan troops lifted their siege of Faya on Friday, ending two weeks of shelling.", ("lifted", "shelling")),
        # what somebody said or showed is taken back, named by another word
        ("Peru dropped its lawsuit against Bolivia on Friday. Lima had sued La Paz over a dam in May.",
         ("dropped", "sued")),
        ("Peru withdrew its complaint against Bolivia. Lima had filed the complaint in May.", ("withdrew", "filed")),
        # what was done before is told behind it, its thing by a pronoun
        ("Togo reopened its border with Benin on Friday, a week after it had shut it.", ("reopened", "shut")),
        ("India lifted its duty on Kenyan tea. Delhi had imposed it in May.", ("lifted", "imposed")),
        # what was moved, called or blocked
        ("Myanmar sent a frigate to the Naf river. On Thursday it withdrew the frigate.", ("withdrew", "sent")),
        ("Union members in Montenegro blockaded the port of Bar to stop the sale of a railway to a Chinese firm. The "
         "blockade was lifted four days later.",
         ("lifted", "blockaded")),
        # those who were held
        ("Oman pardoned nine Yemeni traders who had been jailed in 2020.", ("pardoned", "jailed")),
        ("Yemen set free two Omani soldiers, eight years after they were captured.", ("set", "captured")),
        ("Zambian police arrested nine miners, only for a judge to free them a week later.", ("free", "arrested")),
        ("Zambian troops detained nine rebels. A judge freed them.", ("freed", "detained")),
        ("A court ordered the release of nine rebels whom Zambian police had detained.", ("ordered", "detained")),
        ("Zambian police detained nine rebels, but a judge later ordered them released.", ("ordered", "detained")),
        # hardly an act but for what ends it
        ("Rwanda reopened its border with Uganda on Monday, three years after it was shut.", ("reopened", "shut")),
        ("Colombia's rebels let go four engineers who had been carried off in June.", ("let go", "carried")),
        # what was suspended by whoever resumes it, told by a pronoun
        ("Colombia resumed peace talks with the guerrillas on Monday, six weeks after it had suspended them.",
         ("resumed peace talks", "suspended")),
        ("India resumed trade talks with Canada on Monday. Delhi had broken them off in May.",
         ("resumed trade talks", "broken")),
    ],
)  # fmt: skip
def test_what_is_over_is_ended_by_the_act_that_says_so(text, ends):
    assert links(text, "ends") == [ends]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Libya hope to end nine days of air strikes.",
        "Chad did not end its air strikes on Libya.",
        "Chad will end its air strikes on Libya when Libyan troops leave Faya.",
        "Chad ended the year with a debt after Libyan troops had attacked Faya.",
        "Zambia lifted a ban on Friday. Malawi imposed a ban on Zambian maize in May.",
        "Iran seized a Greek tanker in May. Iran will release the tanker.",
        "Zambian police arrested John Banda, a miner, in May. I think the Danes will persuade Lusaka to release Banda.",
        "Zambian police detained nine rebels. A judge ordered the release of the budget.",
        "Zambian police detained nine rebels, and sent a judge there only to free them.",
        "Mexico's envoys left Quito on Friday, two days after Ecuador had arrested a Mexican diplomat.",
    ],
)
def test_what_goes_on_is_not_ended(text):
    assert links(text, "ends") == []


def test_talks_that_were_left_are_resumed_and_no_measure_is_ended():
    text = "Samoa called off its talks with Tonga in May. The talks were resumed on Friday."

    assert links(text, "resumes", "ends") == [("talks were resumed", "called off")]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Serbia expelled a Croatian diplomat as Croatia expelled a Serbian diplomat.", [("expelled", "expelled")]),
        # who takes back what he did answers nobody by that
        ("Togo reopened its border with Benin on Friday, a week after it had shut it.", []),
    ],
)
def test_no_two_acts_answer_each_other_and_nobody_answers_himself(text, answer):
    assert links(text, "responds_to") == answer


def test_a_charge_that_is_called_a_lie_goes_on():
    assert not links("Rebels accused Chad's army of murder. The army called the accusation a slander.", "ends")


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        ("Zambian troops detained nine rebels. A judge freed them.", ["ZMBREB"]),
        ("Rebels in Zambia captured nine soldiers. They freed them on Friday.", ["ZMBMIL"]),
    ],
)
def test_those_who_took_them_are_not_freed(text, freed):
    reading = polybius.read(text, published="2023-06-20")

    assert [[p.code for p in e.recipients] for e in reading.events if e.event_type == "RETREAT"] == [freed]


def test_who_is_let_go_was_not_taken_because_of_it():
    reading = polybius.read("Iran seized a Greek tanker, only to release it a week later.", published="2023-06-20")

    assert [link.kind for link in reading.links] == ["ends"]
