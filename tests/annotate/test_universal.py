"""Trees as spaCy's English pipelines draw them -> trees of Universal Dependencies."""

from __future__ import annotations

import pytest

from polybius.annotate.universal import Tree, converted, frames, is_universal, one_root


def tree(text: str) -> Tree:
    """From "word/UPOS/label/head" for each word, heads counted from 1 and 0 for the root."""
    parts = [part.rsplit("/", 3) for part in text.split()]
    words = [part[0] for part in parts]
    lemmas = ["be" if word in ("is", "was") else word for word in words]
    tags = ["TO" if word == "to" and part[1] == "PART" else "" for word, part in zip(words, parts, strict=True)]
    heads = [int(part[3]) - 1 for part in parts]
    return Tree([part[1] for part in parts], tags, lemmas, heads, [part[2] for part in parts])


@pytest.mark.parametrize(
    ("given", "heads", "deprels"),
    [
        # a preposition hangs on its noun, the noun on what the phrase goes with
        ("met/VERB/ROOT/0 in/ADP/prep/1 Ankara/PROPN/pobj/2", [0, 3, 1], "root case obl"),
        ("talks/NOUN/ROOT/0 with/ADP/prep/1 Iran/PROPN/pobj/2", [0, 3, 1], "root case nmod"),
        ("hit/VERB/ROOT/0 by/ADP/agent/1 rebels/NOUN/pobj/2", [0, 3, 1], "root case obl:agent"),
        # "pulled out of Mosul": the phrase hangs on the verb, and "out" stays beside it
        ("pulled/VERB/ROOT/0 out/ADP/prep/1 of/ADP/prep/2 Mosul/PROPN/pobj/3", [0, 1, 4, 1], "root advmod case obl"),
        # "in Iraq and in Syria"
        (
            "met/VERB/ROOT/0 in/ADP/prep/1 Iraq/PROPN/pobj/2 and/CCONJ/cc/2 in/ADP/conj/2 Syria/PROPN/pobj/5",
            [0, 3, 1, 6, 6, 3],
            "root case obl cc case conj",
        ),
        ("left/VERB/ROOT/0 without/ADP/prep/1 saying/VERB/pcomp/2 why/SCONJ/advmod/3", [0, 3, 1, 3],
         "root mark advcl advmod"),
        # the predicate takes the copula's place
        ("it/PRON/nsubj/2 is/AUX/ROOT/0 a/DET/det/4 threat/NOUN/attr/2", [4, 4, 4, 0], "nsubj cop det root"),
        # all conjuncts hang on the first, each "and" on the word that it brings
        (
            "Iran/PROPN/ROOT/0 ,/PUNCT/punct/1 Iraq/PROPN/conj/1 and/CCONJ/cc/3 Syria/PROPN/conj/3",
            [0, 1, 1, 5, 1],
            "root punct conj cc conj",
        ),
        ("want/VERB/ROOT/0 to/PART/aux/3 leave/VERB/xcomp/1", [0, 3, 1], "root mark xcomp"),
        ("gave/VERB/ROOT/0 him/PRON/dative/1 food/NOUN/dobj/1", [0, 1, 1], "root iobj obj"),
    ],
)  # fmt: skip
def test_a_tree_is_converted(given, heads, deprels):
    found = converted(tree(given))

    assert [head + 1 for head in found.heads] == heads
    assert found.deprels == deprels.split()


def test_several_roots_become_one():
    found = one_root(tree("Yes/INTJ/root/0 ./PUNCT/punct/1 No/INTJ/root/0"))

    assert (found.heads, found.deprels) == ([-1, 0, 0], ["root", "punct", "parataxis"])


def test_roles_are_told_from_subjects_and_objects():
    found = frames(
        converted(tree("bases/NOUN/nsubjpass/3 were/AUX/auxpass/3 hit/VERB/ROOT/0 by/ADP/agent/3 us/PRON/pobj/4"))
    )

    assert found == [(2, [("ARG1", 0), ("ARG0", 4)])]


def test_a_parser_with_universal_labels_is_taken_at_its_word():
    assert is_universal(("nsubj", "obl", "case", "root"))
    assert not is_universal(("nsubj", "pobj", "prep", "ROOT"))
