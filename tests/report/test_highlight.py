from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from polybius.report.highlight import ROLES, Mark, Piece, marked, plain

TEXT = "The coast guard of Norway seized a trawler on Tuesday."


def test_marked_words_carry_their_role_and_the_rest_is_plain() -> None:
    assert marked("Boats seized it.", [Mark(6, 12, "action", "action: COERCE")]) == (
        Piece("Boats "),
        Piece("seized", "action", "action: COERCE", opens=True),
        Piece(" it."),
    )


def test_of_marks_that_overlap_the_shortest_is_shown_and_the_longer_one_is_glossed_once() -> None:
    # "The coast guard of Norway": the place inside the actor is seen, and "who" stands above the first words alone
    pieces = marked(TEXT, [Mark(0, 25, "actor", "a"), Mark(19, 25, "place", "p")])

    assert [(piece.text, piece.role, piece.gloss) for piece in pieces[:2]] == [
        ("The coast guard of ", "actor", "who"),
        ("Norway", "place", "where"),
    ]


def test_a_mark_that_goes_on_after_an_inner_one_has_no_second_gloss() -> None:
    pieces = marked("abcdef", [Mark(0, 6, "source", "s"), Mark(2, 4, "actor", "a")])

    assert [(piece.text, piece.gloss) for piece in pieces] == [("ab", "says"), ("cd", "who"), ("ef", "")]


def test_a_sentence_is_marked_by_the_offsets_of_its_document() -> None:
    document = "Before. Boats seized it."

    assert marked(document[8:], [Mark(14, 20, "action", "t")], offset=8)[1].text == "seized"


def test_a_mark_outside_the_sentence_is_passed_over() -> None:
    assert marked("Boats.", [Mark(40, 50, "actor", "t"), Mark(3, 3, "actor", "t")], offset=8) == (Piece("Boats."),)


marks = st.builds(
    lambda start, length, role: Mark(start, start + length, role, role),
    st.integers(0, 40), st.integers(0, 30), st.sampled_from(sorted(ROLES)),
)  # fmt: skip


@given(st.text(max_size=40), st.lists(marks, max_size=8), st.integers(0, 20))
def test_the_pieces_are_always_the_whole_text(text: str, held: list[Mark], offset: int) -> None:
    assert plain(marked(text, held, offset)) == text


@given(st.text(min_size=1, max_size=40), st.lists(marks, max_size=8))
def test_the_order_of_the_marks_does_not_matter(text: str, held: list[Mark]) -> None:
    shown = [(piece.text, piece.role) for piece in marked(text, held)]

    assert shown == [(piece.text, piece.role) for piece in marked(text, held[::-1])]
