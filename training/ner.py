"""Entity gold of many schemes as sets of possible labels for each word (bits over ``schemes.NER_LABELS``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from data import Example, read_jsonl
from names import Names
from names import words as words_of
from schemes import NER_KINDS, NER_LABELS, NER_SCHEMES

BIT = {label: 1 << number for number, label in enumerate(NER_LABELS)}
OUTSIDE = BIT["O"]
ANYTHING = (1 << len(NER_LABELS)) - 1

_ABBREVIATION = re.compile(
    r"(?:[A-Za-z]\.)+$|(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Sen|Rep|Gov|St|Jr|Sr|Inc|Ltd|Co|Corp)\.$"
)
_TOKEN = re.compile(
    r"https?://\S+|(?<!\w)['’](?:s|re|ve|ll|d|m)(?!\w)|[@#]\w+|(?:[A-Za-z]\.){2,}|\w+(?:\.\w+)+|\d+(?:[.,:]\d+)+|\w+|\.{2,}|``|''|[^\w\s]",
    re.UNICODE,
)
_CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
_SMALL = {
    "of",
    "the",
    "and",
    "for",
    "de",
    "al",
    "bin",
    "el",
    "la",
    "van",
    "von",
    "del",
    "in",
    "on",
    "&",
    "-",
    "'",
    "’",
    ".",
}
_TITLES = words_of("titles.txt")

_PRONOUNS = set("i we they he she it you us them our their his her its who this these those my your".split())


def tokens(text: str, start: int = 0) -> list[tuple[int, int]]:
    """The words of a sentence as Universal Dependencies cuts them: clitics and hyphens apart, abbreviations whole."""
    found: list[tuple[int, int]] = []
    for blank_free in re.finditer(r"\S+", text):
        chunk, at = blank_free.group(), start + blank_free.start()
        for match in _TOKEN.finditer(chunk):
            first, last = match.span()
            # "Gen." keeps its full stop
            if chunk[last : last + 1] == "." and _ABBREVIATION.match(chunk[first : last + 1]):
                last += 1
            if found and at + first < found[-1][1]:
                continue
            found.append((at + first, at + last))
    return _clitics(text, start, found)


def _clitics(text: str, start: int, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    skip = 0
    for i, (first, last) in enumerate(found):
        if skip:
            skip -= 1
            continue
        end = found[i + 2][1] if i + 2 < len(found) else last
        joined = text[first - start : end - start]
        clitic = _CLITIC.match(joined) if end > last and " " not in joined and "\n" not in joined else None
        if clitic:
            cut = first + clitic.start(2)
            out += [(first, cut), (cut, end)]
            skip = 2
        else:
            out.append((first, last))
    return out


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of running text, roughly: for gold that comes in paragraphs."""
    start = 0
    for match in re.finditer(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z“\"'])|\n+", text):
        before = text[start : match.start()]
        if "\n" not in match.group() and _ABBREVIATION.search(before.split(" ")[-1]):
            continue
        if before.strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def possible(kinds: Iterable[str], first: bool) -> int:
    """The labels of a word inside an entity of one of these kinds."""
    return sum(BIT[("B-" if first else "I-") + kind] for kind in kinds)


