"""Fits the two regressions that speak beside the model when nouns are read as predicates (``annotate/nouns.py``).

python training/nominal.py --gold FOLDER [--corpus FOLDER] [--out FOLDER]

They learn from PropBank's training sentences (and from our own which nouns tell acts), never from the model's scores of
them: it knows these by heart. Trees and tags are the model's, as when news is read. Takes three minutes of one core.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import optimize, sparse

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

import nouns as written
from data import Example, head_word, is_auxiliary, read_conllu, read_jsonl
from schemes import ROLES, role

from polybius.annotate import nouns, weights
from polybius.annotate.builtin import BATCH_PIECES, read_batch
from polybius.annotate.nouns import Pairs, Parsed
from polybius.annotate.window import batches, windows
from polybius.resources import table

SOURCE = "training/nominal.py"
OUT = Path(__file__).parent.parent / "src" / "polybius" / "resources" / "models"
CORPUS = Path(__file__).parent.parent / "corpus"
LABELS = (nouns.NO_LABEL, *ROLES)
PENALTY_PREDICATE, PENALTY_ROLE = 0.5, 1.0  # of the squared weights
WRITTEN_WEIGHT = 0.1  # of a noun of our own sentences, which note no noun that is not a predicate
MIN_SEEN = 2  # features of fewer nouns or pairs are left out
MIN_ROLES, MIN_SHARE = 3, 0.01  # of the words that lie a way from a noun: so many have a role, at least
MIN_AGREEMENT = 0.6  # of a verb's subjects, so many have the role that counts as the subject's
LEAST_PREDICATE, LEAST_ROLE, LEAST_FEATURE = 0.05, 0.1, 0.2  # weights below are left out; features without a larger one
LEFT = 1  # times a predicate in PropBank's sentences, at most, of a noun of ours that tells an act: left to the model
PLACES = {"nsubj": "subject", "nsubj:pass": "object", "obj": "object"}

Roles = dict[int, dict[int, str]]  # of each predicate its arguments' head words


@dataclass
class Lesson:
    """A sentence as the model reads it, with its predicates."""

    parsed: Parsed
    children: list[list[int]]
    roles: Roles
    verbs: dict[int, str]  # the verb that names the frame of each predicate
    every: bool = True  # whether all predicates are noted


def read(examples: Sequence[Example]) -> Iterator[tuple[int, Parsed]]:
    """The sentences that are one window, with their number, as the model reads them."""
    model = weights.shipped()
    cut = [
        window
        for number, example in enumerate(examples)
        for window in windows(number, example.words, model.pieces, model.labels["max_pieces"])
    ]
    whole = [window for window in cut if len(window.words) == len(examples[window.owner].words)]
    for batch in batches(whole, BATCH_PIECES):
        for window, told in zip(batch, read_batch(batch, model), strict=True):
            yield (
                window.owner,
                Parsed(window.words, told.lemmas, told.upos, told.tags, told.heads, told.deprels, told.mentions),
            )


def propbank(gold: Path) -> list[Lesson]:
    """PropBank's training sentences."""
    records = {record["id"]: record for record in read_jsonl(gold / "srl" / "propbank_ewt.train.jsonl.gz")}
    examples = [
        example
        for example in read_conllu(gold / "syntax" / "ud_ewt.train.conllu.gz", "ud_ewt")
        if example.id in records and records[example.id]["text"] == example.text
    ]
    found = []
    for number, parsed in read(examples):
        example = examples[number]
        starts = {start: at for at, (start, end) in enumerate(example.offsets) if end > start}
        lesson = Lesson(parsed, parsed.children(), {}, {})
        for frame in records[example.id]["frames"]:
            at = starts.get(frame["trigger"][0])
            if at is None or is_auxiliary(example, at):
                continue
            lesson.verbs[at] = frame["roleset"].partition(".")[0]
            roles = lesson.roles.setdefault(at, {})
            for argument in frame["args"]:
                label, head = role(argument["role"]), head_word(example, argument["start"], argument["end"])
                if label is not None and head is not None and head != at:
                    roles.setdefault(head, label)
        found.append(lesson)
    return found


