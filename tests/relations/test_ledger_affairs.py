"""The ledger over a long quarrel: many measures of two states, told by many papers."""

from __future__ import annotations

import pytest

import polybius
from polybius.store import open_store


def states(measures):
    return [(measure.subject, measure.sides, measure.state) for measure in measures]


def test_what_the_paper_itself_takes_back_is_disputed_and_not_standing(ledger):
    reports = [
        ("2021-04-28", "Chad has expelled Niger's consul in Abeche, two sources told the Daily Dune on Wednesday."),
        ("2021-04-29", "Niger's consul in Abeche has not been expelled by Chad, as was reported on Wednesday."),
    ]
    (measure,) = ledger("TCD", "NER", *reports)

    assert (measure.state, measure.gainsaid) == ("disputed", True)
    assert [claim.says for claim in measure.claims] == ["opened", "not opened"]


def test_what_papers_tell_in_their_own_name_stands_though_the_doer_denies_it(ledger):
    reports = [
        ("2021-04-28", "Chad closed its border with Niger on Monday."),
        ("2021-04-29", "Chad denied that it had closed its border with Niger."),
    ]
    (measure,) = ledger("TCD", "NER", *reports)

    assert (measure.state, measure.gainsaid) == ("standing", False)


def test_visas_that_are_issued_again_are_stopped_no_more(ledger):
    reports = [
        ("2021-02-15", "Chad stopped issuing visas to citizens of Niger on Monday."),
        ("2021-07-19", "Chad resumed the issue of visas to Niger's citizens on Sunday, the foreign ministry said."),
    ]

    assert states(ledger("TCD", "NER", *reports)) == [("visas", ("TCD",), "closed")]


def test_an_ambassador_comes_back_and_a_consulate_opens_again_each_by_itself(ledger):
    reports = [
        ("2021-02-14", "Chad recalled its ambassador to Niger on Saturday."),
        ("2021-03-20", "Chad closed its consulate in Zinder in Niger on Friday."),
        ("2021-07-12", "Chad sent its ambassador back to Niger on Saturday."),
    ]
    assert states(ledger("TCD", "NER", *reports)) == [
        ("envoy", ("TCD",), "closed"),
        ("mission", ("TCD",), "standing"),
    ]

    again = ("2021-09-13", "Chad reopened its consulate in Zinder in Niger on Sunday.")
    assert states(ledger("TCD", "NER", *reports, again)) == [
        ("envoy", ("TCD",), "closed"),
        ("mission", ("TCD",), "closed"),
    ]


def test_a_high_commission_is_a_mission_and_no_commission(ledger):
    (measure,) = ledger("ZMB", "MWI", ("2021-02-14", "Zambia closed its high commission in Malawi on Saturday."))

    assert measure.subject == "mission"


def test_an_embassy_that_opens_again_has_its_envoys_back(ledger):
    reports = [
        ("2021-02-14", "Chad recalled its diplomats from Niger on Saturday."),
        ("2021-07-12", "Chad reopened its embassy in Niger on Saturday."),
    ]

    assert states(ledger("TCD", "NER", *reports)) == [("envoy", ("TCD",), "closed")]


def test_a_ban_on_many_goods_is_lifted_in_part_where_one_is_let_in(ledger):
    laid = ("2021-02-26", "Chad will ban imports of flour, grain and meat from Niger from March 1, it said on Friday.")
    done = ("2021-03-02", "A ban on flour, grain and meat from Niger took effect in Chad on Monday.")
    part = ("2021-05-16", "Chad lifted its ban on grain from Niger on Saturday.")
    rest = ("2021-08-02", "Chad lifted its bans on flour and meat from Niger on Sunday.")

    (measure,) = ledger("TCD", "NER", laid, done, part)
    assert (measure.subject, measure.state) == ("trade", "standing")
    assert [claim.says for claim in measure.claims][-1] == "closed in part"

    (measure,) = ledger("TCD", "NER", laid, done, part, rest)
    assert measure.state == "closed"


def test_what_is_kept_behind_a_but_is_not_let_in(ledger):
    reports = [
        ("2021-02-26", "Chad banned imports of fish and tobacco from Niger on Thursday."),
        ("2021-05-16", "Chad lifted its ban on fish from Niger on Saturday but kept the one on tobacco."),
    ]

    assert states(ledger("TCD", "NER", *reports)) == [("trade", ("TCD",), "standing")]


def test_a_ban_on_one_of_the_goods_is_not_that_on_another(ledger):
    reports = [
        ("2021-02-26", "Chad banned imports of fish from Niger on Thursday."),
        ("2021-03-01", "Chad banned imports of cement from Niger on Sunday."),
        ("2021-05-16", "Chad lifted its ban on cement from Niger on Saturday."),
    ]

    assert states(ledger("TCD", "NER", *reports)) == [("trade", ("TCD",), "standing"), ("trade", ("TCD",), "closed")]


