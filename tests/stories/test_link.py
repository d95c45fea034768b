"""What is one happening, and what is not."""

from __future__ import annotations

import random

import pytest

from tests.stories.made import report

STRIKE = {"type": "ASSAULT", "modes": ["drone"], "day": "2020-01-03", "place": ("Baghdad", "IRQ")}
USA, KH = "USAMIL", "kataib-hezbollah:IRQPRM"


def taji(id: str, day: str, published: str, **more: object) -> object:
    attack = {"type": "ASSAULT", "actors": [""], "recipients": [USA], "day": day, "place": ("Camp Taji", "IRQ")}
    return report(id, {**attack, "says": f"Rockets hit Camp Taji, report {id}.", **more}, published=published)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # one report names the organ, the other the country alone
        ({"actors": [USA], "recipients": [KH]}, {"actors": ["USA"], "recipients": [KH]}),
        # nobody is named as the doer
        ({"actors": [USA], "recipients": [KH]}, {"actors": [""], "recipients": [KH]}),
        # the 7th in Washington, the 8th in Baghdad
        (
            {"actors": ["IRNMIL"], "recipients": [USA], "day": "2020-01-07"},
            {"actors": ["IRN"], "recipients": ["USA"], "day": "2020-01-08"},
        ),
        # nobody killed says the one, eighty the other
        (
            {"actors": ["IRNMIL"], "recipients": [USA], "counts": {"killed": 80}},
            {"actors": ["IRNMIL"], "recipients": [USA], "counts": {"injured": 11}},
        ),
        # the one names the general, the other the man who died beside him
        (
            {"actors": [USA], "recipients": ["general-a:IRNMIL"], "says": "Strike at Baghdad airport kills a general."},
            {"actors": [USA], "recipients": ["leader-b:IRQPRM"], "says": "Strike at Baghdad airport kills a leader."},
        ),
        # looked back on weeks later, without its day
        ({"actors": [USA], "recipients": [KH]}, {"actors": [USA], "recipients": [KH], "days": (None, "2020-01-30")}),
        # told as given by the one, as received from the other
        (
            {"type": "COOPERATE", "modes": [], "actors": [USA], "recipients": ["IRQMIL"]},
            {"type": "COOPERATE", "modes": [], "actors": ["IRQMIL"], "recipients": [USA]},
        ),
        # a denial tells of the same thing
        (
            {"actors": [USA], "recipients": [KH]},
            {"actors": [USA], "recipients": [KH], "factuality": "CT-", "auxiliary": ["negation"]},
        ),
    ],
)
def test_two_reports_of_one_attack_are_one_story(linked, first, second):
    assert linked(report("a", STRIKE | first), report("b", STRIKE | second)) == [{"a.0", "b.0"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # another day
        (
            {"actors": [USA], "recipients": [KH], "day": "2019-12-29"},
            {"actors": [USA], "recipients": [KH], "day": "2020-03-13"},
        ),
        # "since the strikes of the 28th, until the 2nd" ends where it ends
        (
            {"actors": [USA], "recipients": [KH], "days": ("2019-12-28", "2020-01-02")},
            {"actors": [USA], "recipients": [KH], "day": "2020-01-03"},
        ),
        # Iran fires at bases in Iraq, and shoots down an airliner at home on the same morning
        (
            {
                "actors": ["IRNMIL"],
                "recipients": [USA],
                "place": ("Ain al-Asad", "IRQ"),
                "says": "Missiles strike a base.",
            },
            {
                "actors": ["IRNMIL"],
                "recipients": ["UKRCVL"],
                "place": ("Tehran", "IRN"),
                "says": "Jet downed, 176 dead.",
            },
        ),
        # another doer and another victim in the same city
        (
            {"actors": [USA], "recipients": [KH]},
            {"actors": ["IRQCOP"], "recipients": ["IRQCVL"], "says": "Police beat students."},
        ),
        # what is threatened has not happened
        ({"actors": [USA], "recipients": [KH]}, {"actors": [USA], "recipients": [KH], "auxiliary": ["future"]}),
        # a demand is no attack
        ({"actors": [USA], "recipients": [KH]}, {"type": "REQUEST", "modes": [], "actors": [USA], "recipients": [KH]}),
        # neither is dated, and they come from two reports
        ({"actors": [USA], "recipients": [KH], "day": None}, {"actors": [USA], "recipients": [KH], "day": None}),
    ],
)
def test_two_happenings_are_two_stories(linked, first, second):
    assert linked(report("a", STRIKE | first), report("b", STRIKE | second)) == [{"a.0"}, {"b.0"}]


