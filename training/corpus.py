"""The training mixture: what is read from which gold set, and how much of it an epoch takes."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import names
from data import Example, add_frames, read_conllu, read_jsonl
from ner import Reader, add_tree_hints
from synthesize import Synthesizer

# GUM's conversations may not be adapted (no-derivatives).
WITHOUT = ("GUM_conversation",)
# Share of a set that an epoch takes: tweets are far from news, defence and politics reports near.
SHARES = {
    "wnut17": 0.2,
    "btc": 0.2,
    "wikigold": 0.8,
    "crossner_politics": 1.0,
    "re3d": 1.5,
    "meantime_events": 2.0,
    "ecbplus": 0.8,
}
SYNTHETIC_AN_EPOCH = 3800
CAUSES_AN_EPOCH = {"cnc": 2, "esl": 3}  # times that an epoch reads the causal sets
EVENTS_AN_EPOCH = 2  # times that an epoch reads the corpus of events
NEWS_AN_EPOCH = 3  # and real news with events
NOUNS_AN_EPOCH = 2  # and the sentences whose nouns tell acts


@dataclass(frozen=True)
class Corpus:
    """All training sentences; ``epoch`` draws one epoch of them."""

    trees: list[Example]
    entities: dict[str, list[Example]]
    events: list[Example]
    news: list[Example]
    nouns: list[Example]
    rows: list[Example]  # the examples of the lexicon's rows, once an epoch
    causes: dict[str, list[Example]]
    silent: list[Example]  # without gold: what other models say of them is all that can be learned
    synthesizer: Synthesizer

    @classmethod
    def read(cls, gold: Path, corpus: Path) -> Corpus:
        """The sentences of the gold sets and of the corpora of events and nouns."""
        import causes
        import events
        import nouns
        import rows
        import silent

        known = names.load(gold)
        ewt = list(read_conllu(gold / "syntax" / "ud_ewt.train.conllu.gz", "ud_ewt"))
        gum = list(read_conllu(gold / "syntax" / "ud_gum.train.conllu.gz", "ud_gum", WITHOUT))
        add_frames(ewt, read_jsonl(gold / "srl" / "propbank_ewt.train.jsonl.gz"))
        add_tree_hints(ewt + gum, known)
        reader = Reader(gold, known)
        entities = {name: reader.flat(name) for name in ("wikigold", "crossner_politics", "wnut17", "btc")}
        entities |= {"re3d": reader.re3d(), "meantime_events": reader.meantime(), "ecbplus": reader.ecbplus()}
        return cls(
            ewt + gum,
            entities,
            events.train(corpus),
            events.real(corpus, gold, "train"),
            nouns.train(corpus),
            rows.train(),
            causes.train(gold),
            silent.train(gold),
            Synthesizer(known, reader),
        )

    def epoch(self, rng: random.Random, rest: float = 1.0) -> list[Example]:
        """The trees once, each entity set by its share, and freshly made sentences; of these a share, ``rest``."""
        out = list(self.trees)
        for name, examples in self.entities.items():
            share = SHARES[name]
            out += examples * int(share)
            out += rng.sample(examples, int(len(examples) * (share % 1)))
        out += self.nouns * NOUNS_AN_EPOCH
        for name, times in CAUSES_AN_EPOCH.items():
            out += self.causes[name] * times
        out = rng.sample(out, int(len(out) * rest)) if rest < 1 else out
        out += self.synthesizer.sentences(int(SYNTHETIC_AN_EPOCH * rest), rng)
        return out + self.events * EVENTS_AN_EPOCH + self.news * NEWS_AN_EPOCH + self.rows

    def sizes(self) -> dict[str, dict[str, int]]:
        """Sentences and words of each source."""
        by_source: dict[str, list[Example]] = {name: list(some) for name, some in (self.entities | self.causes).items()}
        for example in (*self.trees, *self.events, *self.news, *self.nouns, *self.rows, *self.silent):
            by_source.setdefault(example.source, []).append(example)
        return {
            name: {"sentences": len(examples), "words": sum(len(e.words) for e in examples)}
            for name, examples in by_source.items()
        }
