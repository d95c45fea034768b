"""What the language model costs: CPU seconds, words a CPU second of one core, memory; with and without the cascade.

    python benchmarks/speed.py [--gold FOLDER] [--spacy PIPELINE] [--repeat N] [--endless] [--without-vnni]

Reads the news of GUM (Wikinews) when the gold is there, else the bundled sample reports; one process, one thread;
document by document, and with the documents in groups as ``polybius read`` takes them. Words are
Universal Dependencies words; CPU seconds are user and system time of the process, so a busy machine lengthens the wall
clock more than these figures. Where spaCy is installed, its small English pipeline (or the one of ``--spacy``) reads
the same sentences in the same run, all taking turns; else a line says that it was not measured. ``--without-vnni``
measures once more with a patched copy of onnxruntime, see ``no_vnni.py``.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import no_vnni

from polybius import annotate, ingest, pipeline, samples, text
from polybius.annotate import cascade
from polybius.config import Settings
from polybius.errors import PolybiusError
from polybius.evaluate.segmentation import documents
from polybius.schema import Document, Reading, Sentence, Span, Token

SETS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8", "asimddp", "i8mm")
LONG = 100_000  # words of the endless sentence
NEWS = "_news_"
SMALL = "en_core_web_sm"  # spaCy's small English pipeline; copies of it on PyPI have other names

START = """
import resource, time
begun = time.process_time()
from polybius import annotate
from polybius.annotate import weights
weights.shipped()
loaded = time.process_time() - begun
print(loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

PEAK = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from speed import each, news, run
from polybius import annotate
from pathlib import Path
run(each(annotate.annotator()), news(Path(sys.argv[2]) if len(sys.argv) > 2 else None))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

ENDLESS = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from speed import LONG, endless
from polybius import annotate
annotate.annotate(endless(1000))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
annotate.annotate(endless(LONG))
print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

RATES = """
import sys
sys.path.insert(0, sys.argv[1])
import onnxruntime
from speed import each, in_turn, many, news
from polybius import annotate
from pathlib import Path
assert onnxruntime.__file__.startswith(sys.argv[3]), "the copy was not loaded"
stages = {"each": each(annotate.annotator()), "many": many(annotate.annotator())}
for rates in in_turn(stages, news(Path(sys.argv[4]) if len(sys.argv) > 4 else None), int(sys.argv[2])).values():
    print(*rates)
"""

Work = Callable[[Sequence[Reading]], object]


def news(gold: Path | None) -> list[Reading]:
    """Documents of general news with sentences and words, or the sample reports."""
    if gold is None:
        found = (item for item in ingest.read([samples.folder()], settings=Settings()) if isinstance(item, Document))
        return [text.split(Reading(document)) for document in found]
    return [
        text.split(Reading(Document(document.id, document.text)))
        for part in ("train", "dev")
        for document in documents(gold / "syntax" / f"ud_gum.{part}.conllu.gz")
        if NEWS in document.id
    ]


def endless(words: int) -> Reading:
    """One sentence of so many words."""
    cut = ("Iraq and Iran said that talks had failed , while " * (words // 10 + 1)).split()[:words]
    tokens, at = [], 0
    for word in cut:
        tokens.append(Token(Span(at, at + len(word))))
        at += len(word) + 1
    whole = Sentence(Span(0, at - 1), 0, words)
    return Reading(Document("endless", " ".join(cut)), sentences=(whole,), tokens=tuple(tokens))


def run(work: Work, readings: Sequence[Reading]) -> float:
    """CPU seconds that some work takes for some readings."""
    begun = time.process_time()
    work(readings)
    return time.process_time() - begun


def each(stage: pipeline.Stage) -> Work:
    """A stage, document by document, as ``polybius.read`` does."""
    return lambda readings: [list(stage([reading])) for reading in readings]


def many(stage: pipeline.Stage) -> Work:
    """A stage with so many documents together as ``polybius read`` takes."""
    size = pipeline.TOGETHER
    return lambda readings: [list(stage(readings[at : at + size])) for at in range(0, len(readings), size)]


def in_turn(stages: dict[str, Work], readings: Sequence[Reading], repeat: int) -> dict[str, list[float]]:
    """Words a CPU second of each stage in each round; the stages take turns, so that all meet the same machine."""
    words = sum(len(reading.tokens) for reading in readings)
    for stage in stages.values():
        run(stage, readings[:3])  # loading, and the first calls of everything
    found: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(repeat):
        for name, stage in stages.items():
            found[name].append(words / run(stage, readings))
    return found


def child(code: str, *arguments: str, first: str = "") -> list[float]:
    """The numbers that a process of its own prints; it looks for modules in the folder ``first`` before others."""
    command = [sys.executable, "-c", code, *arguments]
    paths = os.pathsep.join(filter(None, (first, os.environ.get("PYTHONPATH"))))
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": paths})
    return [float(word) for word in done.stdout.split()]


def without_vnni(repeat: int, here: str, gold: Sequence[str]) -> None:
    """Prints the rates with a copy of onnxruntime that does not use VNNI."""
    with tempfile.TemporaryDirectory() as folder:
        rates = child(RATES, here, str(repeat), folder, *gold, first=str(no_vnni.copied(Path(folder))))
    for name, found in (("each, no VNNI", rates[:repeat]), ("many, no VNNI", rates[repeat:])):
        print(f"{name:15}{statistics.median(found):8,.0f} words/CPU s ({min(found):,.0f} to {max(found):,.0f})")


def instruction_sets() -> str:
    """Those of this machine's that matter to int8 arithmetic."""
    try:
        known = Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    except OSError:
        return "unknown"
    return " ".join(name for name in SETS if name in known) or "none of " + " ".join(SETS)


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument(
        "--spacy", metavar="PIPELINE", default=SMALL, help=f"its pipeline to read beside ours [{SMALL}]"
    )
    parser.add_argument("--endless", action="store_true", help=f"also a sentence of {LONG:,} words")
    parser.add_argument("--without-vnni", action="store_true", help="also with a patched copy of onnxruntime")
    options = parser.parse_args()
    import onnxruntime

    here, gold = str(Path(__file__).parent), [str(options.gold)] if options.gold else []
    print(f"machine    {platform.machine()}, {instruction_sets()}; onnxruntime {onnxruntime.__version__}")
    starts = [child(START) for _ in range(options.repeat)]
    print(f"import + load  {statistics.median(s for s, _ in starts):.2f} CPU s, {starts[0][1]:.0f} MB")
    readings = news(options.gold)
    print(f"peak       {child(PEAK, here, *gold)[0]:.0f} MB over {len(readings)} documents")
    if options.endless:
        before, after = child(ENDLESS, here)
        print(f"endless    {after:.0f} MB after {LONG:,} words in one sentence, {before:.0f} MB after 1,000")
    stages = {
        "each": each(annotate.annotator()),
        "each, cascade": each(annotate.annotator(cascade=True)),
        "many": many(annotate.annotator()),
        "many, cascade": many(annotate.annotator(cascade=True)),
    }
    try:
        stages |= beside(options.spacy)
    except PolybiusError as error:
        print(f"spaCy      not measured: {error}")
    rates = in_turn(stages, readings, options.repeat)
    words = sum(len(reading.tokens) for reading in readings)
    read = sum(one.last - one.first for reading in readings for one in annotate.sift(reading).sentences if one.read)
    begun = time.process_time()
    for reading in readings:
        cascade.sift(reading)
    sifted = words / (time.process_time() - begun)
    print(
        f"text       {words:,} words; the cascade reads {read / words:.1%} of them, itself at {sifted:,.0f} words/CPU s"
    )
    for name, found in rates.items():
        line = f"{name:15}{statistics.median(found):8,.0f} words/CPU s ({min(found):,.0f} to {max(found):,.0f})"
        if "spaCy alone" in rates and not name.startswith("spaCy"):
            ratio = statistics.median(a / b for a, b in zip(found, rates["spaCy alone"], strict=True))
            line += f"; {ratio:.2f} x spaCy alone"
        print(line)
    if options.without_vnni:
        without_vnni(options.repeat, here, gold)
    return 0


def beside(name: str) -> dict[str, Work]:
    """A spaCy pipeline behind our records, and alone on the same words: what its own users get.

    Raises:
        PolybiusError: spaCy or the pipeline is not installed.
    """
    from polybius.annotate import spacy

    model = spacy.load(name)
    from spacy.tokens import Doc

    print(f"spaCy      {model.meta['lang']}_{model.meta['name']} {model.meta['version']}")

    def alone(readings: Sequence[Reading]) -> None:
        sentences = (
            [token.span.of(reading.text) for token in reading.tokens[one.first : one.last]]
            for reading in readings
            for one in reading.sentences
        )
        for _ in model.pipe((Doc(model.vocab, words=words) for words in sentences), batch_size=256):
            pass

    return {"spaCy": many(annotate.annotator(f"spacy:{name}")), "spaCy alone": alone}


if __name__ == "__main__":
    sys.exit(main())