def test_a_place_named_after_its_town_is_in_the_town(store, linked):
    there = STRIKE | {"actors": [USA], "recipients": [KH]}
    linked(
        report("a", there | {"place": ("Arbil", "IRQ")}),
        report("b", there | {"place": ("Arbil Airport", "IRQ")}),
        report("c", there | {"place": ("Arbilan", "IRQ")}),
    )
    found = store.connection.execute("SELECT list(DISTINCT place ORDER BY place) FROM story_evidence").fetchone()
    assert found == (["other place", "same"],)


def test_two_statements_of_one_speaker_on_one_day_are_two_stories(linked):
    said = {"type": "ACCUSE", "actors": ["IRNGOV"], "recipients": ["USA"], "day": "2020-01-05"}
    stories = linked(
        report("a", said | {"says": "Tehran condemned the killing of its general as a crime."}),
        report("b", said | {"says": "Sanctions were blamed by officials for empty pharmacies."}),
    )
    assert stories == [{"a.0"}, {"b.0"}]


def test_attacks_three_days_apart_are_not_glued_by_a_vague_report(linked):
    stories = linked(
        taji("a", "2020-03-11", "2020-03-12"),
        taji("b", "2020-03-14", "2020-03-15"),
        taji("c", "2020-03-14", "2020-03-16"),
        # "last week": could be either
        report(
            "v",
            {
                "type": "ASSAULT",
                "recipients": [USA],
                "days": ("2020-03-09", "2020-03-15"),
                "place": ("Camp Taji", "IRQ"),
            },
            published="2020-03-20",
        ),
    )
    assert {"b.0", "c.0"} <= next(story for story in stories if "b.0" in story)
    assert not next(story for story in stories if "a.0" in story) & {"b.0", "c.0"}


def test_a_chain_of_neighbouring_days_does_not_become_one_story(linked):
    days = [f"2020-03-{day:02}" for day in range(10, 20)]
    stories = linked(*(taji(f"d{day}", day, "2020-03-20") for day in days))
    assert max(len(story) for story in stories) <= 2


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_documents_changes_neither_stories_nor_ids(tmp_path, seed):
    from polybius.store import open_store

    reports = [
        *(
            taji(f"t{n}", day, f"2020-03-2{n}")
            for n, day in enumerate(["2020-03-11", "2020-03-14", "2020-03-14", "2020-03-12"])
        ),
        *(
            report(f"s{n}", STRIKE | {"actors": [who], "recipients": [KH]})
            for n, who in enumerate([USA, "USA", "", "USAGOV"])
        ),
        report(
            "m",
            {"type": "CONSULT", "actors": ["USA", "IRQ"], "day": "2020-06-11"},
            {"type": "CONSULT", "actors": ["IRQ", "USA"], "day": "2020-06-11"},
        ),
    ]
    rows = []
    for name, order in (("sorted", reports), ("shuffled", random.Random(seed).sample(reports, len(reports)))):
        with open_store(tmp_path / f"{name}.duckdb") as store:
            store.add(order)
            store.link()
            rows.append(store.connection.execute("SELECT * FROM stories ORDER BY story_id").fetchall())
    assert rows[0] == rows[1]


def test_linking_again_changes_nothing(store, linked):
    linked(taji("a", "2020-03-11", "2020-03-12"), taji("b", "2020-03-14", "2020-03-15"))
    tables = ("stories", "story_events", "story_revisions", "copies", "documents")
    before = [store.connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in tables]
    store.link()
    assert before == [store.connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in tables]


def test_a_story_keeps_its_id_when_an_earlier_report_of_it_comes_later(store, linked):
    linked(taji("b", "2020-03-14", "2020-03-15"))
    (id,) = store.connection.execute("SELECT story_id FROM stories").fetchone()
    linked(taji("a", "2020-03-14", "2020-03-14"))
    assert store.connection.execute("SELECT story_id, revision, n_documents FROM stories").fetchall() == [(id, 2, 2)]
    assert [
        row[0] for row in store.connection.execute("SELECT action FROM story_revisions ORDER BY revision").fetchall()
    ] == [
        "minted",
        "changed",
    ]


