"""The training mixture: what is read from which gold set, and how much of it an epoch takes."""

from __future__ import annotations

import random
from pathlib import Path

import causes as causal_sets
import events as event_corpus
import names as name_tables
from data import Example, add_frames, read_conllu, read_jsonl
from ner import Reader, add_tree_hints

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


class Corpus:
    """All training sentences, read once; ``epoch`` draws one epoch of them."""

    def __init__(self, gold: Path, events: Path) -> None:
        names = name_tables.load(gold)
        ewt = list(read_conllu(gold / "syntax" / "ud_ewt.train.conllu.gz", "ud_ewt"))
        gum = list(read_conllu(gold / "syntax" / "ud_gum.train.conllu.gz", "ud_gum", WITHOUT))
        self.arguments = add_frames(ewt, read_jsonl(gold / "srl" / "propbank_ewt.train.jsonl.gz"))
        self.trees = ewt + gum
        add_tree_hints(self.trees, names)
        reader = Reader(gold, names)
        self.entities: dict[str, list[Example]] = {
            name: reader.flat(name) for name in ("wikigold", "crossner_politics", "wnut17", "btc")
        }
        self.entities["re3d"] = reader.re3d()
        self.entities["meantime_events"] = reader.meantime()
        self.entities["ecbplus"] = reader.ecbplus()
        self.events = event_corpus.train(events)
        self.news = event_corpus.real(events, gold, "train")
        self.causes = causal_sets.train(gold)
        self.names = names
        try:
            from synthesize import Synthesizer

            self.synthesizer: Synthesizer | None = Synthesizer(names, reader)
        except ModuleNotFoundError:
            self.synthesizer = None

    def epoch(self, rng: random.Random) -> list[Example]:
        """The trees once, each entity set by its share, and freshly made sentences."""
        out = list(self.trees)
        for name, examples in self.entities.items():
            share = SHARES[name]
            out += examples * int(share)
            out += rng.sample(examples, int(len(examples) * (share % 1)))
        out += self.events * EVENTS_AN_EPOCH + self.news * NEWS_AN_EPOCH
        for name, times in CAUSES_AN_EPOCH.items():
            out += self.causes[name] * times
        if self.synthesizer:
            out += self.synthesizer.sentences(SYNTHETIC_AN_EPOCH, rng)
        return out

    def sizes(self) -> dict[str, dict[str, int]]:
        """Sentences and words of each source."""
        by_source: dict[str, list[Example]] = self.entities | self.causes
        for example in (*self.trees, *self.events, *self.news):
            by_source.setdefault(example.source, []).append(example)
        return {
            name: {"sentences": len(examples), "words": sum(len(e.words) for e in examples)}
            for name, examples in by_source.items()
        }
