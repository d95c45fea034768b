"""What is a copy of an article, and what only tells the same."""

from __future__ import annotations

import dataclasses
import random

import pytest

from polybius import samples
from polybius.stories import copies as copies_module
from polybius.stories.copies import copies
from tests.stories.made import report

WORDS = [f"word{number}" for number in range(4000)]


def article(seed: int, length: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def edited(words: list[str], changes: int, seed: int = 0) -> list[str]:
    out = list(words)
    for at in random.Random(seed).sample(range(len(out)), changes):
        out[at] = "otherwise"
    return out


@pytest.mark.parametrize(
    ("second", "copied"),
    [
        (article(1), True),  # verbatim
        (edited(article(1), 8), True),  # a word in twenty-five
        (article(1)[:80], True),  # cut short
        ([*"Our own correspondent reports".split(), *article(1)], True),  # another first line
        (edited(article(1), 30), True),  # a word in seven
        ([*article(1)[120:], *article(1)[:120]], True),  # its parts in another order
        (edited(article(1)[100:160], 5), True),  # a passage, edited
        ([*article(1)[:110], *article(2)[:60]], True),  # most of it is the other's
        ([*article(1), *article(2)[:150]], True),  # told on
        ([*article(1), *article(2), *article(3)], False),  # a longer article of its own that quotes all of it
        (edited(article(1), 80), False),  # rewritten
        (article(2), False),  # another article
        ([*article(1)[:20], *article(2)], False),  # quotes a sentence of it
        ([*article(2)[:40], *article(1)[-70:]], False),  # news of its own over an agency's background
        ([*article(2)[:40], *article(1)], True),  # an introduction of its own over the whole article
    ],
)
def test_a_copy_is_told_from_a_rewrite(second, copied):
    found = copies([("first", " ".join(article(1))), ("second", " ".join(second))])
    assert [copy.copy_of for copy in found] == (["first"] if copied else [])


def test_a_round_up_of_two_articles_makes_neither_a_copy_of_the_other():
    found = copies(
        [(id, " ".join(words)) for id, words in (("a", article(1)), ("b", article(2)), ("c", article(1) + article(2)))]
    )
    assert [(copy.document, copy.copy_of) for copy in found] == [("c", "a")]


FORM = (
    "Over the past day the enemy launched {} air strikes and fired {} times from rocket launchers on positions of our"
    " troops and on towns, the general staff said in its morning report. There are dead and wounded among civilians."
    " Houses and other civilian buildings were destroyed. In the north the enemy shelled {} and {}. In the east our"
    " defenders repelled {} attacks near {} and {}. The air force hit {} areas where troops were gathered."
)
MORNING = FORM.format(45, 67, "Dvorichna", "Zapadne", 18, "Bohdanivka", "Khromove", 4)


@pytest.mark.parametrize(
    ("second", "copied"),
    [
        (FORM.format(61, 92, "Kamianka", "Novomlynsk", 7, "Hryhorivka", "Ivanivske", 9), False),  # another day's
        (
            FORM.format(45, 92, "Dvorichna", "Zapadne", 18, "Bohdanivka", "Khromove", 9),
            True,
        ),  # the same, brought up to date
        (MORNING.replace("The air force", "Our air force").replace("dead and", "killed and"), True),
        (MORNING + " Spokesmen in Moscow, Minsk, Kursk, Rostov, Belgorod and Bryansk did not comment.", True),
    ],
)
def test_a_notice_of_one_form_is_no_copy_of_the_last_one(second, copied):
    found = copies([("first", MORNING), ("second", second)])
    assert [copy.copy_of for copy in found] == (["first"] if copied else [])


@pytest.mark.parametrize("share", [0.6, 0.4, 0.25])
def test_a_sample_report_cut_short_and_edited_is_a_copy_of_the_whole_one_alone(share):
    """What the docs say of made cases, on a few of them."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted(samples.folder().glob("*.txt"))}
    words = {id: text.split() for id, text in texts.items()}
    made = {f"{id}-cut": edited(w[: int(share * len(w))], int(share * len(w) / 12)) for id, w in words.items()}

    found = copies([*texts.items(), *((id, " ".join(w)) for id, w in made.items())])

    assert {c.document: c.copy_of for c in found if c.document.endswith("-cut")} == {
        f"{id}-cut": "05-airport-strike-wire" if "airport-strike" in id else id for id in texts
    }


def test_headlines_that_are_equal_are_copies_and_others_are_not():
    assert [
        c.document
        for c in copies([("a", "Iran fires missiles at two bases"), ("b", "Iran fires missiles at two bases")])
    ] == ["b"]
    assert copies([("a", "Iran fires missiles at two bases"), ("b", "Iran fires missiles at three bases")]) == []


def test_of_a_thousand_copies_of_one_text_one_is_compared(monkeypatch):
    text = " ".join(f"word{number}" for number in range(60))
    edited = text.replace("word7", "another")
    compared = []
    resemblance = copies_module.resemblance
    monkeypatch.setattr(copies_module, "resemblance", lambda *two: compared.append(two) or resemblance(*two))

    found = copies([*((f"d{number}", text) for number in range(1_000)), ("e", edited), ("none", "!"), ("void", "?")])

    assert len(compared) == 1
    assert {copy.copy_of for copy in found} == {"d0"}
    assert [copy.document for copy in found] == [*(f"d{number}" for number in range(1, 1_000)), "e"]


def test_copies_count_as_one_report(store, linked):
    attack = {"type": "ASSAULT", "actors": ["IRNMIL"], "recipients": ["USAMIL"], "day": "2020-01-08"}
    text = " ".join(article(3))
    linked(
        report("a", attack, published="2020-01-08", text=text),
        report("b", attack, published="2020-01-09", text=text + " Again."),
        report("c", attack, published="2020-01-09", text=" ".join(article(4))),
    )
    assert store.connection.execute("SELECT n_documents, n_copies, n_events FROM stories").fetchall() == [(2, 1, 3)]
    assert store.connection.execute("SELECT document_id, copy_of FROM documents ORDER BY ALL").fetchall() == [
        ("a", None),
        ("b", "a"),
        ("c", None),
    ]


MOBILIZED = {"type": "MOBILIZE", "actors": ["FRAMIL"], "day": "2020-01-08", "says": "Flew it in, the French army did."}
ATTACK = {"type": "ASSAULT", "actors": ["IRNMIL"], "recipients": ["USAMIL"], "day": "2020-01-08", "says": "Hit a post."}
BODY = " ".join(article(5))


def told_by(id, *events, text=BODY, day="2020-01-09"):
    return report(id, *events, published=day, publisher=f"The {id}", text=text)


@pytest.fixture
def outlets(store, linked):
    def of(event_type, *reports):
        linked(*reports)
        query = (
            "SELECT outlets, who, claims.n_documents, stories.n_documents, n_copies"
            " FROM claims JOIN stories USING (story_id) WHERE event_type = $1"
        )
        [row] = store.connection.execute(query, [event_type]).fetchall()
        return row

    return of


def test_a_copy_that_was_cut_short_is_no_outlet_of_what_it_left_out(outlets):
    reports = [
        told_by("a", ATTACK, MOBILIZED, day="2020-01-08"),
        told_by("short", ATTACK),
        told_by("whole", ATTACK, text=f"Flew it in, the French army did. {BODY}"),  # has it, and was read otherwise
    ]

    assert outlets("MOBILIZE", *reports) == (["The a", "The whole"], ["The a"], 1, 1, 1)


def test_a_copy_is_an_outlet_of_a_sentence_that_it_edited(outlets):
    edited_one = f"Yesterday they flew it in, the French army did. {BODY}"

    assert outlets("MOBILIZE", told_by("a", MOBILIZED, day="2020-01-08"), told_by("b", text=edited_one))[0] == [
        "The a",
        "The b",
    ]


def test_what_only_a_copy_tells_is_its_own(outlets):
    reports = [told_by("a", ATTACK, day="2020-01-08"), told_by("b", ATTACK, MOBILIZED)]

    assert outlets("MOBILIZE", *reports) == (["The b"], ["The b"], 1, 1, 0)


def test_what_an_article_has_in_its_text_is_its_own_though_it_was_read_in_the_copy_alone(outlets, store):
    reports = [
        told_by("a", ATTACK, day="2020-01-08", text=f"{BODY} Flew it in, the French army did."),
        told_by("b", ATTACK, MOBILIZED),
    ]

    assert outlets("MOBILIZE", *reports)[:3] == (["The a", "The b"], ["The a"], 1)
    assert store.connection.execute("SELECT DISTINCT origin FROM story_events").fetchall() == [("a",)]


def test_two_copies_that_have_put_in_the_same_words_tell_it_once(outlets):
    reports = [
        told_by("a", ATTACK, day="2020-01-08"), told_by("b", ATTACK, MOBILIZED, day="2020-01-09"),
        told_by("c", ATTACK, MOBILIZED, day="2020-01-10"),
    ]  # fmt: skip

    assert outlets("MOBILIZE", *reports) == (["The b", "The c"], ["The b"], 1, 1, 1)


@pytest.mark.parametrize("addresses", [("zeta", "alpha"), ("alpha", "zeta")])
@pytest.mark.parametrize("at_once", [True, False])
def test_of_two_copies_of_one_day_the_same_is_the_original_when_read_and_when_linked(store, addresses, at_once):
    attack = {"type": "ASSAULT", "actors": ["TUR"], "recipients": ["GRC"], "day": "2020-01-08", "says": "Hit a boat."}
    made = [report(id, attack, text=" ".join(article(3))) for id in ("n1", "n2")]
    told = [
        dataclasses.replace(one, document=dataclasses.replace(one.document, uri=f"https://{name}.example/1"))
        for one, name in zip(made, addresses, strict=True)
    ]
    for batch in [told] if at_once else [[one] for one in told]:
        store.add(batch)
    first, other = ("n2", "n1") if addresses[0] == "zeta" else ("n1", "n2")
    assert store.connection.execute("SELECT DISTINCT document_id FROM current_events").fetchall() == [(first,)]

    store.link()

    marked = store.connection.execute("SELECT document_id, copy_of FROM documents ORDER BY copy_of NULLS FIRST")
    assert marked.fetchall() == [(first, None), (other, first)]
    assert store.connection.execute("SELECT n_documents, n_copies FROM stories").fetchall() == [(1, 1)]


def test_two_documents_that_are_marked_as_copies_of_each_other_are_put_right(store, linked):
    attack = {"type": "ASSAULT", "actors": ["TUR"], "recipients": ["GRC"], "day": "2020-01-08", "says": "Hit a boat."}
    linked(report("a", attack), report("b", attack))
    store.connection.execute("UPDATE documents SET copy_of = 'b' WHERE document_id = 'a'")

    store.link()

    marked = store.connection.execute("SELECT document_id, copy_of FROM documents ORDER BY document_id").fetchall()
    assert marked == [("a", None), ("b", "a")]


def test_a_report_whose_new_version_repeats_nothing_is_a_copy_no_more(store, linked):
    attack = {"type": "ASSAULT", "actors": ["TUR"], "recipients": ["GRC"], "day": "2020-01-08", "says": "Hit a boat."}
    linked(report("a", attack, text=" ".join(article(3))), report("b", attack, text=" ".join([*article(3), "Again."])))

    linked(report("a", attack, text=" ".join(article(4))))

    [(copy,)] = store.connection.execute("SELECT copy_of FROM documents WHERE document_id = 'b'").fetchall()
    assert copy is None
