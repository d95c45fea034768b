"""What the sample reports give when they are read otherwise: with the cascade, or with a spaCy pipeline.

    python benchmarks/annotators.py [--spacy PIPELINE]

Prints the tables of docs/model.md: of each way of reading and each half of the reports, what ``evaluate samples`` says.
A pipeline of spaCy's that is not installed is left out, with a line that says so.
"""

from __future__ import annotations

import argparse
import sys

from polybius import pipeline, samples
from polybius.annotate.weights import MODEL_VERSION
from polybius.config import Settings
from polybius.errors import PolybiusError
from polybius.evaluate.samples import score

MEASURES = ("found", "type", "source", "extra")
HALVES = ("samples/dev", "samples/test")
SMALL = "en_core_web_sm"  # spaCy's small English pipeline; copies of it on PyPI have other names


def ways(spacy: str) -> dict[str, Settings]:
    """The ways of reading, by what they are called."""
    return {
        f"built-in, weights {MODEL_VERSION}": Settings(),
        "the same with the cascade": Settings(cascade=True),
        f"spaCy, {spacy}": Settings(annotator=f"spacy:{spacy}"),
    }


def sentences(settings: Settings) -> tuple[int, int]:
    """How many sentences of the sample reports are read, and how many there are."""
    found = [one for reading in pipeline.read_many([samples.folder()], settings=settings) for one in reading.sentences]
    return sum(one.read for one in found), len(found)


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spacy", metavar="PIPELINE", default=SMALL)
    names = [f"{half.partition('/')[2]} {measure}" for half in HALVES for measure in MEASURES]
    print("| sample reports | sentences read |", " | ".join(names), "|")
    print("| --- |" + " --- |" * (1 + len(names)))
    for name, settings in ways(parser.parse_args().spacy).items():
        try:
            found = score(settings=settings)
        except PolybiusError as error:
            print(f"not measured: {name}: {error}")
            continue
        read, of = sentences(settings)
        figures = [f"{found[half][measure]['value']:.3f}" for half in HALVES for measure in MEASURES]
        print(f"| {name} | {read} of {of} |", " | ".join(figures), "|", flush=True)
        if settings == Settings():
            print(
                "n:",
                ", ".join(f"{half} {measure} {found[half][measure]['n']}" for half in HALVES for measure in MEASURES),
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
