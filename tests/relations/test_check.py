"""A statement held against flow and ledger: what is supported, contradicted, or not to be told."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from polybius.errors import InputError
from polybius.relations import Claim, measure
from polybius.relations.statements.check import held_against
from polybius.relations.statements.flow_says import below
from polybius.relations.statements.ledger_says import acts_say
from tests.relations.generated import SHOCK, counts, scores
from tests.stories.made import report

DYAD = ("USA", "IRQ")
SAID = dt.date(2020, 6, 12)
HALT = {
    "type": "SANCTION",
    "modes": ["discontinue"],
    "contexts": ["military"],
    "actors": ["USAMIL"],
    "recipients": ["IRQMIL"],
    "day": "2020-01-05",
    "says": "Halted are the joint operations with Iraqi forces.",
}
RESUMED = {
    "type": "COOPERATE",
    "actors": ["IRQMIL", "USAMIL"],
    "recipients": [],
    "day": "2020-01-30",
    "says": "Resumed were the joint operations of the two.",
}


def told(kind: str, start: dt.date | None = SHOCK, **rest) -> Claim:
    return Claim("as made by hand", kind, DYAD, SAID, start, rest.pop("end", start), **rest)


def answer(claim, *flows, ledger=()):
    return held_against(claim, [(f"series {n}", flow) for n, flow in enumerate(flows)], ledger).verdict


BROKEN = measure(counts(1, factor=4.0, aid=0.2), dyad="USA-IRQ")  # hostile events times four, cooperation a fifth
RETURNED = measure(
    counts(2, factor=6.0, lasts_days=30, aid=0.15, aid_lasts_days=30, per_day=12.0), dyad="USA-IRQ"
)  # both channels back after a month
QUIET = measure(counts(3), dyad="USA-IRQ")
SCORES = measure(scores(4, drop=-12.0), dyad="USA-IRQ")


@pytest.fixture
def halted(relation):
    reports = report("a", HALT, published="2020-01-06"), report("b", HALT, published="2020-01-07", text="It rained.")
    return relation(*reports).measures()


@pytest.fixture
def resumed(relation):
    return relation(
        report("a", HALT, published="2020-01-06"),
        report("b", RESUMED, published="2020-01-31"),
        report("c", RESUMED, published="2020-02-01", publisher="Harbour Post", text="It rained."),
    ).measures()


@pytest.mark.parametrize(
    ("kind", "flow", "expected"),
    [
        ("worse", BROKEN, "supported"),
        ("better", BROKEN, "contradicted"),
        ("unchanged", BROKEN, "contradicted"),
        ("not_recovered", BROKEN, "supported"),
        ("recovered", BROKEN, "contradicted"),
        ("worse", SCORES, "supported"),
        ("recovered", SCORES, "contradicted"),  # one score a day cannot show a return, and can show that there is none
        ("recovered", RETURNED, "cannot tell"),  # the flow is back, the measure stands
        ("better", QUIET, "cannot tell"),  # the flow may have too little power; alone it contradicts nothing
    ],
)
def test_flow_and_ledger_together(halted, kind, flow, expected):
    found = answer(told(kind), flow, ledger=halted)
    assert found == expected or (flow is QUIET and found in ("cannot tell", "contradicted"))


@pytest.mark.parametrize("kind", ["better", "unchanged", "recovered"])
def test_the_flow_alone_contradicts_nothing(kind):
    assert answer(told(kind), BROKEN, ledger=None) == "cannot tell"
    assert answer(told(kind), BROKEN, ledger=()) == "cannot tell"  # nothing in the ledger is no witness


@pytest.mark.parametrize("kind", ["better", "unchanged", "recovered"])
def test_the_ledger_alone_contradicts_nothing(halted, kind):
    assert answer(told(kind), ledger=halted) == "cannot tell"


def test_a_return_is_supported_when_both_channels_are_back_and_nothing_stands(resumed):
    assert answer(told("recovered"), RETURNED, ledger=resumed) == "supported"
    assert answer(told("not_recovered"), RETURNED, ledger=resumed) == "contradicted"


def test_a_return_is_never_supported_by_the_ledger_alone(resumed):
    assert answer(told("recovered"), ledger=resumed) == "cannot tell"


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (told("opened", SHOCK, end=dt.date(2020, 1, 31), subject="operations"), "supported"),
        (told("opened", dt.date(2020, 3, 1), end=dt.date(2020, 3, 31), subject="operations"), "cannot tell"),
        (told("opened", None, subject="operations", by="USA"), "supported"),
        (told("opened", None, subject="operations", by="IRQ"), "cannot tell"),  # told as the other's doing, by one
        (told("stands", None, subject="operations"), "contradicted"),
        (told("stands", dt.date(2020, 1, 20), subject="operations"), "supported"),
        (told("lifted", dt.date(2020, 1, 30), subject="operations"), "supported"),
        (told("lifted", dt.date(2020, 3, 30), subject="operations"), "cannot tell"),
        (told("opened", None, subject="training"), "cannot tell"),  # nobody tells of it, which proves nothing
        (told("stands", None, subject="border"), "cannot tell"),
    ],
)
def test_what_is_said_of_a_measure(resumed, claim, expected):
    assert answer(claim, ledger=resumed) == expected


def test_one_report_of_the_contrary_is_no_test(relation):
    ledger = relation(report("a", HALT), report("b", RESUMED, published="2020-01-31")).measures()
    assert answer(told("stands", None, subject="operations"), ledger=ledger) == "cannot tell"


def test_that_it_never_was_is_contradicted_by_two_who_tell_of_it(halted):
    claim = told("opened", None, subject="operations", negated=True)
    assert answer(claim, ledger=halted) == "contradicted"


def test_each_side_names_another_doer(relation):
    ordered = HALT | {"actors": ["IRQGOV"], "recipients": ["USAMIL"], "by": "IRQMIL"}
    ledger = relation(report("a", HALT), report("b", ordered, publisher="Harbour Post")).measures()
    assert answer(told("opened", None, subject="operations", by="IRQ"), ledger=ledger) == "cannot tell"
    assert answer(told("opened", None, subject="operations"), ledger=ledger) == "supported"


@pytest.mark.parametrize(("by", "answer"), [("USA", "agrees"), ("IRQ", "cannot tell")])
def test_what_one_side_did_is_no_witness_that_the_other_did_it(halted, by, answer):
    assert acts_say(told("opened", None, subject="operations", by=by), halted).answer == answer


@pytest.mark.parametrize(("kind", "verdict"), [("expel", "supported"), ("withdraw", "cannot tell")])
def test_who_sends_an_envoy_home_has_not_called_his_own_back(relation, kind, verdict):
    modes = HALT | {"contexts": [], "actors": ["USAGOV"], "recipients": ["IRQGOV"], "modes": [kind]}
    act = {"expel": "Expelled the ambassador.", "withdraw": "Recalled its ambassador."}[kind]
    ledger = relation(report("a", modes | {"says": act})).measures()
    asked = told("opened", None, subject="envoy", openers=("expel", "leave-envoy", "given-hours"))

    assert ledger[0].kind == kind
    assert answer(asked, ledger=ledger) == verdict


@pytest.mark.parametrize(
    ("statement", "openers"),
    [
        ("Chile expelled Peru's ambassador.", ("expel", "leave-envoy", "given-hours")),
        ("Chile recalled its ambassador to Peru.", ("withdraw",)),
    ],
)
def test_which_way_envoys_go_is_asked(store, statement, openers):
    assert store.check(statement).claim.openers == openers


def test_what_is_not_testable_says_what_was_missing(store):
    found = store.check("The situation in Iraq has deteriorated since January 2020.")
    assert (found.verdict, found.claim.missing, found.evidence) == ("cannot tell", ("party",), ())
    assert "no two parties" in found.summary


@pytest.mark.parametrize(
    ("statement", "dyad", "kind", "start"),
    [
        ("Ties between Turkey and Greece have worsened since 5 May 2019.", {"TUR", "GRC"}, "worse", "2019-05-05"),
        ("Hostility between India and Pakistan fell after May 2019.", {"IND", "PAK"}, "better", "2019-05-01"),
        (
            "China's relations with India have not recovered since 15 June 2020.",
            {"CHN", "IND"},
            "not_recovered",
            "2020-06-15",
        ),
        ("Greece closed its border with Turkey on 28 February 2020.", {"TUR", "GRC"}, "opened", "2020-02-28"),
        ("The coalition's training of Iraqi forces was resumed in May 2020.", {"USA", "IRQ"}, "lifted", "2020-05-01"),
        # what is granted to its people is granted to a state
        ("Norway suspended its visas for Mongolians in May 2020.", {"NOR", "MNG"}, "opened", "2020-05-01"),
        # the day is that of the level, not of the return
        (
            "Ties between Turkey and Greece have not returned to where they stood before 5 May 2019.",
            {"TUR", "GRC"},
            "not_recovered",
            "2019-05-05",
        ),
        (
            "Ties between India and Pakistan neither improved nor soured after May 2019.",
            {"IND", "PAK"},
            "unchanged",
            "2019-05-01",
        ),
        (
            "The border between Greece and Turkey was closed from 28 February 2020, police said.",
            {"TUR", "GRC"},
            "opened",
            "2020-02-28",
        ),
        ("Ties between India and Pakistan got better after May 2019.", {"IND", "PAK"}, "better", "2019-05-01"),
        ("Things got worse between India and Pakistan after May 2019.", {"IND", "PAK"}, "worse", "2019-05-01"),
        ("India and Pakistan have been on worse terms since May 2019.", {"IND", "PAK"}, "worse", "2019-05-01"),
        ("Violence between India and Pakistan rose after May 2019.", {"IND", "PAK"}, "worse", "2019-05-01"),
        ("Nothing changed between India and Pakistan after May 2019.", {"IND", "PAK"}, "unchanged", "2019-05-01"),
        # a place stands for its state where nobody else does
        ("Chile recalled its ambassador from Lima in May 2019.", {"CHL", "PER"}, "opened", "2019-05-01"),
        ("Chile's ambassador in Lima returned to her post in May 2019.", {"CHL", "PER"}, "lifted", "2019-05-01"),
        ("Sanctions on Chile were tightened by Peru in May 2019.", {"CHL", "PER"}, "opened", "2019-05-01"),
        ("Peru's sanctions on Chile were in force on 5 May 2019.", {"CHL", "PER"}, "stands", "2019-05-05"),
        ("Chile called for the withdrawal of Peruvian troops in May 2019.", {"CHL", "PER"}, "opened", "2019-05-01"),
        ("Chile dropped its demand that Peruvian troops leave in May 2019.", {"CHL", "PER"}, "lifted", "2019-05-01"),
        ("Chile still suspends gas exports to Peru.", {"CHL", "PER"}, "stands", None),
        ("Chile still bans Peruvian garments.", {"CHL", "PER"}, "stands", None),
        ("Chile keeps its airspace closed to Peru.", {"CHL", "PER"}, "stands", None),
        ("Chile has not ended its ban on Peruvian maize.", {"CHL", "PER"}, "stands", None),
        ("Chile ended its ban on Peruvian maize in May 2019.", {"CHL", "PER"}, "lifted", "2019-05-01"),
        ("Chile's ban on Peruvian maize lapsed in May 2019.", {"CHL", "PER"}, "lifted", "2019-05-01"),
        # the counterpart of "cut ties": an act of the two, which their relation may or may not follow
        ("Chile and Peru restored relations.", {"CHL", "PER"}, "lifted", None),
        ("Chile has normalised its diplomatic ties with Peru.", {"CHL", "PER"}, "lifted", None),
        ("Chile and Peru restored trade ties in May 2019.", {"CHL", "PER"}, "lifted", "2019-05-01"),
        ("Chile and Peru have yet to re-establish relations.", {"CHL", "PER"}, "stands", None),
        ("Chile has not restored diplomatic ties with Peru.", {"CHL", "PER"}, "stands", None),
        ("Relations between Chile and Peru were fully restored after May 2019.", {"CHL", "PER"}, "recovered", None),
        # not yet dropped: it stands
        ("Chile never dropped its demand for Peruvian troops to leave in May 2019.", {"CHL", "PER"}, "stands", None),
    ],
)
def test_how_a_statement_is_made_testable(store, statement, dyad, kind, start):
    claim = store.check(statement, said="2020-12-31").claim
    assert (set(claim.dyad), claim.kind, claim.missing) == (dyad, kind, ())
    assert start is None or claim.start.isoformat() == start


@pytest.mark.parametrize(
    ("statement", "missing"),
    [
        ("Ties between Turkey and Greece will worsen in 2021.", "future"),
        ("Did ties between Turkey and Greece worsen after 5 May 2019?", "question"),
        ("The dispute over gas worsened relations between Turkey and Greece after 5 May 2019.", "cause"),
        ("The pipeline restored relations between Turkey and Greece after 5 May 2019.", "cause"),
        ("The visit restored Turkey's ties with Greece after 5 May 2019.", "cause"),
        ("Relations between Turkey and Greece are friendly.", "claim"),
        ("Relations between Turkey and Greece have worsened.", "day"),
        ("Relations between Turkey, Greece and Cyprus have worsened since 5 May 2019.", "party"),
        ("Ties between Turkey and Greece soured on 5 May 2019 and have improved since.", "double"),
        ("Ties between Turkey and Greece improved after 5 May 2019, while cooperation fell.", "double"),
        ("Greece closed its border with Turkey in May 2019. It reopened it in June 2019.", "double"),
        ("Ties between Turkey and Greece improved until 5 May 2019.", "before"),
        ("Greece closed its border with Turkey before 5 May 2019.", "before"),
        ("Ties between Turkey and Greece had recovered by May 2019.", "before"),
        ("Ties between Turkey and Greece worsened after 31 June 2019.", "date"),
        ("Ties between Turkey and Greece worsened after November 31st, 2019.", "date"),
        ("Greece closed its border with Turkey on 2019-02-29.", "date"),
        ("Turkey denies that its ties with Greece worsened after 5 May 2019.", "denial"),
        ("It is unclear whether ties between Turkey and Greece improved after 5 May 2019.", "denial"),
        ("Neither Greece nor Turkey closed the border in May 2019.", "denial"),
        ("When did Greece close its border with Turkey", "question"),
        ("Is the border between Greece and Turkey still closed", "question"),
        ("Ties between Turkey and Greece worsened after 5 Setpember 2019.", "date"),
        ("Ties between Turkey and Greece worsened after Agust 5, 2019.", "date"),
        ("Ties between Turkey and Greece worsened after 05/06/2019.", "date"),  # in May or in June?
        ("Die Beziehungen zwischen Griechenland und Chile haben sich 2019 verschlechtert.", "language"),
        ("Las relaciones entre Chile y Argentina han empeorado desde mayo de 2019.", "language"),
        ("Ties between Turkey and Greece soured but cooperation with Cyprus grew after 5 May 2019.", "double"),
    ],
)
def test_what_was_missing(store, statement, missing):
    assert store.check(statement).claim.missing == (missing,)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("Ties between Turkey, Greece and Cyprus have worsened since 5 May 2019.", "it names more than two parties"),
        ("Ties with Greece have worsened since 5 May 2019.", "it names no two parties that are known"),
    ],
)
def test_too_many_parties_are_told_from_too_few(store, statement, said):
    how = " ".join(store.check(statement).claim.how)
    assert f"Not testable: {said}." in how
    assert ("ask of each pair" in how) == ("more than two" in said)


@pytest.mark.parametrize(
    ("statement", "kind", "negated"),
    [
        ("It is untrue that Turkey's ties with Greece soured after 5 May 2019.", "worse", True),
        ("The rumour that Greece closed its border with Turkey in May 2019 is unfounded.", "opened", True),
        ("That Greece never closed its border with Turkey is a lie.", "opened", False),  # denied twice
        ("Turkey's border with Greece is still closed, which is not true.", "stands", True),
        ("Turkey's border with Greece is no longer closed.", "lifted", False),
        ("Ties between Turkey and Greece did not worsen after 5 May 2019.", "worse", True),
        ("Ties between Turkey and Greece haven't improved since 5 May 2019.", "better", True),
        ("There was no improvement in ties between Turkey and Greece after 5 May 2019.", "better", True),
        ("It is false that ties between Turkey and Greece did not sour after 5 May 2019.", "worse", False),
        ("Greece's border with Turkey wasn't closed in May 2019.", "opened", True),
        ("Greece's sanctions on Turkey are not in force.", "stands", True),
    ],
)
def test_what_is_called_false_is_the_same_claim_denied(store, statement, kind, negated):
    found = store.check(statement)
    assert (found.statement, found.claim.kind, found.claim.negated) == (statement, kind, negated)


@pytest.mark.parametrize(
    ("statement", "first", "last"),
    [
        ("Greece closed its border with Turkey between 5 and 30 May 2019.", "2019-05-05", "2019-05-30"),
        ("Greece closed its border with Turkey from 5 May until 2 June 2019.", "2019-05-05", "2019-06-02"),
        ("Greece closed its border with Turkey on 5 May and 2 June 2019.", "2019-05-05", "2019-05-05"),  # two days
    ],
)
def test_two_days_that_are_the_ends_of_a_time_are_one_time(store, statement, first, last):
    claim = store.check(statement, said="2019-12-31").claim
    assert (str(claim.start), str(claim.end), claim.missing) == (first, last, ())


@pytest.mark.parametrize(
    ("statement", "kind", "channel"),
    [
        ("There was more conflict between Turkey and Greece in June 2019 than in May 2019.", "worse", "conflict"),
        ("Hostility between Turkey and Greece was lower in June 2019 than in May 2019.", "better", "conflict"),
        ("There was less cooperation of Turkey and Greece in June 2019 than in May 2019.", "worse", "cooperation"),
        ("Ties between Turkey and Greece were worse in June 2019 than in May 2019.", "worse", None),
    ],
)
def test_one_time_is_set_beside_another(store, statement, kind, channel):
    claim = store.check(statement).claim
    assert (claim.kind, claim.channel, claim.missing) == (kind, channel, ())
    assert (str(claim.start), str(claim.end), *map(str, claim.than)) == (
        *("2019-06-01", "2019-06-30"),
        *("2019-05-01", "2019-05-31"),
    )


@pytest.mark.parametrize(
    ("kind", "flow", "expected"),
    [
        ("worse", BROKEN, "supported"),
        ("better", BROKEN, "cannot tell"),  # the flow alone contradicts nothing, and the ledger tells no levels
        ("worse", measure(counts(3, per_day=0.2), dyad=DYAD), "cannot tell"),  # too few events to set side by side
    ],
)
def test_which_of_two_times_had_more_conflict(halted, kind, flow, expected):
    after, before = (
        (SHOCK, SHOCK + dt.timedelta(days=20)),
        (SHOCK - dt.timedelta(days=40), SHOCK - dt.timedelta(days=5)),
    )
    found = answer(told(kind, after[0], end=after[1], channel="conflict", than=before), flow, ledger=halted)
    assert found == expected


def test_what_is_not_understood_says_what_was_and_what_may_be_meant(store):
    said = " ".join(store.check("Relations between the United Sates and Iraq worsened in May 2019.").claim.how)
    assert "Known in it: “Iraq” (IRQ)" in said
    assert "“United Sates” is nobody known; is USA meant?" in said
    act = " ".join(store.check("Turkey shelled Greek troops on 5 May 2019.").claim.how)
    assert "It tells of an act (“shelled”, ASSAULT)" in act


def test_who_does_what_a_statement_tells_is_asked_only_where_the_verb_names_him(store):
    of_the_noun = store.check("Training of Iraqi troops by Americans never stopped.").claim
    of_both = store.check("By May 2020 the joint operations between US and Iraqi forces had resumed.").claim
    assert (of_the_noun.by, of_both.by) == (None, None)


def test_an_act_told_for_some_days_is_told_on_each_of_them(relation):
    wide = HALT | {"days": ("2020-01-05", "2020-01-08")}
    ledger = relation(report("a", wide, published="2020-01-09")).measures()
    assert acts_say(told("opened", dt.date(2020, 1, 6), subject="operations"), ledger).answer == "agrees"


@pytest.mark.parametrize(
    ("kind", "flow", "expected"),
    [
        ("worse", BROKEN, "contradicted"),
        ("better", BROKEN, "supported"),
        ("recovered", BROKEN, "supported"),
        ("not_recovered", BROKEN, "contradicted"),
        ("worse", None, "cannot tell"),  # the ledger alone contradicts nothing
        ("better", None, "cannot tell"),  # nor does it show that a level did not rise
    ],
)
def test_a_denial_is_answered_the_other_way_by_the_same_rules(halted, kind, flow, expected):
    assert answer(told(kind, negated=True), *filter(None, [flow]), ledger=halted) == expected


def test_that_a_measure_stands_is_denied_by_its_end(resumed):
    assert answer(told("stands", None, subject="operations", negated=True), ledger=resumed) == "supported"
    assert answer(told("lifted", None, subject="operations", negated=True), ledger=resumed) == "contradicted"


@pytest.mark.parametrize(
    ("statement", "by", "unasked"),
    [
        ("The border between Greece and Turkey was closed by Turkey in May 2019.", "TUR", False),
        ("Training of Greek soldiers by Turkey was suspended in May 2019.", None, True),
    ],
)
def test_who_is_named_with_by_is_the_doer_or_told_as_not_asked(store, statement, by, unasked):
    claim = store.check(statement).claim
    assert (claim.by, any("is not asked" in line for line in claim.how)) == (by, unasked)


def test_assessments_are_shown_and_decide_nothing(store):
    import polybius

    words = "Relations between Turkey and Greece have improved, a diplomat said."
    store.add([polybius.read(words, published="2020-03-01")])
    store.link()
    found = store.check("Relations between Greece and Turkey have worsened since 5 May 2019.")
    assert [(quote.statement, quote.answer, quote.says[0]) for quote in found.assessments] == [
        ("better", "disagrees", "a diplomat")
    ]
    assert found.verdict == "cannot tell"


def test_a_series_is_asked_of_its_own_two_alone():
    with pytest.raises(InputError, match="about TUR and GRC"):
        QUIET.check("Relations between Turkey and Greece have worsened since 5 May 2019.")


@pytest.mark.parametrize(
    ("statement", "said"),
    [("  ", None), *(("Relations worsened.", day) for day in ("yesterday", "0001-01-01", "9999-12-31"))],
)
def test_wrong_use_is_told(store, statement, said):
    with pytest.raises(InputError):
        store.check(statement, said=said)


def month(fall: float) -> list[dict]:
    """Three and a half years of days around a level, with one January that lies lower."""
    days = scores(3, drop=0.0)
    for row in days:
        if (row["date"].year, row["date"].month) == (2020, 1):
            row["score"] -= fall
    return days


@pytest.mark.parametrize(
    ("fall", "expected"),
    [
        (900.0, "supported"),  # a month far below all others is no chance, however far it lies
        (0.0, "cannot tell"),
    ],
)
def test_the_lowest_month_is_told_by_its_days(fall, expected):
    claim = told("lowest", dt.date(2020, 1, 1), end=dt.date(2020, 1, 31))

    assert answer(claim, measure(month(fall), dyad=DYAD)) == expected


def test_of_two_months_of_one_level_one_in_seven_at_most_lies_below_the_other():
    relations = [measure(scores(seed), dyad=DYAD) for seed in range(4)]  # neighbouring days go together
    pairs = [
        (relation.series, (one.start, one.end), (other.start, other.end))
        for relation in relations
        for one, other in itertools.permutations(relation.level("month")[::3], 2)
    ]

    assert 0.05 < sum(below(*pair) for pair in pairs) / len(pairs) < 0.16
