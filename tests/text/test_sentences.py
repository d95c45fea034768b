import pytest

from polybius import text
from polybius.schema import Document, Reading


def split(words: str, title: str | None = None) -> Reading:
    return text.split(Reading(Document("made-up", words, title=title)))


def sentences(words: str) -> list[str]:
    reading = split(words)
    return [reading.words(sentence.span) for sentence in reading.sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ["He lives in the U.S.", "The army followed him."],  # an acronym, and the sentence's end at once
        ["The raid angered U.S. Forces in Anbar.", "They left."],  # a capital that belongs to a name
        ["Gen. Omar Saleh met Lt. Col. Ray Dunn.", "Both smiled."],
        ["It began on Jan. 3 and ended on Feb. 10.", "Nobody won."],
        ["The talks ended in Jan.", "The next round is in May."],  # a month that a sentence ends with
        ["Battery No. 2 fired at 5 p.m. Monday.", "It missed."],
        ["The siren came at 5 p.m.", "People ran."],
        ["J. K. Harlan and A. B. Moss wrote it.", "It sold well."],
        ["She wrote it on X.", "Berlin's envoy read it.", "He replied to X. K. Moss."],  # a network, and an initial
        ["Oil fell to $61.50 a barrel.", "Gold rose 1.5 percent."],
        ['"We will not leave."', "The general sat down."],
        ['"Why now?" he asked.', "Nobody answered."],  # the quotation ends, the sentence does not
        ['"Never!" Harlan shouted.', "The room was silent."],  # a name before the verb of saying
        ["“We are done.”", "“Are we?”", "“Yes.”"],
        ["Who fired first?", "Nobody knows."],
        ["Sen. Will Marsh and Gov. May Lund objected.", "Others did not."],  # names that look like openers
        ["The camp (it has no name.) was empty.", "A dog barked."],
        ["The ministry denied it.", "(It had done so before.)", "The crowd grew."],
        ["He waited ... and left.", "She stayed."],
        ["He waited...", "Then he left."],
        ["The militia, i.e. its political wing, agreed.", "Others, e.g. the sheikhs, did not."],
        ["Acme Inc. Chairman Bo Reed resigned.", "Shares of Acme Inc. fell."],
        ["The U.N. mission in Washington, D.C., closed.", "It was cold."],
        ["They quit on Monday.", "The army said so."],
        ["It was the worst year since 2019.", "25 were hurt."],
        ["The claim is old.[12]", "It was false.[citation needed]", "Nobody cared."],  # notes belong to what they note
        ["The man (b. 1950) is from St. Paul.", "He is ill."],
        ["No.", "The answer was no.", "It stays no."],
        ["St. Mary Hospital took in the wounded.", "Mt. Sinjar was quiet."],
    ],
)
def test_a_sentence_ends_at_its_own_stop_only(parts):
    assert sentences(" ".join(parts)) == parts


def test_a_stop_whose_blank_was_lost_ends_a_sentence():
    assert sentences("Troops left on Monday.The army said so.") == ["Troops left on Monday.", "The army said so."]


def test_an_address_and_a_decimal_hold_no_end():
    words = "See www.example.org/a.Html or write to press.Office@example.org about 3.5 points."

    assert sentences(words) == [words]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rockets hit base\n\nTwo died.", ["Rockets hit base", "Two died."]),  # a headline without a stop
        ("Two demands:\n- Leave the base\n- Pay for it\n\nNobody agreed.",
         ["Two demands:", "- Leave the base", "- Pay for it", "Nobody agreed."]),
        ("1. The army leaves.\n2. The police stay.", ["1. The army leaves.", "2. The police stay."]),
        ("10:45 GMT\nThe crowd is back.", ["10:45 GMT", "The crowd is back."]),  # a live blog's stamp
        ("10:45 GMT - The crowd is back.", ["10:45 GMT - The crowd is back."]),
        ("The council met in the capital and agreed with all of its members on\nthe plan. It was late.",
         ["The council met in the capital and agreed with all of its members on\nthe plan.", "It was late."]),
        ("The council met in the old capital today and agreed with the\nAmerican plan. "
         "It was then already very late and\npeople left.",
         ["The council met in the old capital today and agreed with the\nAmerican plan.",
          "It was then already very late and\npeople left."]),  # wrapped at about 60 columns
        # ragged lines that cannot end a sentence
        ("The council demanded that\nUS troops leave the country. It met the\nPope.",
         ["The council demanded that\nUS troops leave the country.", "It met the\nPope."]),
        ("The mayor said on Wednesday,\nthe ninth day of the siege, that two had died.",
         ["The mayor said on Wednesday,\nthe ninth day of the siege, that two had died."]),
        ("The army said on Monday, after talks in Oslo,\nTurkish jets had bombed it.",
         ["The army said on Monday, after talks in Oslo,\nTurkish jets had bombed it."]),
        # lists, places and signatures stand apart
        ("He asked for:\nthe release of prisoners,\nthe return of the dead,\nan apology.",
         ["He asked for:", "the release of prisoners,", "the return of the dead,", "an apology."]),
        ("Yours sincerely,\nJane Doe", ["Yours sincerely,", "Jane Doe"]),
        ("Ankara,\nIzmir,\nMersin", ["Ankara,", "Izmir,", "Mersin"]),
        ("The council demanded that\n\nUS troops left.", ["The council demanded that", "US troops left."]),
        ("BAGHDAD (Tigris Wire) - Rockets hit a base. Two died.",
         ["BAGHDAD (Tigris Wire) - Rockets hit a base.", "Two died."]),
        ("First line\r\nSecond line", ["First line", "Second line"]),  # text taken as it is
    ],
)  # fmt: skip
def test_lines_and_paragraphs_end_sentences_unless_they_were_only_wrapped(words, expected):
    assert sentences(words) == expected


@pytest.mark.parametrize(
    ("words", "title", "kinds"),
    [
        ("Rockets hit base\n\nTwo died. One fled.", None, ["headline", "prose", "prose"]),
        ("Rockets hit base.\n\nTwo died.", "Rockets hit base.", ["headline", "prose"]),  # the title, with a stop
        ("Two died.\n\nWhat comes next\n\nNobody knows.", None, ["prose", "heading", "prose"]),
        ("Two died. One fled", None, ["prose", "prose"]),  # no stop, but no line of its own
        ("Two died.", None, ["prose"]),
    ],
)
def test_a_line_of_its_own_without_a_stop_is_a_headline_or_heading(words, title, kinds):
    assert [sentence.kind for sentence in split(words, title).sentences] == kinds


def test_sentences_hold_their_own_tokens_and_no_blank_at_either_end():
    reading = split("  Rockets hit base \n\n Two died.  One fled. \n")

    for sentence in reading.sentences:
        words = reading.words(sentence.span)
        assert words == words.strip()
        assert reading.tokens[sentence.first].span.start == sentence.span.start
        assert reading.tokens[sentence.last - 1].span.end == sentence.span.end
    assert [sentence.first for sentence in reading.sentences] == [0, 3, 6]


def test_a_text_of_blanks_has_no_sentence():
    assert sentences(" \n\n\t ") == []
