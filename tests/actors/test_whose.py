"""Whose "the president", "the army" and "the North" are where only another sentence tells."""

import pytest

import polybius
from polybius.actors import resolve
from tests.actors.test_resolve import found
from tests.reading import reading_of

QUARREL = """
Chad Chad PROPN NNP 2 nsubj
criticised criticise VERB VBD 0 root
Libya Libya PROPN NNP 2 obj
. . PUNCT . 2 punct
"""
ARMY = """
The the DET DT 2 det
army army NOUN NN 3 nsubj
fired fire VERB VBD 0 root
. . PUNCT . 3 punct
"""


def told(*sentences: str) -> dict[str, str | None]:
    return found(resolve(reading_of("\n\n".join(rows.strip() for rows in sentences))))


def test_an_office_in_a_capital_is_that_states_whoever_had_one_before():
    president = (
        "The the DET DT 2 det\npresident president NOUN NN 5 nsubj\nof of ADP IN 4 case\nChad Chad PROPN NNP 2 nmod\n"
        "spoke speak VERB VBD 0 root\n. . PUNCT . 5 punct"
    )
    other = (
        "In in ADP IN 2 case\nTripoli Tripoli PROPN NNP 6 obl\n, , PUNCT , 6 punct\nthe the DET DT 5 det\n"
        "president president NOUN NN 6 nsubj\nanswered answer VERB VBD 0 root\n. . PUNCT . 6 punct"
    )
    assert told(president, other)["the president"] == "LBYGOV"


def test_a_state_that_speaks_of_the_government_does_not_mean_its_own():
    rows = (
        "Chad Chad PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nthe the DET DT 4 det\n"
        "government government NOUN NN 5 nsubj\nlied lie VERB VBD 2 ccomp\n. . PUNCT . 2 punct"
    )
    assert told(QUARREL, rows)["the government"] == "LBYGOV"


def test_the_army_is_that_of_whichever_of_two_states_acted_last():
    at_home = (
        "In in ADP IN 2 case\nLibya Libya PROPN NNP 5 obl\n, , PUNCT , 5 punct\nguards guard NOUN NNS 5 nsubj\n"
        "slept sleep VERB VBD 0 root\n. . PUNCT . 5 punct"
    )
    assert told(at_home, QUARREL, ARMY)["The army"] == "TCDMIL"


def test_where_one_state_alone_is_told_of_an_army_is_its():
    rows = (
        "A a DET DT 2 det\nman man NOUN NN 5 nsubj\nfrom from ADP IN 4 case\nMali Mali PROPN NNP 2 nmod\n"
        "wept weep VERB VBD 0 root\n. . PUNCT . 5 punct"
    )
    assert told(rows, ARMY)["The army"] == "MLIMIL"


@pytest.mark.parametrize(
    ("named", "half", "code"),
    [
        ("South Korea", "North", "PRK"),
        ("North Korea", "South", "KOR"),
        ("Sudan", "South", "SSD"),
        ("Chad", "South", None),  # a region, in a report of no such two
    ],
)
def test_the_north_and_the_south_are_the_halves_of_which_a_report_tells(named, half, code):
    words = named.split()
    first = [f"{word} {word} PROPN NNP {len(words)} compound" for word in words[:-1]]
    verb = len(words) + 1
    first += [
        f"{words[-1]} {words[-1]} PROPN NNP {verb} nsubj",
        "spoke speak VERB VBD 0 root",
        f". . PUNCT . {verb} punct",
    ]
    second = f"The the DET DT 2 det\n{half} {half} PROPN NNP 3 nsubj\nfired fire VERB VBD 0 root\n. . PUNCT . 3 punct"
    assert told("\n".join(first), second).get(half) == code


def test_bare_troops_are_whose_subject_sends_them():
    rows = (
        "Libya Libya PROPN NNP 2 nsubj\nsent send VERB VBD 0 root\ntroops troop NOUN NNS 2 obj\n"
        "to to ADP IN 5 case\nChad Chad PROPN NNP 2 obl\n. . PUNCT . 2 punct"
    )
    assert told(rows)["troops"] == "LBYMIL"


@pytest.mark.parametrize(("owner", "code"), [("his", "LBYGOV"), ("a", None)])
def test_a_guest_is_the_other_state_s_only_where_a_host_has_him(owner, code):
    relation = "PRON PRP$ 4 nmod:poss" if owner == "his" else "DET DT 4 det"
    rows = (
        f"Chad Chad PROPN NNP 2 nsubj\nthanked thank VERB VBD 0 root\n{owner} {owner} {relation}\n"
        "guest guest NOUN NN 2 obj\n. . PUNCT . 2 punct"
    )
    assert told(QUARREL, rows).get(f"{owner} guest") == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        # of none of several states
        ("Denmark left Chad. Aid groups condemned the step.", "Aid groups", "NGO"),
        ("Denmark bombed Chad. Human rights organisations demanded an inquiry.", "Human rights organisations", "NGO"),
        ("Denmark bombed Chad. Aid agencies called on the Danes to stop.", "Aid agencies", "NGO"),
        # whose words or clause tell it, and in a report on one state
        ("Denmark bombed Chad. Danish aid groups condemned it.", "Danish aid groups", "DNKNGO"),
        ("Denmark bombed Chad. Aid groups in Chad condemned it.", "Aid groups", "TCDNGO"),
        ("Chadian police arrested two men. Rights groups accused the government.", "Rights groups", "TCDSOC"),
    ],
)
def test_bodies_of_relief_and_rights_are_of_no_state_that_was_only_told_of_before(text, words, code):
    reading = polybius.read(text, published="2023-09-05")
    assert [code] == [reading.party(m).code for m in reading.mentions if reading.words(m.span) == words][-1:]


@pytest.mark.parametrize(
    ("second", "words", "code"),
    [
        ("The Ethiopian side reported one soldier killed.", "one soldier", "ETHMIL"),
        ("Ethiopia acknowledged three soldiers killed.", "three soldiers", "ETHMIL"),
        # whose they are is told
        ("The Ethiopian side reported two Kenyan troops killed.", "two Kenyan troops", "KENMIL"),
    ],
)
def test_soldiers_whom_a_side_reports_killed_are_its_own(second, words, code):
    text = f"Two Kenyan guards were killed in a clash near Moyale, officials in Nairobi said. {second}"
    reading = polybius.read(text, published="2021-06-05")
    assert [code] == [reading.party(m).code for m in reading.mentions if reading.words(m.span) == words]
