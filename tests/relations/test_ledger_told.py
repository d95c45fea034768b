"""The ledger over several reports as they are read: what is only promised, what a part of it is, what is one thing."""

from __future__ import annotations

import datetime as dt

import pytest


@pytest.mark.parametrize(
    "promise",
    [
        "Peru plans to resume the training of Bolivian pilots in May.",
        "Peru agreed to resume the training of Bolivian pilots.",
        "Peru will resume its training of Bolivian pilots next month.",
        "Peru promised to lift its suspension of training for Bolivian pilots.",
        "Peru signed an accord with Bolivia to resume the training of its pilots.",
        "Peru announced that it would resume the training of Bolivian pilots.",
    ],
)
def test_what_is_only_promised_closes_nothing(ledger, promise):
    halt = ("2019-03-04", "Peru suspended its training of Bolivian pilots on Sunday.")
    (measure,) = ledger("PER", "BOL", halt, ("2019-04-02", promise))

    assert measure.state == "standing"
    assert "closed" not in {claim.says for claim in measure.claims}


def test_a_promise_is_a_claim_of_its_own_and_the_deed_closes(ledger):
    (measure,) = ledger(
        "PER",
        "BOL",
        ("2019-03-04", "Peru suspended its training of Bolivian pilots on Sunday."),
        ("2019-04-02", "Peru plans to resume the training of Bolivian pilots in May."),
        ("2019-05-14", "Peru resumed its training of Bolivian pilots on Monday."),
    )

    assert [claim.says for claim in measure.claims] == ["opened", "closing promised", "closed"]
    assert (measure.state, str(measure.closed_latest)) == ("closed", "2019-05-13")


def test_what_a_report_says_to_go_on_is_undone_in_part(ledger):
    (measure,) = ledger(
        "KEN",
        "UGA",
        ("2021-03-06", "Kenya banned imports of maize and milk from Uganda on Friday."),
        ("2021-04-10", "Kenya lifted its ban on imports of Ugandan maize on Friday, but milk remains banned."),
    )

    assert (measure.state, {claim.says for claim in measure.claims}) == ("standing", {"opened", "closed in part"})


def test_a_sum_of_what_is_frozen_is_a_part_of_it(ledger):
    (measure,) = ledger(
        "SWE",
        "MLI",
        ("2012-04-05", "Sweden froze its aid to Mali on Wednesday."),
        ("2012-09-04", "Sweden released 3 million dollars of the frozen aid to Mali on Monday."),
    )

    assert (measure.state, measure.claims[-1].says) == ("standing", "closed in part")


def test_a_ban_that_is_spoken_of_is_the_one_that_was_laid(ledger):
    """By its report ("the ban") or by its thing; nobody laid a second one."""
    found = ledger(
        "KEN",
        "UGA",
        ("2021-03-06", "Kenya banned imports of maize from Uganda on Friday."),
        ("2021-03-20", "Ugandan millers say that Kenya's ban on their maize has ruined them. The ban stays in force."),
    )

    assert [measure.subject for measure in found] == ["trade"]


def test_what_is_extended_stands_and_is_no_other(ledger):
    (measure,) = ledger(
        "IND",
        "NPL",
        ("2021-03-06", "India closed its airspace to Nepalese airlines on Friday."),
        ("2021-04-04", "India extended the closure of its airspace to Nepalese airlines by a month."),
    )

    assert (measure.state, len(measure.claims)) == ("standing", 2)


def test_two_agreements_that_are_left_months_apart_are_two(ledger):
    found = ledger(
        "NOR",
        "ISL",
        ("2011-03-07", "Norway suspended a fishing agreement with Iceland, the ministry said on Monday."),
        ("2011-09-06", "Norway suspended a tax treaty with Iceland, the ministry said on Monday."),
    )

    assert [measure.subject for measure in found] == ["treaty", "treaty"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ghana imposed oil sanctions on Togo on Monday.", "sanctions"),
        ("Ghana expelled the trade attache of Togo on Monday.", "envoy"),
        ("Ghana broke off border talks with Togo on Monday.", "talks"),
        ("Ghana suspended a gas supply agreement with Togo on Monday.", "treaty"),
        ("Ghana halted arms deliveries to Togo on Monday.", "arms"),
        ("Ghana cancelled a joint exercise with Togo on Monday.", "exercises"),
    ],
)
def test_what_stands_before_a_word_only_says_of_which_kind_it_is(ledger, text, subject):
    assert [measure.subject for measure in ledger("GHA", "TGO", ("2020-03-03", text))] == [subject]


