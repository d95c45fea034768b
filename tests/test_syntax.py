"""Walks over small trees written by hand."""

import pytest

import polybius
from polybius.syntax import Tree
from tests.reading import reading_of

ROWS = """
Rebels rebel NOUN NNS 2 nsubj
shelled shell VERB VBD 0 root
the the DET DT 4 det
port port NOUN NN 2 obj
that that PRON WDT 6 nsubj
feeds feed VERB VBZ 4 acl:relcl
Hodeida Hodeida PROPN NNP 6 obj
"""


@pytest.fixture
def tree():
    return Tree(reading_of(ROWS))


def test_a_relation_answers_to_its_name_with_and_without_the_subtype(tree):
    assert tree.is_(5, "acl")
    assert tree.is_(5, "obj", "acl:relcl")
    assert not tree.is_(5, "acl:rel")  # no subtype of it, only its first letters
    assert not tree.is_(3, "obj:x")
    assert tree.children(3, "acl") == tree.children(3, "acl:relcl") == [5]
    assert tree.subtree(1, ("acl",)) == [0, 1, 2, 3]


def test_what_is_given_can_be_changed_without_harm_to_the_tree(tree):
    tree.children(1).clear()

    assert tree.children(1) == [0, 3]


@pytest.mark.parametrize(
    ("words", "head"),
    [("the port that feeds Hodeida", 3), ("feeds Hodeida", 5), ("shelled the", 1), (" ", None)],
)
def test_the_head_of_a_span_hangs_outside_it(tree, words, head):
    start = tree.reading.text.index(words)
    span = type(tree[0].span)(start, start + len(words))

    assert tree.head_of(span) == head == tree.head_of(span)  # also when it is asked again


def test_there_is_no_word_before_the_first_and_behind_the_last(tree):
    assert [(tree.word(at), tree.lemma(at)) for at in (-1, 6, 7)] == [("", ""), ("Hodeida", "hodeida"), ("", "")]


@pytest.mark.parametrize("text", ["He pulled Germany down and the two crowds together", "was cited as telling"])
def test_a_text_that_breaks_off_is_read(text):
    assert polybius.read(text).tokens
