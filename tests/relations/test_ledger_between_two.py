"""What stood between two states and what did not, over reports as agencies write them."""

from __future__ import annotations

import pytest


def stood(measures):
    return [(str(measure.latest), measure.state, str(measure.closed_latest or "")) for measure in measures]


def test_what_is_laid_anew_is_another_though_its_report_tells_of_the_first(ledger):
    text = (
        "Chile shuts Arica crossing with Peru\n\nChile has shut the Arica crossing with Peru. It had already shut "
        "the crossing on March 3, 2021, over a raid. The crossing was reopened a month later."
    )
    measures = ledger("CHL", "PER", ("2023-08-07", text))

    assert stood(measures) == [("2021-03-03", "closed", "2021-04-30"), ("2023-08-07", "standing", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Chile has suspended its claim against Peru at the World Trade Organization.",  # a concession
        "Peru declared independence from Chile in 1970.",
        "Peru's army seized control of Lima in a coup, Chile said.",
    ],
)
def test_what_is_no_measure_between_two_states_stands_nowhere(ledger, text):
    assert ledger("CHL", "PER", ("2023-04-11", text)) == []


@pytest.mark.parametrize(
    "end",
    [
        "Peru is lifting its duties on Chilean hides from Monday, its trade minister announced.",
        "Peru said on Friday, August 4, it was lifting its duties on Chilean hides.",
    ],
)
def test_what_is_being_lifted_by_a_word_is_lifted(ledger, end):
    laid = ("2020-05-19", "Peru imposed duties on Chilean hides on Monday.")
    (measure,) = ledger("PER", "CHL", laid, ("2023-08-04", end))

    assert measure.state == "closed"


def test_what_is_being_resumed_by_many_hands_is_not_yet(ledger):
    halt = ("2019-03-04", "Peru suspended its training of Bolivian pilots on Sunday.")
    (measure,) = ledger("PER", "BOL", halt, ("2019-04-02", "The training of Bolivian pilots is being resumed by Peru."))

    assert measure.state != "closed"


def test_an_envoy_who_is_not_let_back_is_a_measure(ledger):
    measures = ledger(
        "PER",
        "CHL",
        ("2017-03-14", "Peru will not allow the Chilean ambassador to return to Lima."),
        ("2017-08-14", "The Chilean ambassador has returned to Lima."),
    )

    assert [measure.state for measure in measures] == ["closed"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        # whose ties are taken up again are two others
        (
            "Peru cut diplomatic ties with Chile on Monday. The normalization of relations between Chile and "
            "Bolivia has angered Peru.",
            "standing",
        ),
        ("Peru cut diplomatic ties with Chile in May. Peru and Chile restored relations on Monday.", "closed"),
        # an envoy who goes home takes nothing back
        ("Peru recalled its envoy to Chile on Monday. Chile's envoy to Peru has returned to Santiago.", "standing"),
    ],
)
def test_what_ends_it_is_between_the_same_two(ledger, text, state):
    assert [measure.state for measure in ledger("PER", "CHL", ("2021-09-22", text))] == [state]


def test_an_envoy_who_is_ordered_out_is_no_army(ledger):
    text = "Chile's ministry called in Peru's envoy over the raid and ordered him to leave within two days."

    assert "troops" not in {measure.subject for measure in ledger("CHL", "PER", ("2019-08-08", text))}


def test_what_was_lifted_before_does_not_end_what_is_laid_now(ledger):
    text = (
        "Peru closed its airspace to Chile on Tuesday. It had lifted a ban on flights headed to and coming from Chile "
        "in mid-May."
    )
    closed = {str(measure.latest): measure.state for measure in ledger("PER", "CHL", ("2019-08-08", text))}

    assert closed["2019-08-06"] == "standing"