def test_who_tells_envoys_to_leave_is_in_the_ledger_beside_the_others_expulsion(ledger):
    found = ledger(
        "SVK",
        "BLR",
        ("2021-08-10", "Slovakia expelled three diplomats of Belarus on Monday."),
        ("2021-08-12", "Belarus ordered two Slovak diplomats to leave by Friday."),
    )

    assert [(measure.what.split(":")[0], measure.sides) for measure in found] == [
        ("diplomats expelled", ("SVK",)),
        ("diplomats expelled", ("BLR",)),
    ]


@pytest.mark.parametrize(
    ("back", "state"),
    [
        ("Zambia's ambassador returned to Harare on Sunday.", "closed"),
        ("Zambia has sent its ambassador back to Harare.", "closed"),
        ("Zambia's envoy resumed his post in Harare on Sunday.", "closed"),
        ("Zambia's ambassador will return to Harare on Friday.", "standing"),
    ],
)
def test_an_ambassador_who_is_back_undoes_the_recall(ledger, back, state):
    recall = ("2018-02-06", "Zambia recalled its ambassador from Zimbabwe on Monday.")

    assert [measure.state for measure in ledger("ZMB", "ZWE", recall, ("2018-05-07", back))] == [state]


def test_what_has_no_subject_is_called_by_its_words_alone(ledger):
    (measure,) = ledger("TUN", "LBY", ("2014-08-05", "Tunisia barred Libyan-flagged yachts from its ports on Monday."))

    assert measure.what.startswith("restricted: “barred")


def test_an_embargo_on_what_was_no_longer_sold_is_the_halt_of_its_sale(ledger):
    found = ledger(
        "CHL",
        "ARG",
        ("2006-06-05", "Chile suspended wheat exports to Argentina on Sunday."),
        ("2006-07-10", "Argentina said that the Chilean wheat embargo remained in place."),
    )

    assert [measure.subject for measure in found] == ["trade"]


def test_what_is_lifted_for_the_people_of_a_state_is_lifted_for_it(ledger):
    found = ledger(
        "OMN",
        "NPL",
        ("2021-04-22", "Oman banned travellers from Nepal on Wednesday."),
        ("2021-08-05", "Oman lifted its ban on travellers from Nepal on Wednesday."),
    )

    assert [(measure.state, str(measure.closed_latest)) for measure in found] == [("closed", "2021-08-04")]


def test_an_agreement_that_is_signed_is_none_that_is_to_be_undone(ledger):
    found = ledger(
        "NOR",
        "ISL",
        ("1993-06-02", "Norway and Iceland restored diplomatic relations after signing a fishing agreement in Bergen."),
    )

    assert "treaty" not in {measure.subject for measure in found}


def test_a_right_that_is_revoked_is_taken_away_and_not_given_back(ledger):
    (measure,) = ledger("QAT", "KWT", ("2015-03-03", "Qatar revoked Kuwait's use of the base on Monday."))

    assert "undone" not in measure.what


@pytest.mark.parametrize(
    ("end", "state"),
    [
        ("Fiji dropped its ban on Samoan taro on Monday.", "closed"),
        ("Fiji let the ban on Samoan taro lapse on Monday.", "closed"),
        ("Fiji's ban on Samoan taro is over.", "closed"),
        ("Fiji's ban on Samoan taro ran out on Sunday.", "closed"),
        ("Fiji bought Samoan taro once more on Monday, for its hotels only.", "standing"),
        ("Fiji's quarrel with Samoa over the ban on taro is a test for both.", "standing"),
    ],
)
def test_a_ban_that_is_dropped_or_runs_out_is_undone(ledger, end, state):
    laid = ("2019-05-07", "Fiji banned imports of taro from Samoa on Monday.")

    assert {measure.state for measure in ledger("FJI", "WSM", laid, ("2019-08-13", end))} == {state}


@pytest.mark.parametrize(
    "reports",
    [
        [
            ("2013-04-10", "Togo blocked Beninese traders from entering the free zone on Tuesday."),
            ("2013-09-17", "Togo let Beninese traders into the free zone again on Monday."),
        ],
        [("2014-04-10", "Togo impounded twelve Beninese trucks last week. They were handed back on Wednesday.")],
        [("2014-04-10", "Togo froze trade with Benin on Monday. On Wednesday Togo walked the decision back.")],
    ],
)
def test_what_is_let_in_again_handed_back_or_walked_back_is_undone(ledger, reports):
    assert [measure.state for measure in ledger("TGO", "BEN", *reports)] == ["closed"]


def test_a_ban_told_as_over_was_not_laid_on_the_day_of_its_end(ledger):
    text = (
        "Algeria barred Malian planes from its skies in May. The Algerian ban on Malian planes is history, Mali said."
    )
    (measure,) = ledger("DZA", "MLI", ("2021-11-12", text))

    assert (str(measure.latest), measure.state, str(measure.closed_latest)) == ("2021-05-31", "closed", "2021-11-12")


