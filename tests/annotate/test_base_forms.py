"""Base forms of inflected words."""

import pytest

from polybius import resources
from polybius.annotate.base_forms import base_form, regular


@pytest.mark.parametrize(
    ("word", "tag", "proposed", "expected"),
    [
        ("blamed", "VBD", "blam", "blame"),  # a dropped e
        ("slammed", "VBD", "slamm", "slam"),  # a doubled consonant
        ("condemned", "VBN", "condemne", "condemn"),
        ("came", "VBD", "ca", "come"),  # irregular
        ("founded", "VBD", "find", "found"),  # not "find", whose past is the base form here
        ("Martyrs", "NNS", "Martyr", "martyr"),
        ("leaves", "VBZ", "leave", "leave"),  # the tag decides between verb and noun
        ("re-established", "VBD", "re-establishe", "re-establish"),  # by its last part
        ("U-turns", "NNS", "U-turn", "U-turn"),
        ("gunmen", "NNS", "gunme", "gunman"),
        ("specimens", "NNS", "specimen", "specimen"),
        ("tabled", "VBD", "tabl", "table"),
        ("unfroze", "VBD", "unfroz", "unfreeze"),
        ("lorries", "NNS", "lorrie", "lorry"),
        ("trenches", "NNS", "trenche", "trench"),
        ("Blamed", "NNP", "Blamed", "Blamed"),  # a name stays as it is
        ("canneries", "NNS", "cannerie", "cannery"),  # unknown, written with more than an s
        ("torpedoes", "NNS", "torpedoe", "torpedo"),
        ("coronaviruses", "NNS", "coronaviruse", "coronavirus"),
        ("avalanches", "NNS", "avalanche", "avalanche"),
        ("corpses", "NNS", "corpse", "corpse"),
        ("crises", "NNS", "crise", "crisis"),
        ("bases", "NNS", "basis", "base"),  # of an army
        ("xyzzed", "VBD", "xyzze", "xyzze"),  # unknown: what the model proposed
    ],
)
def test_the_vocabulary_mends_a_base_form_that_is_none(word, tag, proposed, expected):
    assert base_form(word, tag, proposed) == expected


@pytest.mark.parametrize(
    ("lemma", "upos", "forms"),
    [
        ("deny", "VERB", {"denies", "denied", "denying"}),
        ("die", "VERB", {"dies", "died", "dying"}),
        ("seize", "VERB", {"seizes", "seized", "seizing"}),
        ("country", "NOUN", {"countries"}),
    ],
)
def test_regular_forms_follow_the_spelling(lemma, upos, forms):
    assert regular(lemma, upos) == forms


def test_the_vocabulary_has_every_verb_and_noun_that_a_row_asks_for():
    told = [row for name in ("predicates", "phrases") for row in resources.table(f"lexicon/{name}")]
    told += [{**row, "upos": "VERB"} for row in resources.table("lexicon/cues") if row["pos"] == "verb"]
    known = {(row["lemma"], row["upos"]) for row in resources.table("lexicon/vocabulary")}
    asked = {(row["lemma"].split()[0], row["upos"]) for row in told if row["upos"] in ("VERB", "NOUN")}

    # "to re-elect", "a sit-in" go by their last part
    assert {lemma for lemma, upos in asked - known if "-" not in lemma} == set()
