"""Speakers and contents that long sentences hide from the tree: "..., officers of the mission said."."""

from __future__ import annotations

from polybius.schema import Sentence
from polybius.sources.claims import NOMINAL, Claim
from polybius.sources.clauses import RELATIVE_TAGS
from polybius.sources.cues import Lexicon, verb_cue
from polybius.syntax import Tree

MAX_NAMED_TOKENS = 16  # between the comma and the cue
TELLING = ("tell", "say", "announce", "state", "report", "add", "explain", "write", "admit", "claim", "confirm", "warn",
           "reveal", "disclose", "insist", "maintain", "tweet", "reply", "count", "tally", "reckon")  # fmt: skip
MAX_DESCRIBED_TOKENS = 20  # of the clause that tells who somebody is
FOUND_OUT = ("base", "brief", "contact", "interview", "involve", "question", "reach", "station")
DASHES = ("-", "–", "—")
PAST = ("VBD", "VBZ", "VBP")
TIED = ("after", "since", "before", "when", "while", "as", "because")
DEEDS = ("decision", "move", "step", "measure", "gesture", "claim", "charge", "accusation", "allegation", "assertion",
         "offer", "demand", "call", "plan", "proposal", "comment", "remark", "account", "version", "figure", "toll",
         "number", "statement")  # fmt: skip
# What who said something does next by words: "said it had been shelled and demanded an apology"
NEXT_ACTS = ("ask", "blame", "accuse", "threaten", "promise", "warn", "reject", "praise", "order", "deny")
DENYING = ("deny", "reject", "dispute", "dismiss", "contradict")
POINTING = ("it", "this", "that")
RELAYING = ("report", "quote", "cite", "carry", "relay")  # "the army said rebels left, as reported by the radio"
YET = ("although", "though", "while", "whereas", "but")
PLURALS = ("media", "police")
NEARBY = ("there", "here")
CITING = ("citing", "quoting")
REPORTED = ("by", "on", "in", *CITING)  # behind "AFP reports"
ENDS = (".", "”", '"')
STOPS = (".", "?", "!")
SURVEYS = ("poll", "survey")
LENGTHS = ("hour", "day", "week", "month", "year", "decade")
ESTIMATES = ("estimate", "count", "tally", "account", "reckoning", "figure", "calculation", "estimation")


def named_before(tree: Tree, cue: int) -> tuple[int, range] | None:
    """Who stands between the last comma and a cue that ends a sentence or stands inside it: head word and words.

    "Shells hit a school, wounding two men, officers of the mission said." - trees take the officers for an apposition
    of the men. None where something other than a noun phrase stands there.
    """
    first = cue
    while first > 0 and cue - first < MAX_NAMED_TOKENS and tree.word(first - 1) != ",":
        first -= 1
        verbal = tree[first].upos in ("VERB", "AUX", "SCONJ", "CCONJ") and not tree.is_(first, "amod", "compound")
        if verbal or tree[first].tag in RELATIVE_TAGS or tree.word(first) in (";", ":", "“", '"', "``", *STOPS):
            return None  # ", a decision that others protested"; what stands in a sentence before
    if first == 0 or tree.word(first - 1) != "," or first == cue:
        return None
    stretch = range(first, cue)
    heads = [i for i in stretch if tree[i].upos in NOMINAL and tree[i].head not in stretch]
    if not heads or tree[first].upos in ("ADP", "ADV"):
        return None
    case = [i for i in stretch if tree[i].upos == "ADP"]
    before = [i for i in heads if not case or i < case[0]]  # "officers of the mission": not the mission
    head = (before or heads)[0]
    while head + 1 in before and tree.is_(head, "compound"):
        head += 1  # "state radio reports": trees hang both on the verb
    return head, stretch


def described_before(tree: Tree, cue: int) -> tuple[int, range] | None:
    """Who a clause describes before a cue: "..., a general who was not authorised to speak said".

    Or what is left of one: "three officials briefed on the matter said", "a resident reached by telephone said".
    """
    near = range(cue - 1, max(cue - MAX_DESCRIBED_TOKENS, 0), -1)
    clause = next((i for i in near if tree.word(i).lower() == "who" or is_reduced(tree, i)), 0)
    first = clause
    while first > 0 and clause - first < MAX_NAMED_TOKENS and tree.word(first - 1) != ",":
        first -= 1
    named = range(first, clause)
    if first < 2 or not named or tree.word(first - 1) != "," or tree[named[-1]].upos not in NOMINAL:
        return None
    if any(tree.word(i) in (",", ";", ":", *STOPS) for i in range(first, cue) if i >= clause or tree.word(i) in STOPS):
        return None  # what stands in the sentence before
    if any(tree[i].upos in ("VERB", "AUX", "SCONJ", "CCONJ") and not tree.is_(i, "amod") for i in named):
        return None
    heads = [i for i in named if tree[i].upos in NOMINAL and tree[i].head not in named]
    told = any(tree[i].tag in PAST or tree[i].tag == "MD" for i in range(clause + 1, cue))
    return (heads[0], range(first, cue)) if heads and (told or is_reduced(tree, clause)) else None