def test_permits_that_are_revoked_are_taken_away(ledger):
    (measure,) = ledger("NER", "FRA", ("2021-11-30", "Niger revoked the overflight permits of French army aircraft."))

    assert measure.state == "standing"


def test_the_suspension_of_one_thing_says_nothing_of_what_was_told_before(ledger):
    """Beside "the suspension", which is of what the report spoke of last."""
    found = ledger(
        "NOR",
        "BLR",
        ("2014-04-02", "Norway suspended police cooperation with Belarus on Tuesday. It also recalled its ambassador."),
        (
            "2014-06-10",
            "Norway's envoy returned to Belarus on Monday. The suspension of police cooperation remains in place.",
        ),
    )

    assert {measure.subject: measure.state for measure in found} == {"cooperation": "standing", "envoy": "closed"}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Croatia lifted the blockade of its border with Serbia after Serbia had banned Croatian goods.",
         {("border", "closed"), ("trade", "standing")}),
        ("Croatia cut ties with Serbia on Monday and closed its ports to Serbian ships.",
         {("ties", "standing"), (None, "standing")}),
        ("Croatia halted aid to Serbia because Serbia had closed the border to Croatian buses.",
         {("aid", "standing"), ("border", "standing")}),
    ],
)  # fmt: skip
def test_what_an_act_is_about_stands_on_its_side_of_the_word_that_joins_two(ledger, text, subjects):
    found = {(m.subject, m.state) for m in ledger("HRV", "SRB", ("2015-09-25", text))}

    assert found == subjects


def test_reopened_ports_are_not_the_ties_that_were_cut_in_the_same_sentence(ledger):
    found = ledger(
        "EGY",
        "QAT",
        ("2017-06-06", "Egypt cut ties with Qatar on Monday and closed its ports to Qatari ships."),
        ("2021-01-13", "Egypt reopened its ports to vessels from Qatar on Tuesday."),
    )

    assert {measure.subject: measure.state for measure in found} == {"ties": "standing", None: "closed"}


def test_an_embargo_on_arms_is_about_arms(ledger):
    (measure,) = ledger("GBR", "CHN", ("1989-06-21", "Britain imposed an embargo on arms to China on Tuesday."))

    assert measure.subject in ("arms", "sanctions")


@pytest.mark.parametrize("act", ["barred 59 Chinese apps", "shut two Chinese compounds", "banned Chinese drones"])
def test_what_is_barred_or_shut_stands(ledger, act):
    assert [m.state for m in ledger("IND", "CHN", ("2020-07-01", f"India {act} on Monday."))] == ["standing"]


@pytest.mark.parametrize(
    ("laid", "until"),
    [
        ("Peru closed its airspace to Chilean airlines for ten days on 1 June.", "2021-06-11"),
        ("Peru banned imports of Chilean beef until Friday.", "2021-06-04"),
        ("Peru suspended flights to Chile through 15 July.", "2021-07-15"),
        ("Peru slapped a two-week embargo on Chilean wine on Tuesday.", "2021-06-15"),
        ("Peru closed its border with Chile for at least a week.", "None"),
        ("Peru closed the crossing to Chile for three hours a day.", "None"),
        ("Peru closed its border with Chile until further notice.", "None"),
        ("Peru closed its border with Chile because of a strike that lasts until Friday.", "None"),
        ("The border with Chile has been closed by Peru for ten days.", "None"),
    ],
)
def test_what_is_laid_for_a_time_stands_to_its_last_day(ledger, laid, until):
    (measure,) = ledger("PER", "CHL", ("2021-06-03", laid))

    assert (measure.state, str(measure.until)) == ("standing", until)
    assert measure.stood(dt.date(2021, 8, 1)) == (until == "None")


@pytest.mark.parametrize(
    ("later", "until"),
    [
        ("Peru extended the closure of its border with Chile until 30 June.", "2021-06-30"),
        ("Peru extended the closure of its border with Chile by a month.", "None"),
        ("Peru's border with Chile is still closed.", "2021-06-13"),
    ],
)
def test_the_last_word_on_its_end_counts(ledger, later, until):
    closed = ("2021-06-03", "Peru closed its border with Chile for ten days on Thursday.")
    (measure,) = ledger("PER", "CHL", closed, ("2021-06-10", later))

    assert str(measure.until) == until


def test_sanctions_told_only_where_they_expire_have_no_first_day(ledger):
    text = "Sanctions that Norway had imposed on Chad expired at midnight on Sunday."
    (measure,) = ledger("NOR", "TCD", ("2013-07-15", text))

    assert (measure.state, measure.earliest) == ("closed", None)


