"""Which of a report's two states "its neighbour", "the other side", "the country" and "the capital" mean."""

import pytest

from polybius.actors import resolve
from tests.actors.test_resolve import found
from tests.reading import reading_of

BEFORE = """
Chad Chad PROPN NNP 2 nsubj
criticised criticise VERB VBD 0 root
Libya Libya PROPN NNP 2 obj
. . PUNCT . 2 punct
"""


def told(rows: str) -> dict[str, str | None]:
    return found(resolve(reading_of(BEFORE + "\n" + rows.strip())))


@pytest.mark.parametrize(
    ("rows", "words", "code"),
    [
        # whose neighbour it is stands before: Libya's is Chad
        (
            "Tripoli Tripoli PROPN NNP 2 nsubj\naccused accuse VERB VBD 0 root\nits its PRON PRP$ 4 nmod:poss\n"
            "neighbour neighbour NOUN NN 2 obj\n. . PUNCT . 2 punct",
            "its neighbour",
            "TCD",
        ),
        # without a possessor it is the other one than whoever acts in the clause
        (
            "Chad Chad PROPN NNP 2 nsubj\nthreatened threaten VERB VBD 0 root\nthe the DET DT 4 det\n"
            "neighbour neighbour NOUN NN 2 obj\n. . PUNCT . 2 punct",
            "the neighbour",
            "LBY",
        ),
        # neighbours of a person are people
        (
            "Neighbours neighbour NOUN NNS 2 nsubj\nwept weep VERB VBD 0 root\nin in ADP IN 4 case\n"
            "Chad Chad PROPN NNP 2 obl\n. . PUNCT . 2 punct",
            "Neighbours",
            "TCDCVL",
        ),
        # the state that does not act in the clause, named last
        (
            "Chad Chad PROPN NNP 2 nsubj\nblamed blame VERB VBD 0 root\nthe the DET DT 4 det\n"
            "country country NOUN NN 2 obj\n. . PUNCT . 2 punct",
            "the country",
            "LBY",
        ),
    ],
)
def test_the_other_of_two_states_is_found_from_who_acts(rows, words, code):
    assert told(rows).get(words) == code


def test_both_armies_belong_to_no_single_state():
    rows = (
        "Both both DET DT 2 det\narmies army NOUN NNS 3 nsubj\nfired fire VERB VBD 0 root\n"
        "in in ADP IN 5 case\nChad Chad PROPN NNP 3 obl\n. . PUNCT . 3 punct"
    )

    assert told(rows).get("Both armies") is None


def test_of_joined_clauses_the_army_is_that_of_who_acts_in_the_first():
    # set in Chad, but it is Libya that goes on acting
    rows = (
        "Tripoli Tripoli PROPN NNP 2 nsubj\naccused accuse VERB VBD 0 root\nChad Chad PROPN NNP 2 obj\n"
        "and and CCONJ CC 7 cc\nthe the DET DT 6 det\narmy army NOUN NN 7 nsubj\nbombed bomb VERB VBD 2 conj\n"
        "a a DET DT 9 det\ndepot depot NOUN NN 7 obj\n. . PUNCT . 2 punct"
    )

    assert told(rows)["the army"] == "LBYMIL"


def test_an_adviser_belongs_to_whom_he_advises():
    rows = (
        "An a DET DT 2 det\nadviser adviser NOUN NN 6 nsubj\nto to ADP IN 5 case\nLibyan libyan ADJ JJ 5 amod\n"
        "ministers minister NOUN NNS 2 nmod\nsaid say VERB VBD 0 root\n. . PUNCT . 6 punct"
    )

    assert told(rows).get("An adviser") == "LBYGOV"


def test_an_envoy_in_a_capital_is_not_of_its_state():
    # of whom "its" tells nothing, the other of the two states has sent him
    rows = (
        "Tripoli Tripoli PROPN NNP 2 nsubj\nwaited wait VERB VBD 0 root\n. . PUNCT . 2 punct\n\n"
        "Its its PRON PRP$ 2 nmod:poss\nambassador ambassador NOUN NN 5 nsubj\nin in ADP IN 4 case\n"
        "Tripoli Tripoli PROPN NNP 2 nmod\nspoke speak VERB VBD 0 root\n. . PUNCT . 5 punct"
    )

    assert told(rows).get("Its ambassador") == "TCDGOV"


def test_an_organ_of_a_republic_without_its_name_is_no_american_town_s():
    rows = (
        "The the DET DT 2 det\nPresidency presidency NOUN NN 6 nsubj\nof of ADP IN 5 case\nthe the DET DT 5 det\n"
        "Republic Republic PROPN NNP 2 nmod\nspoke speak VERB VBD 0 root\n. . PUNCT . 6 punct"
    )

    assert found(resolve(reading_of(rows, mentions=[("Republic", "GPE", None)]))).get("Republic") is None
