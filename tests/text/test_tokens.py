import pytest

from polybius import text
from polybius.schema import Document, Reading


def tokens(words: str) -> list[str]:
    reading = text.split(Reading(Document("made-up", words)))
    return [reading.words(token.span) for token in reading.tokens]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The US-led coalition", "The US - led coalition"),
        ("an Iranian-backed militia of al-Nuri", "an Iranian - backed militia of al - Nuri"),
        ("a U.S.-led raid", "a U.S. - led raid"),
        ("UN-backed, anti-ship, pro-Iranian, re-elected", "UN - backed , anti-ship , pro-Iranian , re-elected"),
        ("an e-mail from the co-founder", "an e-mail from the co-founder"),
        ("base K-1 and F-16s", "base K - 1 and F - 16s"),
        ("Iraq's army didn't; they'll go, can't they?", "Iraq 's army did n't ; they 'll go , ca n't they ?"),
        ("Iraq’s army didn’t", "Iraq ’s army did n’t"),
        ("the soldiers' camp", "the soldiers ' camp"),
        ("It cannot be", "It can not be"),
        ("the U.S.'s plan", "the U.S. 's plan"),
        ("the \"Wolf's Lair\"'s door", "the \" Wolf 's Lair \" 's door"),
        ("Qa'im and O'Neil", "Qa'im and O'Neil"),
        ("$5,000.50, US$3 and 10%", "$ 5,000.50 , US$ 3 and 10 %"),
        ("35km and 5pm and $25bn and 750km/h", "35 km and 5 pm and $ 25 bn and 750 km / h"),
        ("on 2020-01-05 at 10:45", "on 2020-01-05 at 10:45"),
        ("9/11 and 12/26/2000", "9/11 and 12/26/2000"),
        ("5-10 men in the 1990s, the 3rd", "5 - 10 men in the 1990s , the 3rd"),
        ("18,19,20 men", "18 , 19 , 20 men"),  # a list, not a number
        ("Gen. Saleh on Jan. 3", "Gen. Saleh on Jan. 3"),
        ("He said no.", "He said no ."),  # "no." is also a number's short form
        ("Cars, guns, etc.", "Cars , guns , etc ."),
        ("He left the U.S.", "He left the U.S."),
        ("and/or", "and / or"),
        ("see https://example.org/a?b=c.", "see https://example.org/a?b=c ."),
        ("Write to press@example.org, now", "Write to press@example.org , now"),
        ("Wait... what?!", "Wait ... what ?!"),
        ("one -- two — three", "one -- two — three"),
        ("“Go,” he said", "“ Go , ” he said"),
        ("[sic] (really)", "[ sic ] ( really )"),
        ("Müller of Diyarbakır", "Müller of Diyarbakır"),
        ("R&D of AT&T", "R&D of AT&T"),
    ],
)
def test_words_are_cut_as_universal_dependencies_cuts_them(words, expected):
    assert " ".join(tokens(words)) == expected


def test_every_character_but_blanks_is_in_exactly_one_token():
    words = "“U.S.-led” — raid’s 3,5% cost: $1.2m (e.g. K-1)... \U0001f680 नमस्ते x²  !?\u00a0end"
    reading = text.split(Reading(Document("made-up", words)))

    assert "".join(reading.words(token.span) for token in reading.tokens) == "".join(words.split())
    ends = [0, *(token.span.end for token in reading.tokens)]
    assert all(end <= token.span.start for end, token in zip(ends, reading.tokens, strict=False))


HOSTILE = [
    ".", "?!", ". ", "a-", "a.", "1. ", "1,", "a'", '."', "_", " ", "a@", "http://", "-", "A.B ", "a", "1", "anti-",
    "(", ".\n", "1/", ". [", " :)", "abc\r", "A&", "1:", "\u00e9", "a.b.c", "U.S. ", "www.", "''", "...a", "n't", "’s",
]  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_endless_repetition_is_cut_to_its_last_word(unit):
    words = unit * (32_000 // len(unit)) + "a"

    reading = text.split(Reading(Document("made-up", words)))

    assert reading.tokens[-1].span.end == len(words)
