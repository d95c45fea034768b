"""The cue and signal tables hold what their readers take for granted."""

from polybius import resources
from polybius.schema import AUXILIARY, PUBLISHER_VIEW

POS = {"verb", "noun", "phrase", "adverb", "adjective", "state", "vague"}
COMPLEMENTS = set(
    "clause quote infinitive np rest passive addressee seeming of for about scope named based_on amod head bare "
    "plural".split()
)
KINDS = {"cause", "response", "purpose", "condition", "event"}


def test_every_cue_tells_how_certain_its_content_is_in_both_views():
    for row in resources.table("lexicon/cues"):
        views = {row["source_view"], row["publisher_view"]}
        assert views == {""} if row["pos"] == "vague" else views <= set(PUBLISHER_VIEW), row
        assert row["auxiliary"] in ("", *AUXILIARY), row
        assert row["tells"] in (("",) if row["pos"] == "vague" else ("yes", "no", "clause")), (
            row
        )  # clause: not of a thing


def test_every_cue_names_a_known_part_of_speech_and_known_complements():
    for row in resources.table("lexicon/cues"):
        assert row["pos"] in POS, row
        assert set(row["complements"].split()) <= COMPLEMENTS, row
        assert row["complements"], row
        assert row["act"], row


def test_denying_is_the_only_kind_of_saying_that_turns_its_content_round():
    turned = {row["act"] for row in resources.table("lexicon/cues") if row["source_view"].endswith("-")}

    assert turned == {"deny", "doubt", "reject", "refuse"}


def test_a_plain_verb_stands_behind_the_other_rows_of_its_word():
    # who looks a word up without its part of speech takes the last row: "call" is the verb, not the noun
    last = {row["lemma"]: row for row in resources.table("lexicon/cues")}
    plain = {row["lemma"] for row in resources.table("lexicon/cues") if row["pos"] == "verb" and not row["particle"]}

    assert all(last[lemma]["pos"] == "verb" and not last[lemma]["particle"] for lemma in plain)


def test_every_signal_has_a_kind_and_a_side_for_its_cause():
    for row in resources.table("lexicon/signals"):
        assert row["kind"] in KINDS | {""}, row
        assert (row["pattern"] == "event") == (row["cause"] == ""), row