def test_what_was_announced_is_not_done_by_a_halt_of_another_thing(ledger):
    reports = [
        ("2021-02-26", "Chad will ban imports of fish from Niger from March 1, it said on Friday."),
        ("2021-03-04", "Chad suspended lectures for students from Niger on Wednesday."),
    ]

    assert ("trade", ("TCD",), "announced") in states(ledger("TCD", "NER", *reports))


def test_a_joint_commission_that_each_says_the_other_froze_is_one_measure(ledger):
    text = (
        "Niger's ministry of water said on Friday that Chad had frozen its work in the joint commission. "
        "Chad's ministry of water denied it and said that Niger had suspended the commission on Thursday."
    )
    (measure,) = ledger("TCD", "NER", ("2021-03-06", text))

    assert (measure.subject, measure.contested, measure.state) == ("commission", True, "standing")


def test_an_exercise_of_that_name_that_is_held_was_put_off_no_more(ledger):
    off = ("2021-03-10", "Chad has suspended its part in the joint exercise Sahara-21 with Niger, it said on Tuesday.")
    other = ("2021-06-01", "Soldiers of Chad and Niger began the joint exercise Lake Wind on Monday.")
    held = ("2021-09-13", "Chadian and Nigerien soldiers began the joint exercise Sahara-21 on Sunday.")

    assert states(ledger("TCD", "NER", off, other)) == [("exercises", ("TCD",), "standing")]
    assert states(ledger("TCD", "NER", off, held)) == [("exercises", ("TCD",), "closed")]


def test_a_second_crossing_that_remains_closed_leaves_the_first_opened_in_part(ledger):
    reports = [
        ("2021-02-18", "Chad closed the Rig-Rig and Daboua crossings to Niger on Wednesday."),
        (
            "2021-08-02",
            "Chad opened the Rig-Rig crossing to Niger's lorries on Sunday. The Daboua crossing remains closed.",
        ),
    ]
    (measure,) = ledger("TCD", "NER", *reports)

    assert (measure.subject, measure.state) == ("border", "standing")
    assert "closed in part" in [claim.says for claim in measure.claims]


@pytest.mark.parametrize(
    "text",
    [
        "Smugglers from Niger shot at a patrol of Chad's army on Monday and fled to Chad.",
        "Chad's guards turned back eleven lorries from Niger on Monday.",
    ],
)
def test_who_flees_or_is_turned_back_opens_no_measure(ledger, text):
    assert ledger("TCD", "NER", ("2021-03-02", text)) == []


def test_what_an_answer_answers_is_not_what_it_is_about(ledger):
    text = "Chad suspended visas for citizens of Niger on Monday in answer to the closing of the border."
    assert [measure.subject for measure in ledger("TCD", "NER", ("2021-03-02", text))][:1] == ["visas"]


@pytest.mark.parametrize(
    ("reports", "verdict"),
    [
        ([("2021-04-28", "Chad expelled Niger's consul on Tuesday.")], "supported"),
        (
            [
                ("2021-04-28", "Chad has expelled Niger's consul, two sources told the Daily Dune on Wednesday."),
                ("2021-04-29", "Niger's consul has not been expelled by Chad, as was reported on Wednesday."),
            ],
            "cannot tell",
        ),
    ],
)
def test_an_expulsion_that_was_taken_back_is_no_support(tmp_path, reports, verdict):
    with open_store(tmp_path / "made.duckdb") as store:
        store.add(polybius.read(text, published=day) for day, text in reports)
        store.link()

        assert store.check("Chad expelled the consul of Niger in April 2021.").verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Chad's ban on flour from Niger is still in force.", "supported"),
        ("Chad lifted its ban on grain from Niger.", "supported"),
        ("Chad lifted its ban on flour from Niger.", "cannot tell"),  # told as standing, and nobody tells of its end
        ("Chad's ban on grain from Niger is still in force.", "cannot tell"),
        ("Chad cut gas supplies to Niger.", "cannot tell"),
        ("Chad has sent its ambassador back to Niger.", "supported"),
        ("Chad's ambassador has not returned to Niger.", "cannot tell"),
    ],
)
def test_a_statement_on_some_goods_is_asked_of_their_ban(tmp_path, statement, verdict):
    reports = [
        ("2021-02-14", "Chad recalled its ambassador to Niger on Saturday."),
        ("2021-03-02", "Chad banned imports of flour and grain from Niger on Monday."),
        ("2021-05-16", "Chad lifted its ban on grain from Niger on Saturday."),
        ("2021-07-12", "Chad sent its ambassador back to Niger on Saturday."),
    ]
    with open_store(tmp_path / "made.duckdb") as store:
        store.add(polybius.read(text, published=day) for day, text in reports)
        store.link()

        assert store.check(statement).verdict == verdict
