"""Who says it in a sentence after it: "Rebels killed nine people. This was reported by the mayor."."""

from __future__ import annotations

from polybius.schema import Sentence
from polybius.sources import outlets, papers, positions, relays
from polybius.sources.claims import Claim, Draft
from polybius.sources.cues import Cue
from polybius.syntax import Tree

ACCORDING = Cue("according", "according to", "phrase", (), frozenset({"scope"}), "say")
ACTS = ("say", "claim", "relay", "confirm")
POINTERS = ("this", "that", "it")
WRITTEN = ("state", "contain", "say", "report", "note", "indicate", "announce", "mention", "write", "read")
SAYING = ("say", "tell", "claim", "report", "insist")
MIN_WORDS = 4  # "So says Chad."
NEWS = ("information", "news")  # "This information was confirmed by the ministry"


def settle(draft: Draft) -> None:
    """Gives whoever only says "this" the sentence before it, where nobody else says that.

    An outlet that reports that he says it passes it on: "The mayor said this on Telegram, the agency reports.".
    """
    made = [*_according(draft), *_so(draft), *_in_writing(draft)]
    taken = {index for claim in made for index in claim.cue}
    draft.claims = [claim for claim in draft.claims if claim.anchor not in taken] + made
    told = (claim for claim in draft.claims if claim.sayer is not None and claim.said)
    told = (claim for claim in told if not relays.is_reporter(draft.tree, claim))  # "our correspondent says"
    spoken = {draft.sentence_of[claim.anchor] for claim in told}
    passing: list[Claim] = []
    for claim in draft.claims:
        number = draft.sentence_of[claim.anchor] - 1
        outlet = _passes(draft, claim)
        points = claim.row is ACCORDING or _points(draft, claim, outlet)
        if claim.sayer is None or number < 0 or number in spoken or not points:
            continue
        before, here = draft.reading.sentences[number : number + 2]
        words = set(range(before.first, before.last))
        if before.kind == here.kind == "prose" and not words & draft.quoted:
            claim.said = words
            if outlet is not None:
                claim.through = outlet.sayer
                passing.append(outlet)
    draft.claims = [claim for claim in draft.claims if claim not in passing]


def _passes(draft: Draft, claim: Claim) -> Claim | None:
    """The claim of an outlet around another: the agency's of "The mayor said this on Telegram, the agency reports"."""
    around = (one for one in draft.claims if one is not claim and claim.anchor in one.said)
    return next((one for one in around if one.sayer is not None and outlets.is_outlet(draft, one.sayer)), None)


def _in_writing(draft: Draft) -> list[Claim]:
    """The claims of "This is stated in a letter by the mayor", still without what is said."""
    tree, made = draft.tree, []
    for sentence in draft.reading.sentences:
        opens = sentence.last - sentence.first > MIN_WORDS and tree.word(sentence.first).lower() in POINTERS
        verb = tree[sentence.first].head if opens and tree.is_(sentence.first, "nsubj:pass") else None
        if verb is None or tree.lemma(verb) not in WRITTEN:
            continue
        texts = [i for i in tree.children(verb, "obl") if tree.lemma(i) in papers.DOCUMENTS]
        texts = [i for i in texts if "in" in map(tree.lemma, tree.children(i, "case"))]
        made += [Claim(ACCORDING, verb, [verb], texts[0])] if texts else []
    return made


def _according(draft: Draft) -> list[Claim]:
    """The claims of "That is according to the ministry.", still without what is said."""
    tree, made = draft.tree, []
    for sentence in draft.reading.sentences:
        words = [tree.word(i).lower() for i in range(sentence.first, min(sentence.first + 4, sentence.last))]
        at = next((i for i, word in enumerate(words[:-1]) if [word, words[i + 1]] == ["according", "to"]), 0)
        plain = not any(tree.word(i) == "," for i in range(sentence.first, sentence.last))
        if at and plain and words[0] in POINTERS and words[1:at] in ([], ["is"], ["was"], ["'s"]):
            first = sentence.first + at
            sayer = positions.phrase_behind(tree, first + 2, sentence.last)
            made.append(Claim(ACCORDING, first, [first, first + 1], sayer))
    return made


def _so(draft: Draft) -> list[Claim]:
    """The claims of "So says the governor." and "That is what a herder told us.", still without what is said."""
    tree, made = draft.tree, []
    for sentence in draft.reading.sentences:
        if sentence.last - sentence.first < MIN_WORDS:
            continue
        words = [tree.word(i).lower() for i in range(sentence.first, sentence.first + 3)]
        what = sentence.first + 2
        verb = sentence.first + 1 if words[0] == "so" else None
        if words[0] in POINTERS and words[1] in ("is", "was", "'s") and words[2] == "what":
            verb = next(iter(tree.children(what, "acl:relcl")), None)
        if words[0] != "so" and verb is None:
            verb = _saying_so(tree, sentence)
        if verb is None or verb >= sentence.last or tree.lemma(verb) not in SAYING:
            continue
        subjects = tree.children(verb, "nsubj")
        if subjects and (words[0] != "so" or subjects[0] > verb):
            made.append(Claim(ACCORDING, verb, [verb], subjects[0]))
    return made


def _saying_so(tree: Tree, sentence: Sentence) -> int | None:
    """The verb of "The envoy told us so himself.", "The envoy said so on Monday."; None: it is no such sentence."""
    at = next((i for i in range(sentence.first + 2, sentence.last) if tree.word(i).lower() == "so"), None)
    verb = next((i for i in (at - 1, at - 2) if tree.lemma(i) in SAYING), None) if at is not None else None
    if verb is None or tree[verb].head is not None or tree.children(verb, "aux", "aux:pass"):
        return None
    more = [i for i in tree.children(verb, "ccomp", "advcl", "xcomp") if i != at]  # "said so many had fled that"
    named = any(tree[i].upos in ("NOUN", "PROPN") for i in tree.children(verb, "nsubj"))
    return verb if named and not more and tree[at or 0].head == verb else None


def _points(draft: Draft, claim: Claim, outlet: Claim | None) -> bool:
    """Whether all that is said is "this", and it is no question or denial: "did not confirm this"."""
    tree = draft.tree
    if (tree[claim.anchor].head is not None and outlet is None) or claim.row.particle:
        return False  # "although the ally had warned against it"
    words = [i for i in claim.said or tree.children(claim.anchor, "nsubj:pass", "obj") if tree[i].upos != "PUNCT"]
    this = words and all(tree.lemma(i) in (*POINTERS, *NEWS) for i in words)
    this = this and any(tree.word(i).lower() in POINTERS for i in words)
    negated = any(tree.lemma(i) in ("not", "n't", "never") for i in tree.children(claim.anchor, "advmod"))
    return bool(this) and claim.row.pos == "verb" and claim.row.act in ACTS and not negated
