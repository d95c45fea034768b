import pytest

from polybius import ingest
from polybius.config import Settings
from polybius.schema import Dropped

PROSE = "The council of the town met on Monday and agreed that the old bridge would be rebuilt before the winter."


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[ad_1]", "ad mark"),
        ("Advertisement", "ad mark"),
        ("- ADVERTISEMENT -", "ad mark"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "ad mark"),
        ("Story continues below advertisement", "ad mark"),
        ("[caption id=1 align=left]The bridge last year[/caption]", "picture caption"),
        ("[gallery ids=4,5]", "shortcode"),
        ("Read more: Ten bridges to see", "link to another story"),
        ("READ ALSO: Ten bridges to see", "link to another story"),
        ("Related: Ten bridges to see", "link to another story"),
        ("You may also like", "link to another story"),
        ("Click here to see the bridge", "call to click"),
        ("Share this article", "share button"),
        ("Facebook Twitter WhatsApp", "share button"),
        ("Sign up for our newsletter", "call to subscribe"),
        ("Get the day's stories delivered to your inbox every morning", "call to subscribe"),
        ("Follow us on Telegram", "call to follow"),
        ("Photo: Tigris Wire/Handout", "picture credit"),
        ("Image credit: A. Moss", "picture credit"),
        ("(A. Moss/Getty Images)", "picture credit"),
        ("(Reporting by A. Moss; editing by B. Lund)", "agency's credits"),
        ("© 2020 Tigris Wire. All rights reserved.", "copyright line"),
        ("3 min read", "page notice"),
        ("Tags: bridges, winter", "list of tags"),
        ("By Ann Moss and Bo Lund, our correspondents", "byline"),
        ("By our foreign staff and agencies", "byline"),
        ("BY A. MOSS", "byline"),
        ("This is a breaking news story. Please check back.", "page notice"),
    ],
)
def test_page_furniture_is_taken_out_and_listed(line, why):
    document = ingest.from_text(f"{PROSE}\n\n{line}\n\n{PROSE}")

    assert document.text == f"{PROSE}\n\n{PROSE}"
    assert document.dropped == (Dropped(line, why),)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement of arms rose last year, the ministry said.",
        "Read more slowly, the judge told the clerk.",
        "Share prices fell in London.",
        "Follow the money, the general said.",
        "The photo shows a bridge.",
        "Officials told AFP the bridge was gone.",
        "Sign language was used at the talks.",
        "Related groups were blamed by the ministry.",
        "Watch towers stood on both banks.",
        "Help came late.",
        "By Friday the bridge was open.",
        "By night and by day",
        "(Graphic: bridges in 2019)",
        "Support for the plan fell in both towns.",
        "Subscribers to the plan were few.",
        "He wrote [sic] that it was over.",
        "The [army] will stay, he said.",
        "Comments by the minister angered the town.",
    ],
)
def test_prose_that_looks_like_furniture_stays(line):
    document = ingest.from_text(f"{PROSE}\n\n{line}\n\n{PROSE}")

    assert (document.text, document.dropped) == (f"{PROSE}\n\n{line}\n\n{PROSE}", ())


def test_marks_inside_a_line_go_and_the_sentence_stays_whole():
    document = ingest.from_text("The council [ad_2] met on Monday. Click here to subscribe to us. It was late.")

    assert document.text == "The council met on Monday. It was late."
    assert [piece.text for piece in document.dropped] == ["[ad_2]", "Click here to subscribe to us."]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("One.\r\nTwo.\rThree.", "One.\nTwo.\nThree."),
        ("One\u00a0man\u202fleft.", "One man left."),
        ("Bag\u200bhdad\ufeff is\u00ad calm.", "Baghdad is calm."),  # zero width, byte order mark, soft hyphen
        ("Cafe\u0301 is open.", "Café is open."),
        ("“He’s gone,” she said.", "“He’s gone,” she said."),  # quotes stay as they are
        ("One.  Two.\t Three. \n\n\n\nFour.", "One. Two. Three.\n\nFour."),
        ("One\x07 and\x1b two.", "One and two."),
        ("One.\u2028Two.", "One.\nTwo."),
        ("A \ud800 half.", "A \ufffd half."),  # half of a pair: no text could be written with it
    ],
)
def test_text_is_made_even(raw, text):
    assert ingest.from_text(raw).text == text


def test_without_cleaning_the_text_is_as_it_was_handed_in():
    raw = "[ad_1]\r\nThe\u00a0council met.  Advertisement\n"

    document = ingest.from_text(raw, settings=Settings(clean=False))

    assert (document.text, document.dropped) == (raw, ())


@pytest.mark.parametrize(
    "unit", ["[", "[ad_", "[caption ", "a", " ", "(photo ", "Read more: ", "© ", "<!--", "\n", "click "]
)
def test_endless_repetition_is_cleaned_to_its_end(unit):
    document = ingest.from_text(unit * (64_000 // len(unit)) + "\nThe council met.")

    assert document.text.endswith("The council met.")
