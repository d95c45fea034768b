"""The scorer of the language model, on a treebank of three sentences made up for it."""

from __future__ import annotations

import gzip
import json

import pytest

from polybius.errors import EvaluationError
from polybius.evaluate import language

TREES = """\
# newdoc id = GUM_news_harbour
# newpar
# sent_id = GUM_news_harbour-1
# text = Israel attacked Syria on Monday.
1	Israel	Israel	PROPN	NNP	_	2	nsubj	_	_
2	attacked	attack	VERB	VBD	_	0	root	_	_
3	Syria	Syria	PROPN	NNP	_	2	obj	_	_
4	on	on	ADP	IN	_	5	case	_	_
5	Monday	Monday	PROPN	NNP	_	2	obl	_	SpaceAfter=No
6	.	.	PUNCT	.	_	2	punct	_	_

# sent_id = GUM_news_harbour-2
# text = The ministry didn't deny it.
1	The	the	DET	DT	_	2	det	_	_
2	ministry	ministry	NOUN	NN	_	5	nsubj	_	_
3-4	didn't	_	_	_	_	_	_	_	_
3	did	do	AUX	VBD	_	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	deny	deny	VERB	VB	_	0	root	_	_
6	it	it	PRON	PRP	_	5	obj	_	SpaceAfter=No
7	.	.	PUNCT	.	_	5	punct	_	_

# newdoc id = GUM_bio_smith
# newpar
# sent_id = GUM_bio_smith-1
# text = The army said nothing.
1	The	the	DET	DT	_	2	det	_	_
2	army	army	NOUN	NN	_	3	nsubj	_	_
3	said	say	VERB	VBD	_	0	root	_	_
4	nothing	nothing	PRON	NN	_	3	obj	_	SpaceAfter=No
5	.	.	PUNCT	.	_	3	punct	_	_

"""


def packed(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture
def gold(tmp_path):
    packed(tmp_path / "syntax" / "ud_gum.dev.conllu.gz", TREES)
    packed(tmp_path / "syntax" / "ud_ewt.dev.conllu.gz", TREES)
    return tmp_path


def values(figures):
    return {name: figure["value"] for name, figure in figures.items() if name != "n"}


def test_trees_are_scored_on_given_words_and_from_raw_text_and_news_apart(gold):
    scores = language.syntax(gold, "dev")

    assert {name: figures["n"] for name, figures in scores.items()} == {
        "syntax/ud_ewt": 18, "syntax/ud_ewt_news": 13, "syntax/ud_gum": 18, "syntax/ud_gum_news": 13,
    }  # fmt: skip
    assert values(scores["syntax/ud_gum_news"]) == dict.fromkeys(
        ("upos", "uas", "las", "lemma", "raw_upos", "raw_las"), 1
    )


def test_a_word_cut_otherwise_is_wrong_from_raw_text_only(gold):
    glued = TREES.replace("Israel attacked Syria on Monday.", "Israel attacked Syria onMonday.").replace(
        "4\ton\ton\tADP\tIN\t_\t5\tcase\t_\t_", "4\ton\ton\tADP\tIN\t_\t5\tcase\t_\tSpaceAfter=No"
    )
    packed(gold / "syntax" / "ud_gum.dev.conllu.gz", glued)

    scores = language.syntax(gold, "dev")["syntax/ud_gum_news"]

    assert scores["las"]["value"] == 1
    assert scores["raw_las"]["value"] < 1


def test_without_a_treebank_there_is_nothing_to_score(tmp_path):
    with pytest.raises(EvaluationError, match="syntax"):
        language.syntax(tmp_path, "dev")


def test_the_roles_of_nouns_are_scored_apart(gold):
    roles = [{"role": "ARG0", "start": 0, "end": 6}, {"role": "ARG1", "start": 16, "end": 21}]
    frames = [
        {"trigger": [7, 15, "attacked"], "args": roles},
        {"trigger": [25, 31, "Monday"], "args": []},  # no predicate to us: counts against the nouns alone
    ]
    record = {"id": "GUM_news_harbour-1", "text": "Israel attacked Syria on Monday.", "frames": frames}
    packed(gold / "srl" / "propbank_ewt.dev.jsonl.gz", json.dumps(record) + "\n")

    found = language.srl(gold, "dev")["srl/propbank_ewt"]

    assert found["n"] == 2
    assert (found["arg0"]["value"], found["arg1"]["value"]) == (1, 1)
    assert found["predicates"]["value"] == pytest.approx(2 / 3, abs=0.001)
    assert found["nominal_predicates"]["value"] == 0


@pytest.mark.parametrize(
    ("name", "folder", "expected"),
    [
        ("meantime_events", "events", {"f1": 1.0, "f1_peoples": 1.0}),
        ("uner_ewt", "ner", {"f1": 1.0}),
    ],
)
def test_peoples_are_names_only_where_the_set_writes_them_as_places(tmp_path, name, folder, expected):
    text = "Turkey attacked Syria on Monday."
    entities = [{"start": 0, "end": 6, "type": "LOC"}, {"start": 16, "end": 21, "type": "LOC"}]
    if folder == "events":
        text = "Turkish jets attacked Syria on Monday."
        entities = [{"start": 22, "end": 27, "type": "LOC", "syntactic_type": "NAM"}]
        expected = {"f1": 1.0, "f1_peoples": pytest.approx(2 / 3, abs=0.001)}  # it wrote "Syria" alone
    record = {"id": "x", "text": text, "entities": entities}
    if folder == "events":
        record["fully_annotated_until"] = len(text)
    packed(tmp_path / folder / f"{name}.dev.jsonl.gz", json.dumps(record) + "\n")

    (found,) = language.ner(tmp_path, "dev").values()

    assert values(found) == expected