def is_reduced(tree: Tree, verb: int) -> bool:
    """Whether a participle tells of the noun before it how he knows or was found, whatever the tree makes of it."""
    behind = tree.word(verb + 1).lower() if verb + 1 < len(tree.tokens) else ""
    return (
        tree.lemma(verb) in FOUND_OUT
        and tree[verb].tag in ("VBN", "VBD", "VBP")
        and behind in ("by", "on", "in", "at", "near", "about")
        and tree[verb - 1].upos in NOMINAL
    )


def passed_on(tree: Tree, claims: list[Claim]) -> None:
    """Takes who passes words on at the tail out of what is said: "The army said rebels left, the radio reported"."""
    for outer in claims:
        tail = set(tree.subtree(outer.anchor))
        for inner in claims:
            if not inner.said and inner.anchor < outer.anchor and inner.anchor in outer.said:
                _take_back(tree, inner, outer)
            if inner.anchor < outer.anchor and outer.anchor in inner.said and _holds(tree, outer, inner):
                inner.said -= tail - outer.said if inner.anchor in tail else tail
                outer.said |= inner.said | {inner.anchor}
                outer.said |= set() if inner.sayer is None else set(range(min(tree.subtree(inner.sayer)), inner.anchor))


def _take_back(tree: Tree, inner: Claim, outer: Claim) -> None:
    """Gives a speaker the clause right behind his cue: "Spokesman Ali Saleh said jets hit it, the agency reported".

    Trees hang him and his cue on the clause, and all of it on the agency's.
    """
    behind = {i for i in outer.said if inner.cue[-1] < i < outer.anchor}
    lost = inner.sayer is None or inner.sayer > inner.anchor
    named = tree[inner.anchor].head if lost else inner.sayer
    subjects = {i: tree.children(i, "nsubj", "nsubj:pass") for i in behind}
    told = any(tree[i].tag in (*PAST, "MD") and subjects[i] for i in behind)
    told = told or any(min(tree.subtree(i)) == inner.cue[-1] + 1 for found in subjects.values() for i in found)
    direct = inner.cue[-1] + 1 in behind and tree[inner.cue[-1] + 1].upos != "PUNCT"
    if named is None or named > inner.anchor or tree[named].upos not in NOMINAL:
        return
    if tree[inner.anchor].tag in PAST and told and direct:
        inner.sayer, inner.said = named, behind


def _holds(tree: Tree, outer: Claim, inner: Claim) -> bool:
    """Whether one claim tells another: its cue, or all of what it says, where the tree hangs the tail upon that."""
    told = bool(outer.said) and outer.said <= inner.said and max(outer.said) < outer.anchor
    as_ = "as" in map(tree.lemma, tree.children(outer.anchor, "mark")) and tree.lemma(outer.anchor) in RELAYING
    return inner.anchor in outer.said or (told and (as_ or tree.is_(outer.anchor, "parataxis")))


def is_verbal(tree: Tree, token: int) -> bool:
    """Whether a word is a verb, or one that the tagger takes for a noun: "Army retakes Bama, the radio reports"."""
    return tree[token].upos in ("VERB", "AUX") or _hidden(tree, token)


def _hidden(tree: Tree, token: int) -> bool:
    return tree[token].tag == "NNS" and bool(tree.children(token, "nsubj")) and bool(tree.children(token, "obj"))


def clause_before(tree: Tree, first: int, comma: int, said: set[int]) -> set[int]:
    """The clause from the sentence's start to the comma, where it tells something and is not in the content yet."""
    stretch = range(first, comma)
    told = any(tree[i].tag in PAST or tree[i].tag == "MD" or _hidden(tree, i) for i in stretch)
    opened = tree[first].upos in ("SCONJ", "CCONJ") or tree.word(first).lower() in TIED
    return set(stretch) if told and not opened and not said & set(stretch) else set()