def test_a_correction_that_splits_a_story_leaves_a_trace(store, linked):
    linked(taji("a", "2020-03-14", "2020-03-14"), taji("b", "2020-03-14", "2020-03-15"))
    (id,) = store.connection.execute("SELECT story_id FROM stories").fetchone()
    (event,) = store.connection.execute("SELECT event_id FROM events WHERE document_id = 'b'").fetchone()
    for field in ("earliest", "latest"):
        store.correct(event, "edit", field=field, value="2020-03-11", who="reader", why="another attack")
    store.link()
    split = store.connection.execute("SELECT story_id, other FROM story_revisions WHERE action = 'split'").fetchall()
    assert len(split) == 1
    assert split[0][1] == id
    assert {row[0] for row in store.connection.execute("SELECT story_id FROM stories").fetchall()} == {id, split[0][0]}


def test_stories_that_turn_out_to_be_one_leave_a_redirect(store, linked):
    linked(taji("a", "2020-03-11", "2020-03-12"), taji("b", "2020-03-14", "2020-03-15"))
    (event,) = store.connection.execute("SELECT event_id FROM events WHERE document_id = 'b'").fetchone()
    for field in ("earliest", "latest"):
        store.correct(event, "edit", field=field, value="2020-03-11", who="reader", why="misdated")
    store.link()
    (kept,) = store.connection.execute("SELECT story_id FROM stories").fetchone()
    ((gone, into),) = store.connection.execute("SELECT * FROM story_redirects").fetchall()
    assert into == kept != gone


def test_a_story_says_what_its_reports_say_together(store, linked):
    missiles = {
        "type": "ASSAULT",
        "modes": ["heavy-weapons"],
        "actors": ["IRNMIL"],
        "recipients": [USA],
        "place": ("Ain al-Asad", "IRQ"),
    }
    linked(
        report("a", missiles | {"day": "2020-01-08", "counts": {"killed": 0}}, publisher="Tigris Wire"),
        report("b", missiles | {"day": "2020-01-08", "counts": {"injured": 11}}, publisher="Harbour Post"),
        report("c", missiles | {"day": "2020-01-07", "counts": {"injured": 109}}, publisher="Harbour Post"),
    )
    names = (
        "event_type, quad, actors, recipients, place_country, earliest::VARCHAR, n_documents, n_sources,"
        " killed_max, injured_min, injured_max, done, title"
    )
    assert store.connection.execute(f"SELECT {names} FROM stories").fetchall() == [
        (
            "ASSAULT",
            4,
            ["IRNMIL"],
            ["USAMIL"],
            "IRQ",
            "2020-01-08",
            3,
            2,
            0,
            11,
            109,
            True,
            "IRNMIL ASSAULT USAMIL, 2020-01-08",
        )
    ]


@pytest.mark.parametrize(
    ("readings", "actors", "countries"),
    [
        (("IRNMIL", "IRNMIL", "IRNMIL", "SYRGOV"), ["IRNMIL", "SYRGOV"], ["IRN", "SYR"]),  # one reading of three
        (("IRNMIL", "IRNMIL", "IRNMIL", "IRNMIL", "SYRGOV"), ["IRNMIL"], ["IRN"]),  # of four
        (("IRNMIL", "IRNGOV", "IRNMIL", "IRNMIL", "IRNMIL"), ["IRNMIL"], ["IRN"]),  # another organ of the state, too
        (("IRNMIL", "SYRGOV"), ["IRNMIL", "SYRGOV"], ["IRN", "SYR"]),  # nothing says which one is right
    ],
)
def test_a_party_that_few_of_many_tellings_name_is_on_no_side_of_the_story(store, linked, readings, actors, countries):
    hit = {"type": "ASSAULT", "recipients": [USA], "place": ("Ain al-Asad", "IRQ"), "day": "2020-01-08"}
    says = [f"Missiles hit the base at Ain al-Asad, paper {n} wrote." for n in range(len(readings))]
    told = [report(f"r{n}", hit | {"actors": [who], "says": says[n]}) for n, who in enumerate(readings)]

    assert len(linked(*told)) == 1

    named = store.connection.execute("SELECT actors, actor_countries FROM stories").fetchall()
    assert named == [(actors, countries)]


def test_an_empty_store_has_no_stories(store):
    assert store.link() == 0


def test_a_doer_whom_one_doubtful_telling_names_does_not_stand_in_the_story(store, linked):
    surely = STRIKE | {"actors": [""], "recipients": [KH]}
    found = linked(
        report("a", surely), report("b", surely), report("c", surely | {"actors": ["UNO"], "confidence": 0.13})
    )

    assert found == [{"a.0", "b.0", "c.0"}]
    assert store.connection.execute("SELECT actors, recipients FROM stories").fetchall() == [([], ["kataib-hezbollah"])]


