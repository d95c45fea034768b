import pytest

from polybius import ingest
from polybius.config import Settings
from polybius.ingest import headline
from polybius.ingest.dateline import dateline
from polybius.schema import Dateline, Dropped, Span

STORY = (
    "Rockets struck the Harrow air base near Kirkuk on Friday and wounded four soldiers of the northern garrison, two "
    "officers said. The garrison answered with artillery. Nobody claimed the attack, but the officers blamed the "
    "Black Reed militia, which has fired rockets at the base before. The provincial council called for calm and sent "
    "a delegation to the garrison, while the militia denied in a statement that its men were anywhere near the base."
)


def test_a_first_line_without_a_stop_becomes_the_title_and_stays_in_the_text():
    document = ingest.from_text(f"Rockets wound four at Harrow base\n\n{STORY}")

    assert document.title == "Rockets wound four at Harrow base"
    assert document.text.startswith("Rockets wound four at Harrow base\n\nRockets struck")
    assert document.headline.related is True
    assert document.headline.score > 0.9
    assert (
        document.headline.why == "of its names the text knows Harrow; of its words the text knows Rockets, wound, base"
    )


def test_a_given_title_that_the_text_repeats_stays_in_the_text():
    document = ingest.from_text(f"ROCKETS WOUND FOUR\n\n{STORY}", title="Rockets wound four")

    assert document.title == "Rockets wound four"
    assert document.text.startswith("ROCKETS WOUND FOUR\n")


@pytest.mark.parametrize("title", [None, "Rockets wound four at Harrow base"])
def test_the_headline_of_another_story_is_taken_out(title):
    line = "Film star marries footballer in secret island ceremony"

    document = ingest.from_text(f"[ad_1]\n\n{line}\n\n{STORY}", title=title)

    assert document.text == STORY
    assert document.title == title
    assert document.headline.related is False
    assert [piece.text for piece in document.dropped] == ["[ad_1]", line]
    assert document.dropped[1].why.startswith("headline of another story")


def test_the_headline_of_another_story_is_told_but_stays_when_nothing_is_cleaned():
    raw = f"Film star marries footballer in secret island ceremony\n\n{STORY}"

    document = ingest.from_text(raw, settings=Settings(clean=False))

    assert (document.text, document.headline.related, document.dropped) == (raw, False, ())


@pytest.mark.parametrize(
    "line",
    [
        "Reporting from Harrow, Ann Moss",  # a byline tells of no story
        "World news",  # too few words to judge
        "10:45 GMT",
        "Published 3 January 2020",
    ],
)
def test_a_line_that_is_no_headline_stays(line):
    document = ingest.from_text(f"{line}\n\n{STORY}")

    assert document.text.startswith(line)
    assert document.dropped == ()


@pytest.mark.parametrize("above", ["World news", "Stay with us\n\n3 May 2021, 10:45 am", "Sunday\nRivers"])
def test_a_headline_below_labels_of_the_page_is_the_title(above):
    document = ingest.from_text(f"{above}\n\nRockets wound four at Harrow base\n\n{STORY}")

    assert document.title == "Rockets wound four at Harrow base"
    assert document.headline.related is True
    assert document.text.startswith(above)


@pytest.mark.parametrize(
    "line",
    [
        "Calm is what the garrison wants most\n\nRockets wound four at Harrow base",  # its deck
        "World news\n\nFilm star marries footballer in secret island ceremony",
    ],
)
def test_the_title_is_the_first_line_where_no_label_stands_above_one_of_its_own(line):
    assert ingest.from_text(f"{line}\n\n{STORY}").title == line.partition("\n")[0]


def test_a_short_text_gives_no_verdict_on_its_title():
    assert ingest.from_text("Nobody was hurt.", title="Film star marries in secret").headline.related is None


@pytest.mark.parametrize(
    ("title", "related"),
    [
        ("Missiles injure four troops at northern airfield", None),  # hardly a word, but their families
        ("Militia denies shelling of the Harrow garrison", True),
        ("Parliament in Oslo passes budget after long debate", False),
        ("Kirkuk bakers win prize at national bread fair", False),  # the same town, another story
    ],
)
def test_a_headline_is_judged_by_what_of_it_the_text_knows(title, related):
    assert headline.judged(title, STORY).related is related


def test_the_reason_names_what_the_text_knows_and_what_it_does_not():
    assert headline.judged("Kirkuk bakers win prize at national bread fair", STORY).why == (
        "of its names the text knows Kirkuk; of its words the text knows none, not bakers, win, prize, bread and 1 more"
    )


def test_an_oblique_headline_is_marked_at_most_and_never_taken_out_with_a_word_in_common():
    document = ingest.from_text(f"Calm is what the garrison wants most\n\n{STORY}")

    assert document.text.startswith("Calm is what")