def without_aside(tree: Tree, said: set[int]) -> set[int]:
    """A wish or an order without what the sentence adds: "told them to go, two days after a drone hit it"."""
    for at in sorted(said):
        if tree.is_(at, "acl:relcl") and tree[at].tag in PAST:  # "vowed to avenge him, whom they accuse of a murder"
            below = set(tree.subtree(at, ("punct",)))
            opening = min(below)
            if tree.word(opening - 1) == "," and tree[opening].tag in RELATIVE_TAGS:
                said = said - below
        tied = is_tied(tree, at)
        finite = tree[at].tag in PAST or bool(tree.children(at, "aux"))
        if tree.is_(at, "advcl", "ccomp") and tied and finite:
            below = set(tree.subtree(at))
            first = min(i for i in below if tree[i].upos != "PUNCT")
            if tree.word(first - 1) == "," and tree.lemma(first) not in ("because", "as"):
                said = said - below
    return said


def is_tied(tree: Tree, verb: int) -> bool:
    """Whether a clause tells when or why another one is, by its mark: "after a drone hit it"."""
    return any(tree.lemma(mark) in TIED for mark in tree.children(verb, "mark"))


def without_next_act(tree: Tree, verb: int, said: set[int], lexicon: Lexicon) -> set[int]:
    """The content without the next thing that the same one does: "said it was sorry and urged them to come"."""
    perfect = _perfect(tree, verb)
    for clause in tree.children(verb, "ccomp"):
        subject = tree.children(clause, "nsubj")
        for other in tree.children(clause, "conj") if perfect and not _perfect(tree, clause) else ():
            if _perfect(tree, other) and not tree.children(other, "nsubj", "mark"):
                said = said - set(tree.subtree(other))  # "has admitted that he led them and has resigned"
        if not subject or tree[verb].tag != "VBD":
            continue
        for other in tree.children(clause, "conj"):
            if _turns_to(tree, subject[0], other, lexicon):
                said = said - set(tree.subtree(other))
            if tree.resumes(other) is None and tree[subject[0]].upos != "PRON":
                continue
            own = tree.children(other, "nsubj", "aux", "mark")
            cue = verb_cue(tree, other, lexicon)
            spoken = cue is not None and (tree[subject[0]].upos == "PRON" or cue[0].act in NEXT_ACTS)
            passive = tree.is_(subject[0], "nsubj:pass") and bool(tree.children(other, "obj"))
            passive = passive and tree.lemma(other) not in lexicon.harm  # "said a man had been freed and shot a guard"
            # "said two men were hurt and blamed the rebels", "said troops had left and urged Chad to follow"
            if tree[other].tag == "VBD" and not own and (spoken or passive):
                said = said - set(tree.subtree(other))
    return said


def _turns_to(tree: Tree, subject: int, other: int, lexicon: Lexicon) -> bool:
    """Whether "he" does by words what comes next: "told the court that troops had come, and he accused the king"."""
    doer = next(iter(tree.children(other, "nsubj")), subject)
    he = tree.word(doer).lower() in ("he", "she") and tree[subject].tag in ("NNS", "NNPS")
    cue = verb_cue(tree, other, lexicon) if he and tree[other].tag == "VBD" else None
    return cue is not None and cue[0].act in NEXT_ACTS and not tree.children(other, "aux", "mark")


def without_denial(tree: Tree, verb: int, said: set[int]) -> set[int]:
    """The content without whoever denies it beside it: "told a paper that troops had left, and the army denied it".

    Or behind "although": "said that troops had left, although the army denied that".
    """
    clauses = (*tree.children(verb, "ccomp"), verb)
    for other in (at for clause in clauses for at in tree.children(clause, "conj", "advcl")):
        if tree.is_(other, "advcl") and not {tree.lemma(mark) for mark in tree.children(other, "mark")} & {*YET}:
            continue
        subjects, objects = tree.children(other, "nsubj"), tree.children(other, "obj")
        pointing = any(tree[i].upos == "PRON" and tree.lemma(i) in POINTING for i in objects)
        if tree.lemma(other) in DENYING and subjects and pointing and tree[subjects[0]].upos != "PRON":
            said = said - set(tree.subtree(other))
    return said


