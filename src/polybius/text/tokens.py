"""Words as Universal Dependencies cuts English: "US-led" is three, "don't" two, "U.S." and "3,000" one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from polybius import resources
from polybius.schema import Span
from polybius.text.sentences import Lexicon, lexicon

# Every repetition that can be tried at many places has an upper bound, so that time stays linear in any input.
PATTERN = r"""
  (?P<plain>[^\W\d_]{{1,100}}+(?=[\s,;"”)]))
| (?P<url>(?:(?:https?|ftp)://|www\.)[^\s<>"“”]{{1,2000}})
| (?P<mail>[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,5}})
| (?P<domain>\b[A-Za-z0-9][A-Za-z0-9-]{{0,62}}(?:\.[A-Za-z0-9-]{{1,63}}){{0,4}}
    \.(?:com|org|net|gov|edu|mil|info|docx?|xlsx?|pdf|html?|jpe?g|zip)\b
    (?:/[^\s<>"“”]{{0,2000}})?)
| (?P<hyphened>(?:{prefixes})-(?=[^\W\d_])\w+)
| (?P<handle>(?<!\w)[@\#][A-Za-z_]\w+)
| (?P<date>\d{{1,4}}-\d{{1,2}}-\d{{2,4}}(?![\w-])|\d{{1,4}}/\d{{1,2}}(?:/\d{{2,4}})?(?![\w/])
    |(?:1-)?\d{{3}}-\d{{3}}-\d{{4}}(?!\w)|\d{{3}}-\d{{4}}(?!\w))
| (?P<ordinal>\d{{1,9}}(?:,\d{{3}}){{0,4}}(?:st|nd|rd|th|['’]?s)\b)
| (?P<decade>['’]\d0s\b)
| (?P<measured>\d{{1,12}}(?:,\d{{3}}){{0,5}}(?:[.:]\d{{1,12}})?(?=(?:{units})\b))
| (?P<number>\d{{1,30}}(?:,\d{{3}}(?!\d)){{0,8}}(?:[.:]\d{{1,12}}){{0,8}}(?![^\W_]))
| (?P<acronym>(?<![\w.])(?:[^\W\d_]\.){{2,12}}|(?<![\w.])(?:Ph\.D\.|M\.Sc\.)|(?<![\w.])[A-Z]\.[A-Z](?![\w.]))
| (?P<currency>(?:US|AU|CA|A|C|NZ|HK)?[$£€¥₹])
| (?P<short>(?<!\w)[A-Za-z]/[A-Za-z]{{1,2}}(?![\w/]))
| (?P<company>\b[A-Z]{{1,4}}&[A-Z]{{1,3}}\b)
| (?P<clitic>(?<=["”’).\]])['’](?:s|re|ve|ll|d|m)\b)
| (?P<face>(?<![^\s.!?…])[:;=]-?[)(DP](?!\w))
| (?P<word>\w{{1,500}}(?:['’]\w{{1,100}}){{0,5}})
| (?P<dots>\.{{2,}}+(?![!?])|…)
| (?P<run>-{{2,}}+|[.!?]{{2,}}+|={{2,}}+|_{{2,}}+|\*{{2,}}+|~{{2,}}+|<<|>>|''|``|‘’|’’)
| (?P<mark>\S)
"""
TRAILING = ".,:;!?'’)]}»*"  # after an address these belong to the sentence
CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
MERGED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "lotta": 3, "kinda": 4}  # where a second word begins
MERGED_ENDS = frozenset(word[-2:] for word in MERGED) | {"nt"}
WITHOUT_MARK = re.compile(r"(?:do|did|does|could|would|should|is|was|were|are|has|have|had)(?=nt$)", re.IGNORECASE)


def tokens(text: str, span: Span) -> Iterator[Span]:
    """The words and marks of a sentence, in order; every character but blanks is in exactly one."""
    known = lexicon()
    pattern = _pattern(resources.digest())
    at = span.start
    while match := pattern.search(text, at, span.end):
        start, at, kind = match.start(), match.end(), match.lastgroup
        if kind == "plain":
            yield from _clitics(text, start, at) if text[at - 2 : at].lower() in MERGED_ENDS else (Span(start, at),)
        elif kind == "word":
            at = _with_stop(text, start, at, span.end, known)
            yield from _clitics(text, start, at)
        else:
            if kind in ("url", "domain"):
                at = max(start + 1, start + len(match.group().rstrip(TRAILING)))
            yield Span(start, at)


@functools.lru_cache(maxsize=4)
def _pattern(_digest: str) -> re.Pattern[str]:
    prefixes = [row["prefix"] for row in resources.table("lexicon/hyphen_prefixes")]
    units = [row["unit"] for row in resources.table("lexicon/number_units")]
    # "Pro-Iranian" has a prefix, "UN-backed" and "EX-1" have none.
    either = _alternatives([*prefixes, *(prefix.capitalize() for prefix in prefixes)])
    source = PATTERN.format(prefixes=rf"\b(?:{either})", units=rf"(?i:{_alternatives(units)})")
    return re.compile(source, re.VERBOSE)


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _with_stop(text: str, start: int, end: int, limit: int, known: Lexicon) -> int:
    """The end of a word with the full stop that is part of it ("Gen.", "Jan.", the "J." of a name)."""
    if end >= limit or text[end] != "." or text[end : end + 2] == "..":
        return end
    word, last = text[start:end], end + 1 >= limit or not text[end + 1 : limit].strip("\"'”’»)] ")
    form = word + "."
    if form in known.follows:
        return end if last and form in known.also_word else end + 1
    if len(word) == 1 and word.isupper():
        return end if last else end + 1
    return end


def _clitics(text: str, start: int, end: int) -> Iterator[Span]:
    """The word cut where a second word was written onto it: "did|n't", "Iran|'s", "can|not"."""
    word = text[start:end]
    cut = MERGED.get(word.lower())
    if cut is None and (found := WITHOUT_MARK.match(word)):
        cut = found.end()  # "didnt"
    if cut is None and (found := CLITIC.search(word)) and found.start() > 0:
        cut = found.start()
    if cut is None:
        yield Span(start, end)
    else:
        yield Span(start, start + cut)
        yield Span(start + cut, end)