def own(corpus: Path) -> list[Lesson]:
    """The written sentences on nouns."""
    examples = written.train(corpus)
    return [
        Lesson(parsed, parsed.children(), {at: dict(roles) for at, roles in examples[number].frames or ()}, {}, False)
        for number, parsed in read(examples)
    ]


# Lessons


def predicate_rows(lessons: Iterable[Lesson], never: Collection[str]) -> Iterator[tuple[list[str], int, float]]:
    """Of every noun its features, whether it is a predicate, and how much the lesson weighs.

    Nouns that tell acts and are ``never`` a predicate in PropBank's sentences are passed over there.
    """
    for lesson in lessons:
        for at, lemma in nouns_of(lesson):
            if at in lesson.roles or (lesson.every and lemma not in never):
                found = [
                    *nouns.lemma_features(lemma),
                    *nouns.place_features(lesson.parsed, at, lesson.children[at]),
                ]
                yield found, int(at in lesson.roles), 1.0 if lesson.every else WRITTEN_WEIGHT


def nouns_of(lesson: Lesson) -> Iterator[tuple[int, str]]:
    """The nouns of a sentence with their lemmas."""
    for at, upos in enumerate(lesson.parsed.upos):
        if upos in nouns.NOUNS:
            yield at, lesson.parsed.lemmas[at].lower()


def pairs(lessons: Iterable[Lesson], verbs: nouns.Verbs) -> Iterator[tuple[Pairs, int, int, str, str]]:
    """Every noun that is a predicate with every word near it: the way between them and the role, "" for none."""
    for lesson in lessons:
        told = Pairs(lesson.parsed, lesson.children, verbs)
        for at, roles in lesson.roles.items():
            if lesson.parsed.upos[at] in nouns.NOUNS:
                for word in range(len(lesson.parsed.words)):
                    way = None if word == at else told.way(at, word)
                    if way is not None:
                        yield told, at, word, way, roles.get(word, "")


def role_rows(lessons: Sequence[Lesson], verbs: nouns.Verbs) -> Iterator[tuple[list[str], int, float]]:
    """Of every noun and word that lies where arguments lie, their features and the number of the role."""
    seen: Counter[str] = Counter()
    with_role: Counter[str] = Counter()
    for _, _, _, way, label in pairs(lessons, verbs):
        seen[way] += 1
        with_role[way] += bool(label)
    ways = {way for way, n in with_role.items() if n >= MIN_ROLES and n > MIN_SHARE * seen[way]}
    for told, at, word, way, label in pairs(lessons, verbs):
        if way in ways:
            yield told.features(at, word, way), LABELS.index(label or nouns.NO_LABEL), 1.0