def noun_reporting(tree: Tree, noun: int, sentence: Sentence) -> tuple[int, set[int]] | None:
    """Who reports what at a sentence's end where the tree takes the verb for a noun: "..., two local sites report."."""
    first = sentence.first
    behind = tree.word(noun + 1) if noun + 1 < sentence.last else "."
    teller = noun - 1 - (noun > first and tree.word(noun - 1).lower() in NEARBY)
    plural = teller >= first and (tree[teller].tag in ("NNS", "NNPS") or tree.lemma(teller) in PLURALS)
    single = (
        teller >= first and tree.word(noun) == "reports" and tree[teller].upos in NOMINAL
    )  # "..., state TV reports"
    ends = behind in ENDS or (behind in REPORTED and tree.is_(noun, "parataxis"))
    found = named_before(tree, noun) if (plural or single) and ends and tree[noun].upos == "NOUN" else None
    said = set() if found is None else clause_before(tree, first, found[1][0] - 1, set())
    return (teller, said) if said else None


def _perfect(tree: Tree, verb: int) -> bool:
    """Whether it stands with "has" or "have"."""
    return any(tree.word(aux).lower() in ("has", "have") for aux in tree.children(verb, "aux"))


def estimate_of(tree: Tree, noun: int) -> bool:
    """Whether a noun is whose number it is: "200,000 people, by a police estimate, marched"."""
    by = any(tree.lemma(case) == "by" for case in tree.children(noun, "case"))
    whose = tree.children(noun, "compound", "amod", "nmod:poss", "nmod")
    return by and tree.lemma(noun) in ESTIMATES and bool(whose)


def survey(tree: Tree, noun: int) -> bool:
    """Whether a noun is the poll that a clause tells the result of: "leads in a poll by the university"."""
    if tree.lemma(noun) not in SURVEYS or not any(tree.lemma(case) == "in" for case in tree.children(noun, "case")):
        return False
    verb = tree[noun].head
    asked = verb is not None and tree.lemma(verb) in (*TELLING, "ask", "find", "show", "vote", "answer")
    return not asked and tree.is_(noun, "obl", "nmod")  # "told the pollsters in a survey": whoever was asked says it


def without_comment(tree: Tree, said: set[int], lexicon: Lexicon) -> set[int]:
    """The content without what others made of it: "said it would buy them, a decision that the embassy condemned"."""
    for noun in sorted(said):
        if tree.lemma(noun) not in DEEDS or not tree.is_(
            noun, "appos", "parataxis", "obj", "obl", "dep", "conj", "ccomp"
        ):
            continue
        first = min(i for i in tree.subtree(noun, ("punct",)))
        for verb in tree.children(noun, "acl:relcl", "acl"):
            own = [i for i in tree.children(verb, "nsubj") if tree[i].tag not in RELATIVE_TAGS]
            done = (
                verb_cue(tree, verb, lexicon) is not None or tree[verb].tag == "VBD"
            )  # "an offer that Nepal turned down"
            if own and tree.word(first - 1) == "," and done:
                said = said - set(tree.subtree(noun))
    return said


def until_another(tree: Tree, verb: int, said: set[int], lexicon: Lexicon) -> set[int]:
    """The content without what another one says behind it: "A insists it was so; B says it was not"."""
    for at in sorted(said):
        if at > verb and tree.word(at) == ";":
            if not any(tree[i].upos in ("VERB", "AUX") for i in range(verb + 1, at)):
                return {i for i in said if i < verb}  # "Troops came, the mayor said; they had been there before"
            behind = {i for i in said if i > at}
            others = [i for i in behind if tree[i].tag in PAST and tree.children(i, "nsubj")]
            cues = [i for i in others if verb_cue(tree, i, lexicon) is not None]
            # "said they would talk; the other side accepted at once": told by the report in its own past
            past = [i for i in others if tree[i].tag == "VBD" and not tree.children(i, "mark") and _named(tree, i)]
            tags = {tree[i].tag for i in said if verb < i < at}
            # "threatened to raise the price; the other side froze the pact": what is only threatened goes no further
            if cues or (past and ("MD" in tags or tags.isdisjoint(PAST))):
                return said - behind - {at}
        if at > verb and tree.word(at) == ",":
            behind = {i for i in said if i > at}
            if tree.word(at + 1).lower() == "despite" and tree.lemma(tree[at + 1].head or 0) in lexicon.nouns:
                return said - behind - {at}  # "A says it was so, despite claims by B that it was not"
            if [tree.word(i).lower() for i in (at + 1, at + 2) if i in behind] in (["even", "as"], ["even", "while"]):
                return said - behind - {at}  # "A says it was so, even as B was holding talks": the report's own
            others = [i for i in behind if _is_past(tree, i) and _is_named(tree, i)]
            if tree.word(at + 1).lower() in ("while", "whereas"):  # "A says it was so, while B says it was not"
                others = [i for i in others if tree.lemma(at + 1) in _marks(tree, i)]
            elif not is_setting(tree, sorted(behind)):  # "A denies that it was so, a day after B said so"
                continue
            if any(verb_cue(tree, i, lexicon) is not None for i in others):
                return said - behind - {at}
    return said