class Reader:
    """Gold sets as examples with possible labels."""

    def __init__(self, gold: Path, names: Names) -> None:
        self.gold = gold
        self.names = names

    def labels(
        self, words: list[str], spans: list[tuple[int, int, tuple[str, ...] | None]], unknown: Iterable[int] = ()
    ) -> list[int]:
        """Bits for each word; spans are word ranges with the kinds they can be, ``unknown`` words get no loss."""
        out = [possible(("NORP",), True) if self.names.is_people(word) else OUTSIDE for word in words]
        for word in unknown:
            out[word] = ANYTHING
        for first, last, kinds in spans:
            inside = words[first:last]
            if kinds:
                sure = self._sure(inside, kinds)
                out[first:last] = [possible(sure, at == first) for at in range(first, last)]
            else:
                elsewhere = ANYTHING if kinds is None else OUTSIDE
                out[first:last] = [ANYTHING if self.names.is_people(word) else elsewhere for word in inside]
        return out

    def _sure(self, inside: list[str], kinds: tuple[str, ...]) -> tuple[str, ...]:
        """The kinds that are left when the tables of names have been asked."""
        # "Iraqi" is a place to some sets: a people to us
        if len(inside) == 1 and self.names.is_people(inside[0]) and "PER" not in kinds:
            return ("NORP",)
        return ("GPE",) if "GPE" in kinds and self.names.is_state_or_city(inside) else kinds

    def flat(self, name: str) -> list[Example]:
        """Sets of one sentence a record with every entity annotated."""
        scheme = NER_SCHEMES[name]
        out = []
        for record in read_jsonl(self.gold / "ner" / f"{name}.train.jsonl.gz"):
            cut = tokens(record["text"])
            words = [record["text"][a:b] for a, b in cut]
            spans = []
            for entity in record["entities"]:
                first, last = word_range(cut, entity["start"], entity["end"])
                if words[first:last] and words[first].lower() == "the":
                    first += 1
                if last - first > 1 and words[last - 1] in ("'s", "’s", "'", "’"):
                    last -= 1
                if last > first:
                    spans.append((first, last, scheme[entity["type"]]))
            out.append(Example(words, name, record["id"], ner=self.labels(words, spans)))
        return out

    def re3d(self) -> list[Example]:
        """Defence reports; the names inside the mentions, titles stripped; records of the BBC are left out."""
        out = []
        for record in read_jsonl(self.gold / "actors" / "re3d.train.jsonl.gz"):
            if record["source"] == "BBC Online":
                continue
            for start, end in sentences(record["text"]):
                mentions = [
                    (e["start"], e["end"], e["type"])
                    for e in record["entities"]
                    if e["type"] in NER_SCHEMES["re3d"] and start <= e["start"] and e["end"] <= end
                ]
                out.append(self._names_in(record["text"], start, end, mentions, "re3d", record["id"]))
        return out

    def meantime(self) -> list[Example]:
        """News of firms, where it is annotated in full."""
        out = []
        for record in read_jsonl(self.gold / "events" / "meantime_events.train.jsonl.gz"):
            for start, end in record["sentences"]:
                if end > record["fully_annotated_until"]:
                    break
                mentions = [
                    (e["start"], e["end"], e["type"])
                    for e in record["entities"]
                    if e.get("syntactic_type") in ("NAM", "PRE.NAM")
                    and e.get("type") in NER_SCHEMES["meantime_events"]
                    and start <= e["start"] < end
                ]
                out.append(self._names_in(record["text"], start, end, mentions, "meantime_events", record["id"], True))
        return out

    def ecbplus(self) -> list[Example]:
        """News of crimes, elections and mergers: sentences that were checked; other capitals may be names too."""
        out = []
        for record in read_jsonl(self.gold / "events" / "ecbplus.train.jsonl.gz"):
            for number in record["validated_sentences"]:
                if number >= len(record["sentences"]):
                    continue
                start, end = record["sentences"][number]
                mentions = [
                    (m["start"], m["end"], m["tag"])
                    for m in record["mentions"]
                    if m["tag"] in NER_SCHEMES["ecbplus"] and start <= m["start"] and m["end"] <= end
                ]
                out.append(self._names_in(record["text"], start, end, mentions, "ecbplus", record["id"]))
        return out

    def _names_in(
        self,
        text: str,
        start: int,
        end: int,
        mentions: list[tuple[int, int, str]],
        source: str,
        id: str,
        complete: bool = False,
    ) -> Example:
        """Mentions cut down to their names; capitals outside a recognised name have no gold unless it is complete."""
        cut = tokens(text[start:end], start)
        words = [text[a:b] for a, b in cut]
        spans: list[tuple[int, int, tuple[str, ...] | None]] = []
        taken: set[int] = set()
        for first_character, last_character, type in sorted(mentions, key=lambda m: m[1] - m[0]):
            kinds = NER_SCHEMES[source][type]
            first, last = word_range(cut, first_character, last_character)
            found = self._name(words, first, last, kinds)
            if found is None or taken & set(range(*found)):
                continue
            # "the U.S. military": an organisation, but the name in it is the state's
            state = kinds == ("ORG",) and self.names.is_state_or_city(words[slice(*found)])
            spans.append((*found, ("GPE",) if state and found[1] < last else kinds))
            taken.update(range(*found))
        unknown = [
            at
            for at, word in enumerate(words)
            if at not in taken and word[:1].isupper() and (not complete or _inside(cut[at], mentions))
        ]
        if source != "meantime_events" and words and words[0][:1].isupper() and 0 not in taken:
            unknown.append(0)
        return Example(words, source, id, ner=self.labels(words, spans, unknown))

    def _name(self, words: list[str], first: int, last: int, kinds: tuple[str, ...] | None) -> tuple[int, int] | None:
        """The first run of capitalised words in a mention; None when it holds no name that is safe to learn."""
        while first < last and (not words[first][:1].isupper() or words[first].lower() in ("the", "a", "an")):
            first += 1
        if kinds == ("PER",):
            while first < last and words[first].lower() in _TITLES:
                first += 1
        end = first
        while end < last and (words[end][:1].isupper() or (words[end].lower() in _SMALL and end + 1 < last)):
            end += 1
        while end > first and not words[end - 1][:1].isupper():
            end -= 1
        run = words[first:end]
        # "Albany 's First Street": the run is only a part of the name
        if any(word[:1].isupper() for word in words[end:last]) or (len(run) == 1 and run[0].lower() in _PRONOUNS):
            return None
        if not run or (kinds == ("PER",) and ("of" in run or len(run) > 4)):
            return None
        # "She", "Police" at a sentence's start: a capital that tells nothing
        if first == 0 and len(run) == 1 and not self.names.is_state_or_city(run):
            return None
        return (first, end)