@pytest.mark.parametrize(
    ("line", "place", "source", "words"),
    [
        ("BAGHDAD (Tigris Wire) - Rockets struck the base.", "BAGHDAD", "Tigris Wire", "BAGHDAD (Tigris Wire) -"),
        ("BAGHDAD, Jan 3 - Rockets struck the base.", "BAGHDAD", None, "BAGHDAD, Jan 3 -"),
        ("Erbil, Iraq — Rockets struck the base.", "Erbil, Iraq", None, "Erbil, Iraq —"),
        ("NEW YORK, Jan. 3 (Tigris Wire) -- Rockets struck the base.", "NEW YORK", "Tigris Wire",
         "NEW YORK, Jan. 3 (Tigris Wire) --"),
        ("Tehran, Reed - Rockets struck the base.", "Tehran", "Reed", "Tehran, Reed -"),  # the publisher, no region
        ("(Tigris Wire) - Rockets struck the base.", None, "Tigris Wire", "(Tigris Wire) -"),
        ("ERBIL -- January 3, 2020 -- Rockets struck the base.", "ERBIL", None, "ERBIL -- January 3, 2020 --"),
        ("Erbil, 3 January 2020\nRockets struck the base.", "Erbil", None, "Erbil, 3 January 2020"),
        ("ERBIL, Iraq - Friday, January 3rd, 2020\n\nRockets struck.", "ERBIL, Iraq", None,
         "ERBIL, Iraq - Friday, January 3rd, 2020"),
        ("3 January 2020 | Erbil (Tigris Wire)\nRockets struck.", "Erbil", "Tigris Wire",
         "3 January 2020 | Erbil (Tigris Wire)"),
        ("Herald of the Two Rivers | 3 January 2020\nRockets struck.", None, "Herald of the Two Rivers",
         "Herald of the Two Rivers | 3 January 2020"),
        ("The Segou Messenger, March 1, 2021\nRockets struck.", None, "The Segou Messenger",
         "The Segou Messenger, March 1, 2021"),
        ("The Hague, 3 January 2020\nRockets struck.", "The Hague", None, "The Hague, 3 January 2020"),
        ("(ODESA) — Rockets struck the base on Friday.", "ODESA", None, "(ODESA) —"),
        ("(TASS) — Rockets struck the base on Friday.", None, "TASS", "(TASS) —"),
        (
            "BOGOTA, Feb 3, 2026. Colombia recalled its ambassador to Quito on Tuesday.",
            "BOGOTA", None, "BOGOTA, Feb 3, 2026.",
        ),
        ("March 5, 2017 (WAU) – Rockets struck the base.", "WAU", None, "March 5, 2017 (WAU) –"),
        ("Erbil [Iraq], March 5 (TWA/Tigris): Rockets struck the base.", "Erbil [Iraq]", "TWA/Tigris",
         "Erbil [Iraq], March 5 (TWA/Tigris):"),
        ("Wau/Addis Ababa, March 5, 2017 (TWA) — Rockets struck the base.", "Wau/Addis Ababa", "TWA",
         "Wau/Addis Ababa, March 5, 2017 (TWA) —"),
        ("Erbil, 5 March /TIGRISPRES/-Rockets struck the base.", "Erbil", "TIGRISPRES", "Erbil, 5 March /TIGRISPRES/-"),
        ("ERBIL –Rockets struck the base on Friday.", "ERBIL", None, "ERBIL –"),
        ("(Nairobi) Rockets struck the base on Friday.", "Nairobi", None, "(Nairobi)"),
    ],
)  # fmt: skip
def test_a_dateline_names_place_and_agency(line, place, source, words):
    assert dateline(f"Rockets hit base\n\n{line}", publisher="Reed News Agency") == Dateline(
        place, source, Span(18, 18 + len(words))
    )


def test_a_headline_in_capitals_is_no_dateline_above_a_line_that_is_one():
    text = "CAUGHT: The general who ran away from the war\nDaily Quill | 3 January 2020\nTroops left."

    assert dateline(text) == Dateline(None, "Daily Quill", Span(46, 74))


@pytest.mark.parametrize(
    "line",
    [
        "UPDATE - Rockets struck the base on Friday.",
        "FOR RELEASE - Rockets struck the base on Friday.",
        "NATO - the alliance of thirty states - met on Friday.",  # no sentence begins behind the dash
        "The base - Harrow is its name - was struck on Friday.",
        "Jan 3 - Rockets struck the base on Friday.",
        "Friday, 3 January 2020\nRockets struck the base.",  # a day, no place
        "Fri., January 3, 2020\nRockets struck the base.",
        "Rockets struck the base, 3 January 2020\nNobody was hurt.",
        "Statement, 3 January 2020\nNobody was hurt.",
        "(Graphic) Rockets struck the base on Friday.",
        "BAGHDAD-Based officers struck a deal on Friday.",
    ],
)
def test_other_words_before_a_dash_are_no_dateline(line):
    assert dateline(line) is None


def test_dropped_pieces_are_records():
    assert ingest.from_text("Advertisement\n\nOne came.").dropped == (Dropped("Advertisement", "ad mark", 0, 13),)