NOBODY = STRIKE | {"actors": [""], "recipients": ["KENMIL"], "confidence": 0.5, "doers": {"nobody": 0.8}}


@pytest.mark.parametrize(
    ("telling", "actors"),
    [
        # of the victims' own state, and likelier nobody even there
        ({"actors": ["KEN"], "confidence": 0.2, "doers": {"nobody": 0.4, "KEN": 0.3}}, []),
        ({"actors": ["KEN"], "confidence": 0.5, "doers": {"KEN": 0.4, "nobody": 0.3}}, []),
        # a mutiny, told surely: nobody else is surer that it is not known
        ({"actors": ["KEN"], "confidence": 0.5, "doers": {"KEN": 0.9}}, ["KEN"]),
        # of another state, a third of what speaks for nobody is enough, and what was never weighed is believed whole
        ({"actors": ["SOM"], "confidence": 0.2, "doers": {"SOM": 0.4}}, []),
        ({"actors": ["SOM"], "confidence": 0.5, "doers": {"SOM": 0.4}}, ["SOM"]),
        ({"actors": ["SOM"], "confidence": 0.2}, ["SOM"]),
        # of several the one weighed highest speaks for all
        ({"actors": ["SOM", "ETH"], "confidence": 0.5, "doers": {"SOM": 0.7, "ETH": 0.1}}, ["ETH", "SOM"]),
    ],
)
def test_nobody_votes_on_who_did_it_as_the_telling_weighs_it(store, linked, telling, actors):
    found = linked(report("a", NOBODY), report("b", STRIKE | {"recipients": ["KENMIL"]} | telling))

    assert found == [{"a.0", "b.0"}]
    assert store.connection.execute("SELECT actors FROM stories").fetchall() == [(actors,)]


def test_an_analysts_doer_is_not_weighed_against_nobody(store, linked):
    weak = {"actors": ["SOM"], "recipients": ["KENMIL"], "confidence": 0.3, "doers": {"nobody": 0.5, "SOM": 0.2}}
    linked(report("a", NOBODY), report("b", STRIKE | weak))
    [(event,)] = store.connection.execute("SELECT event_id FROM events WHERE document_id = 'b'").fetchall()

    store.correct(event, "edit", field="actors", value="SOM", who="an editor", why="the army said so")
    store.link()

    assert store.connection.execute("SELECT actors FROM stories").fetchall() == [(["SOM"],)]


def test_a_doer_whom_the_only_telling_names_stands_in_the_story_however_doubtful(store, linked):
    linked(report("a", STRIKE | {"actors": [USA], "recipients": [KH], "confidence": 0.2}))

    assert store.connection.execute("SELECT actors FROM stories").fetchall() == [([USA],)]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("Rockets hit the camp, killing 40 people.", "Rockets hit the camp, killing 46 people.", True),
        ("Rockets hit the camp.", "Rockets hit the camp at dawn, medics said.", False),
        ("Rockets hit the camp near Taji.", "Rockets hit the camp near Basra.", False),  # another camp
    ],
)
def test_a_story_keeps_its_id_when_its_only_report_is_edited(store, linked, before, after, kept):
    attack = {"type": "ASSAULT", "actors": [USA], "recipients": [KH], "day": "2020-01-03"}
    linked(report("a", attack | {"says": before}))
    [(story,)] = store.connection.execute("SELECT story_id FROM stories").fetchall()

    linked(report("a", attack | {"says": after}))

    [(now, revision)] = store.connection.execute("SELECT story_id, revision FROM stories").fetchall()
    assert (now == story, revision) == (kept, 2 if kept else 1)


def test_a_story_whose_report_now_tells_another_one_leaves_a_redirect(store, linked):
    attack = {"type": "ASSAULT", "actors": [USA], "recipients": [KH], "place": ("Taji", "IRQ")}
    linked(report("a", attack | {"day": "2020-01-03", "says": "Rockets hit the camp on Friday."}))
    linked(report("b", attack | {"day": "2020-02-14", "says": "Missiles fell on the camp."}, published="2020-02-15"))
    stories = dict(store.connection.execute("SELECT document_id, story_id FROM story_events").fetchall())

    linked(report("b", attack | {"day": "2020-01-03", "says": "Missiles fell on the camp."}, text="Corrected."))

    assert store.connection.execute("SELECT story_id FROM stories").fetchall() == [(stories["a"],)]
    redirects = store.connection.execute("SELECT story_id, other FROM story_redirects").fetchall()
    assert redirects == [(stories["b"], stories["a"])]