def _inside(word: tuple[int, int], mentions: list[tuple[int, int, str]]) -> bool:
    return any(start <= word[0] < end for start, end, _ in mentions)


def word_range(cut: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """The words that a character range touches, as a half-open range of word numbers."""
    touched = [number for number, (a, b) in enumerate(cut) if a < end and start < b]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


_CALENDAR = words_of("calendar.txt")


def add_tree_hints(examples: Iterable[Example], names: Names) -> None:
    """What a treebank tells of names: other words are outside, lone countries are GPE, all other names are open."""
    reader = Reader(Path(), names)
    # First names and common nouns too
    sure = {name.lower() for name in names.countries} - words_of("ambiguous.txt") | words_of("acronyms.txt")
    several = {name for name in names.states if " " in name}
    for example in examples:
        assert example.upos is not None
        words = example.words
        # By both tag sets: in "United States" the first word is PROPN to one and only NNP to the other
        proper = [
            upos == "PROPN" or tag[:3] == "NNP" for upos, tag in zip(example.upos, example.xpos or (), strict=True)
        ]
        spans: list[tuple[int, int, tuple[str, ...] | None]] = []
        taken: set[int] = set()
        for first, last, type in _gum_entities(example):
            inside = range(first, last)
            if taken & set(inside) or type not in NER_SCHEMES["ud_gum"]:
                continue
            if all(proper[i] or words[i].lower() in _SMALL for i in inside) and proper[first] and proper[last - 1]:
                spans.append((first, last, NER_SCHEMES["ud_gum"][type]))
                taken.update(inside)
        unknown = []
        for first in range(len(words)):
            # "Saudi Arabia", "the United States": the whole run of names is a state
            last = first
            while last < len(words) and proper[last]:
                last += 1
            name = " ".join(words[first:last]).lower()
            if last - first > 1 and not (first and proper[first - 1]) and name in several and first not in taken:
                spans.append((first, last, ("GPE",)))
                taken.update(range(first, last))
        for at, word in enumerate(words):
            if not proper[at] or at in taken:
                # "Iranian - backed", "Shiite": left to the table of peoples; small words may be inside a name
                if word.lower() in _SMALL and 0 < at < len(words) - 1 and proper[at - 1] and proper[at + 1]:
                    unknown.append(at)
                continue
            alone = not (proper[at - 1] if at else False) and not (proper[at + 1] if at + 1 < len(words) else False)
            if word.lower().rstrip(".") in _CALENDAR or (alone and names.is_people(word)):
                continue
            if alone and word.lower() in sure:
                spans.append((at, at + 1, ("GPE",)))
            else:
                unknown.append(at)
        unknown = [at for at in unknown if at not in taken]
        example.ner = reader.labels(words, spans, unknown)


def _gum_entities(example: Example) -> list[tuple[int, int, str]]:
    """GUM's entity mentions that lie within the sentence, the longest first."""
    found, open_ = [], []
    for at, misc in enumerate(example.misc):
        value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for opened, closing in re.findall(r"\(([^()]+)|([^()]*)\)", value):
            if opened:
                parts = opened.split("-")
                open_.append((parts[0], parts[1] if len(parts) > 1 else "", at))
            else:
                for number in range(len(open_) - 1, -1, -1):
                    if not closing or open_[number][0] == closing:
                        _, type, first = open_.pop(number)
                        found.append((first, at + 1, type))
                        break
    return sorted(found, key=lambda x: x[0] - x[1])


assert len(NER_KINDS) * 2 + 1 == len(NER_LABELS)