def test_a_denial_in_the_next_sentence_is_a_claim_and_leaves_the_end_disputed(ledger):
    reports = [
        ("2019-03-04", "Peru suspended its training of Bolivian pilots on Sunday."),
        (
            "2019-04-03",
            "Peruvian officials said the training of Bolivian pilots had resumed on Tuesday. La Paz denied that.",
        ),
    ]
    (measure,) = ledger("PER", "BOL", *reports)

    assert [claim.says for claim in measure.claims] == ["opened", "closed", "not closed"]
    assert (measure.state, measure.claims[-1].source) == ("disputed", "La Paz")

    again = ("2019-04-20", "Peru resumed its training of Bolivian pilots on Friday, Bolivia said.")
    (measure,) = ledger("PER", "BOL", *reports, again)

    assert (measure.state, str(measure.closed_latest)) == ("closed", "2019-04-19")


def test_what_has_now_been_stopped_after_it_was_resumed_is_a_measure_of_its_own(ledger):
    first, second = ledger(
        "PER",
        "BOL",
        ("2019-03-04", "Peru suspended its training of Bolivian pilots on Sunday."),
        ("2019-04-20", "Peru resumed its training of Bolivian pilots on Friday, Bolivia said."),
        ("2019-07-10", "Peru has suspended its training of Bolivian pilots for 60 days, the air force said."),
    )

    assert (first.state, second.state) == ("closed", "standing")
    assert str(second.latest) == "2019-07-10"


@pytest.mark.parametrize(
    ("telling", "kinds"),
    [
        # the consul is one who is sent away, once
        ("Ghana declared Togo's consul persona non grata and gave him 48 hours to leave the country.", ["envoy"]),
        (
            "Ghana gave Togolese troops a month to leave the country, revoking five accords with Togo.",
            ["troops", "treaty"],
        ),
        ("Ghana's parliament voted on Sunday to oblige the government to expel Togolese troops.", ["troops"]),
        ("Ghana's president urged Togo on Sunday not to withdraw its troops from the country.", []),
    ],
)
def test_who_is_told_to_leave_is_one_measure(ledger, telling, kinds):
    assert [measure.subject for measure in ledger("GHA", "TGO", ("2020-05-05", telling))] == kinds


def test_a_demand_that_is_withdrawn_asks_nobody_to_leave(ledger):
    (measure,) = ledger(
        "GHA",
        "TGO",
        ("2020-05-05", "Ghana's parliament voted on Monday to oblige the government to expel Togolese troops."),
        ("2020-06-20", "Ghana's president withdrew the demand that Togolese troops leave the country."),
    )

    assert measure.state == "closed"


def test_who_opens_the_border_opens_each_part_of_it(ledger):
    measures = ledger(
        "PER",
        "BOL",
        ("2019-03-04", "Peru closed its border with Bolivia on Sunday."),
        ("2019-06-02", "Peru reopened the Desa crossing on its border with Bolivia for pilgrims."),
        ("2019-09-05", "Peru has permanently closed the Desa crossing with Bolivia."),
        ("2020-01-09", "Peru opened its border with Bolivia on Wednesday."),
    )

    assert [measure.state for measure in measures] == ["closed", "closed"]


def test_a_bare_ban_is_on_what_is_opened_beside_it(ledger):
    (measure,) = ledger(
        "PER",
        "BOL",
        ("2019-03-04", "Peru closed its airspace to Bolivian flights on Sunday."),
        ("2019-07-16", "Peru lifted the ban and opened its airspace to Bolivian flights on Monday."),
    )

    assert (measure.subject, measure.state) == ("airspace", "closed")


def test_a_withdrawal_from_a_pact_is_put_off_and_no_matter_of_troops(ledger):
    (measure,) = ledger(
        "PER",
        "BOL",
        ("2019-03-04", "Peru notified Bolivia on Sunday that it was terminating the Visiting Pilots Agreement."),
        ("2019-06-02", "Peru has suspended its withdrawal from the Visiting Pilots Agreement with Bolivia."),
        (
            "2019-11-11",
            "Peru extended the suspension of its withdrawal from the Visiting Pilots Agreement with Bolivia.",
        ),
    )

    assert (measure.subject, measure.state) == ("treaty", "closed")


@pytest.mark.parametrize(
    ("telling", "subject"),
    [
        ("Lima and La Paz have called off the Grey Condor air exercise, the army said on Friday.", "exercises"),
        ("Peru and Bolivia suspended the Grey Condor exercise on Tuesday.", "exercises"),  # its name is no third party
        ("Peru cut off all communication lines with Bolivia on Tuesday.", "hotline"),
    ],
)
def test_what_is_stopped_is_called_by_its_last_word(ledger, telling, subject):
    assert [measure.subject for measure in ledger("PER", "BOL", ("2020-05-08", telling))] == [subject]
