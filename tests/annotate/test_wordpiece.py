"""Our own WordPiece beside the reference implementation."""

from __future__ import annotations

import pytest

from polybius.annotate.weights import FOLDER
from polybius.annotate.wordpiece import UNKNOWN, WordPiece, read_vocabulary

tokenizers = pytest.importorskip("tokenizers")


@pytest.fixture(scope="module")
def pieces() -> WordPiece:
    return WordPiece(read_vocabulary(FOLDER / "vocab.txt"))


@pytest.fixture(scope="module")
def reference() -> tokenizers.Tokenizer:
    known = read_vocabulary(FOLDER / "vocab.txt")
    made = tokenizers.Tokenizer(tokenizers.models.WordPiece(known, unk_token=UNKNOWN))
    made.normalizer = tokenizers.normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = tokenizers.pre_tokenizers.BertPreTokenizer()
    return made


@pytest.mark.parametrize(
    "word",
    [
        "Baghdad",
        "IRAQ",
        "al-Muhandis",  # punctuation inside a word
        "U.S.",
        "n't",
        "’s",  # a curly apostrophe is punctuation of more than one byte
        "Zarəb",
        "Núñez",  # accents are stripped
        "İzmir",  # lower-cases to two characters, the second of which is an accent
        "ﬁre",
        "北京",  # each character of Chinese stands alone
        "Москва",
        "بغداد",
        "$1.2bn",
        "http://example.org/a_b?c=d",
        "1,000",
        "…",
        "—",
        "™",
        "½",
        "x" * 150,  # too long: one unknown piece
        "qzxjvkqzx",
        "😀",
        "re\u00adsumed",  # a soft hyphen is no character
        "zero\u200bwidth",
        "a\u00a0b",
        "\ufffd\u0000talks",
    ],
)
def test_a_word_is_cut_as_the_reference_cuts_it(pieces, reference, word):
    assert list(pieces.ids(word)) == reference.encode(word, add_special_tokens=False).ids


@pytest.mark.parametrize("word", ["", " ", "\u200b", "\x07"])
def test_a_word_without_visible_characters_is_one_unknown_piece(pieces, word):
    assert pieces.ids(word) == (read_vocabulary(FOLDER / "vocab.txt")[UNKNOWN],)


def test_a_word_gives_the_same_pieces_the_second_time(pieces):
    assert pieces.ids("Soleimani") == pieces.ids("Soleimani")