def _marks(tree: Tree, verb: int) -> set[str]:
    return {tree.lemma(mark) for mark in tree.children(verb, "mark")}


def _is_past(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what is or was, whatever the tagger takes it for: "while Oman demanded it"."""
    bare = tree[verb].tag == "VBN" and not tree.children(verb, "aux", "aux:pass")
    return tree[verb].tag in PAST or (bare and bool(tree.children(verb, "nsubj")))


def _is_named(tree: Tree, verb: int) -> bool:
    return any(tree[i].upos in ("NOUN", "PROPN") for i in tree.children(verb, "nsubj"))


def beside_the_cue(tree: Tree, claim: Claim, quoted: set[int], lexicon: Lexicon) -> set[int]:
    """What is said of a sentence that ends in its cue, without what another clause of the report tells around it.

    "Troops shelled the town; nobody was hurt, the governor said." - he tells the second; and in "The truce holds, the
    governor said, two days after troops shelled the town" what stands behind him is the report's.
    """
    first, last = claim.cue[0], claim.cue[-1]
    before = {i for i in claim.said if i < first}
    if not any(tree[i].tag in (*PAST, "MD") for i in before):
        return claim.said
    said = claim.said
    semicolon = max((i for i in before if tree.word(i) == ";" and i not in quoted), default=None)
    if semicolon is not None and any(tree[i].tag in (*PAST, "MD") for i in before if i > semicolon):
        said = {i for i in said if i > semicolon}
    said -= _said_before(tree, {i for i in said if i < first}, quoted, lexicon)
    behind = sorted(i for i in said if i > last and i not in quoted)
    if behind[:2] == [last + 1, last + 2] and tree.word(last + 1) in DASHES and tree[last + 2].upos == "CCONJ":
        return said - set(behind)  # "Iran had warned him, his office says - and its gunners shot down an airliner"
    return said - set(behind) if behind and is_setting(tree, behind) else said


def _said_before(tree: Tree, before: set[int], quoted: set[int], lexicon: Lexicon) -> set[int]:
    """The act by words before a colon: "Hanoi refused to talk: the truce is dead, its envoy said" - he gives them."""
    colon = next((i for i in sorted(before) if tree.word(i) == ":" and i not in quoted), None)
    words = [i for i in sorted(before) if colon is not None and i < colon]
    acts = [i for i in words if tree[i].tag in PAST and tree.children(i, "nsubj")]
    spoken = bool(acts) and not tree.is_(acts[0], "acl:relcl") and verb_cue(tree, acts[0], lexicon) is not None
    told = any(tree[i].tag in (*PAST, "MD") for i in before if colon is not None and i > colon)
    return {*words, *([colon] if colon is not None else ())} if spoken and told else set()


def is_setting(tree: Tree, words: list[int]) -> bool:
    """Whether a clause tells when it was said: "two days after he fell", "as troops came"."""
    words = [i for i in words if tree[i].upos != "PUNCT"]
    if not words or tree.word(words[0] - 1) != ",":
        return False
    if tree.lemma(words[0]) in ("as", "while"):
        return any(tree[i].tag in PAST for i in words)
    if tree.lemma(words[0]) in ("after", "before") and any(tree[i].tag in (*PAST, "MD") for i in words):
        timed = (i for i in words[1:5] if tree[i].upos not in ("DET", "NUM", "ADJ"))  # "after three days in which"
        return tree.lemma(next(timed, words[0])) in LENGTHS
    at = next((n for n, i in enumerate(words[:6]) if tree.lemma(i) in ("after", "before")), None)
    measured = ("NUM", "NOUN", "DET", "ADV", "ADJ")  # "less than a week after"
    return bool(at) and all(tree[i].upos in measured or tree.lemma(i) == "than" for i in words[:at])


def _named(tree: Tree, verb: int) -> bool:
    """Whether the subject is no pronoun, and stands in no clause below another."""
    return _is_named(tree, verb) and not tree.is_(verb, "acl:relcl", "advcl", "ccomp")
