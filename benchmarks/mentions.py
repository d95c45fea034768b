"""What resolving costs: CPU milliseconds of the stage of actors for each mention of the sample reports, best of five.

    python benchmarks/mentions.py

The reports are read with the language model first, which is not in the figure; nor are the tables, which load once.
"""

from __future__ import annotations

import time

from polybius import actors, annotate, ingest, samples, text
from polybius.schema import Document, Reading

ROUNDS = 5


def main() -> None:
    """Prints the cost of one mention and how many there are."""
    documents = [item for item in ingest.read([samples.folder()]) if isinstance(item, Document)]
    annotated = [annotate.annotate(text.split(Reading(document))) for document in documents]
    mentions = sum(len(actors.resolve(reading).mentions) for reading in annotated)
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        for reading in annotated:
            actors.resolve(reading)
        best = min(best, time.process_time() - begun)
    print(f"{best * 1000 / mentions:.3f} ms for each of {mentions} mentions")


if __name__ == "__main__":
    main()