def verb_roles(lessons: Sequence[Lesson]) -> dict[str, dict[str, str]]:
    """The roles that each verb gives subject, object and prepositions; of a noun those of the verb of its frame."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    frames: dict[str, Counter[str]] = defaultdict(Counter)
    for lesson in lessons:
        parsed = lesson.parsed
        told = Pairs(parsed, lesson.children, {})
        for at, verb in lesson.verbs.items():
            if parsed.upos[at] in nouns.NOUNS:
                frames[parsed.lemmas[at].lower()][verb] += 1
            elif parsed.upos[at] == "VERB":
                for word, label in lesson.roles[at].items():
                    relation = parsed.deprels[word]
                    place = told.preposition(word) if relation == "obl" else PLACES.get(relation)
                    if parsed.heads[word] == at and place and not label.startswith("ARGM"):
                        counts[verb][place][label] += 1
    by_verb = {verb: dict(sorted(_agreed(places))) for verb, places in counts.items()}
    by_noun = {noun: by_verb.get(verbs.most_common(1)[0][0], {}) for noun, verbs in frames.items()}
    return {lemma: roles for lemma, roles in sorted((by_verb | by_noun).items()) if roles}


def _agreed(places: dict[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    for place, labels in places.items():
        label, n = labels.most_common(1)[0]
        if n >= MIN_AGREEMENT * labels.total():
            yield place, label


# The fit


def fitted(rows: Iterable[tuple[list[str], int, float]], labels: int, penalty: float) -> tuple[list[str], np.ndarray]:
    """The features and their weights for each label: a regression with squared weights as the penalty."""
    found = list(rows)
    counts = Counter(feature for features, _, _ in found for feature in features)
    names = sorted(name for name, n in counts.items() if n >= MIN_SEEN)
    number = {name: at for at, name in enumerate(names)}
    inside = [sorted(number[name] for name in features if name in number) for features, _, _ in found]
    starts = np.cumsum([0, *map(len, inside)])
    columns = np.concatenate([np.array(one, np.int64) for one in inside])
    matrix = sparse.csr_matrix((np.ones(len(columns)), columns, starts), (len(found), len(names)))
    transposed = matrix.T.tocsr()
    answers = np.array([label for _, label, _ in found])
    each = np.array([weight for _, _, weight in found])
    nth = np.arange(len(found))

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        weighed = values.reshape(len(names), labels)
        scores = matrix @ weighed
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        total = -(each * np.log(chances[nth, answers])).sum() + penalty / 2 * (values @ values)
        chances[nth, answers] -= 1
        return total, (transposed @ (chances * each[:, None]) + penalty * weighed).ravel()

    start = np.zeros(len(names) * labels)
    values = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150, "maxcor": 5}).x
    return names, values.reshape(len(names), labels)


def write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """A table; returns how many rows it has."""
    kept = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(kept)
    return len(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    lessons, ours = propbank(arguments.gold), own(arguments.corpus)
    verbs = verb_roles(lessons)
    seen = Counter(lemma for lesson in lessons for at, lemma in nouns_of(lesson) if at in lesson.roles)
    acts = {lemma for lesson in ours for at, lemma in nouns_of(lesson) if at in lesson.roles}
    acts |= {row["noun"] for row in table("lexicon/nominals")}
    left = {lemma for lemma in acts if seen[lemma] <= LEFT}
    lemmas = (
        (lemma, SOURCE, seen[lemma], "yes" if lemma in left else "", _paired(verbs.get(lemma, {})))
        for lemma in sorted({*verbs, *seen, *left})
    )
    columns = ["id", "source", "predicate", "left_to_model", "verb"]
    print(write(arguments.out / "noun_lemmas.csv", columns, lemmas), "nouns and verbs")

    never = {lemma for lemma in acts if not seen[lemma]}
    names, found = fitted(predicate_rows([*lessons, *ours], never), 2, PENALTY_PREDICATE)
    known = ((name, one[1] - one[0]) for name, one in zip(names, found, strict=True))
    kept = ((name, SOURCE, f"{weight:.2f}") for name, weight in known if abs(weight) >= LEAST_PREDICATE)
    print(write(arguments.out / "noun_predicates.csv", ["id", "source", "weight"], kept), "weights of nouns")

    names, found = fitted(role_rows(lessons, verbs), len(LABELS), PENALTY_ROLE)
    large = ((name, one) for name, one in zip(names, found, strict=True) if abs(one).max() >= LEAST_FEATURE)
    rows = ((name, SOURCE, _paired(_large(one))) for name, one in large)
    print(write(arguments.out / "noun_roles.csv", ["id", "source", "weights"], rows), "features of nouns and words")


def _large(row: np.ndarray) -> dict[str, str]:
    return {label: f"{weight:.1f}" for label, weight in zip(LABELS, row, strict=True) if abs(weight) >= LEAST_ROLE}


def _paired(told: Mapping[str, str]) -> str:
    return " ".join(f"{name}={value}" for name, value in told.items())


if __name__ == "__main__":
    main()
