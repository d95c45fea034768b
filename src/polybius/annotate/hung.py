"""Puts right where words hang, and what they are to each other, where the parser is regularly wrong."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from polybius.resources.word_classes import word_class

SUBJECTS = ("nsubj", "nsubj:pass")
NOMINAL = ("NOUN", "PROPN")
TENSE = {"VBD": "past", "VBZ": "present", "VBP": "present"}
UNFINISHED = ("VBG", "VB")
HELPING, MODAL = ("aux", "aux:pass"), "MD"  # "has" and "will" tell when, as a finite verb does
OF_CLAUSES = {"xcomp": "obj", "ccomp": "obj", "csubj": "nsubj"}  # what a clause is to its verb, and a noun
CLAUSAL = {"nsubj", "nsubj:pass", "obj", "aux", "aux:pass", "mark", "ccomp", "xcomp"}  # what only a verb has below it
WITH_OBJECT = {"obj", "iobj", "ccomp", "aux", "expl"}  # what a shortened passive has not below it
HAVING = frozenset({"have", "has", "had", "having"})
ALONE = {"nsubj", "nsubj:pass", "aux", "aux:pass", "mark"}  # what a verb that goes on from another has not below it
INSIDE = ("nmod", "compound", "flat", "conj")  # of words at the end of a noun's phrase
CALLING = frozenset({"call", "describe", "brand", "label"})  # "called the claim that it had fled a lie"
ADJUNCTS = ("obl", "advcl", "advmod", "nmod")  # what tells when, where or how
CONJUNCTIONS = ("after", "before", "since", "until")  # which are prepositions, too
FIRED = ("fire", "launch", "shoot", "lob", "hurl", "drop")  # what is done with weapons
BREAKS = (",", ";", "and", "but", "or", "-", "–", "that", "which", "who")  # none of them within a clause
EACH_OTHER = {("each", "other"), ("one", "another")}
TELLING = ("tell", "inform", "assure", "notify", "warn", "remind")
JOINED = 2  # "its ally and lifeline"


def put_right(
    words: Sequence[str],
    upos: list[str],
    tags: list[str],
    heads: list[int],
    relations: list[str],
    *,
    base_forms: Callable[[], list[str]],
) -> list[str]:
    """Changes a sentence's tags, heads and relations in place, each repair after the one before it.

    Args:
        words: Of one sentence.
        upos: Their parts of speech.
        tags: Their Penn tags.
        heads: The place of each word's head, -1 for the root.
        relations: What each word is to its head.
        base_forms: Gives the base forms of the words, which some repairs ask for, once the tags are right.

    Returns:
        The base forms.
    """
    rehang(upos, heads, relations)
    outside(words, heads, relations)
    deny(words, heads, relations)
    rejoin(tags, heads, relations)
    resume(words, tags, heads, relations)
    subordinate(words, tags, heads, relations)
    entitle(words, tags, heads, relations)
    unwelcome(words, tags, heads, relations)
    agree(words, heads, relations)
    gerunds(upos, tags, heads, relations)
    bases = base_forms()
    judge(bases, upos, heads, relations)
    hand_back(words, bases, tags, heads, relations)
    reduce(words, bases, tags, heads, relations)
    blame(bases, tags, heads, relations)
    told(words, bases, heads, relations)
    one_another(words, heads, relations)
    answer(words, bases, tags, heads, relations)
    shortened(words, bases, tags, heads, relations)
    bare_too(tags, heads, relations)
    return bases


def rehang(upos: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Hangs a second subject on the words before it that it belongs to.

    One that a preposition governs on what stands before that ("A letter from the ministry says"), a name on the noun
    right before it ("the agency TASS said, citing").
    """
    for noun, head in enumerate(heads):
        if relations[noun] not in SUBJECTS or noun >= head:
            continue
        if upos[noun] == "PROPN" and noun and upos[noun - 1] == "NOUN" and relations[noun - 1] in SUBJECTS:
            heads[noun], relations[noun] = noun - 1, "appos"
            continue
        first = next((at for at in range(noun) if heads[at] == head and relations[at] in SUBJECTS), None)
        cases = [at for at in range(noun) if heads[at] == noun and relations[at] == "case" and upos[at] == "ADP"]
        if first is None or not cases or cases[0] <= first:
            continue
        before = cases[0] - 1  # "a source, quoted by the paper, said": whoever quotes, not what speaks
        above = before if upos[before] in NOMINAL or (upos[before] == "VERB" and heads[before] == first) else first
        above = above if heads[above] in (first, head) else first
        heads[noun], relations[noun] = above, "obl" if upos[above] == "VERB" else "nmod"


def outside(words: Sequence[str], heads: list[int], relations: Sequence[str]) -> None:
    """Hangs what stands before the "that" of a clause on the verb above: "said, based on answers, that it had left"."""
    for that, verb in enumerate(heads):
        if words[that].lower() != "that" or relations[that] != "mark" or relations[verb] != "ccomp":
            continue
        for at in range(heads[verb] + 1, that):
            if heads[at] == verb and relations[at] in ADJUNCTS:
                heads[at] = heads[verb]


def deny(words: Sequence[str], heads: list[int], relations: Sequence[str]) -> None:
    """Hangs "not" right before an infinitive on that: "vowed never to expel them" has vowed."""
    for at, to in enumerate(range(1, len(heads))):
        before = words[at].lower() in ("not", "never") and relations[at] == "advmod" and heads[at] < at
        if before and words[to].lower() == "to" and relations[to] == "mark":
            heads[at] = heads[to]


def rejoin(tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Joins a verb that tells a fact to the one above that does, and not to a gerund or infinitive before it.

    "Criticised Chile for sinking a boat and expelled its envoy": "expelled" goes with "criticised".
    """
    finite = {head for head, relation in zip(heads, relations, strict=True) if relation in ("aux", "aux:pass", "cop")}
    for verb, head in enumerate(heads):
        if relations[verb] != "conj" or tags[verb] not in TENSE or tags[head] not in UNFINISHED or head in finite:
            continue
        above = heads[head]
        while above >= 0 and (tags[above] not in TENSE or above in finite):
            above = heads[above]
        if 0 <= above < verb and TENSE[tags[above]] == TENSE[tags[verb]]:
            heads[verb] = above
    helped = {heads[at] for at, tag in enumerate(tags) if relations[at] in HELPING and tag in (*TENSE, MODAL)}
    for verb, head in enumerate(heads):  # "will not allow the envoy to return and has halted the talks"
        if relations[verb] != "conj" or verb not in helped or tags[head] not in UNFINISHED or head in finite:
            continue
        above = heads[head]
        while above >= 0 and tags[above] not in TENSE and above not in helped:
            above = heads[above]
        if 0 <= above < verb:
            heads[verb] = above


def resume(words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Joins a verb behind a comma and "and" to the main clause, not to one that "after" governs.

    "Halted the accord after a mine hurt four, and ordered a stop": "ordered" goes with "halted".
    """
    with_subject = {head for head, relation in zip(heads, relations, strict=True) if relation in SUBJECTS}
    opened = {head: at for at, head in enumerate(heads) if relations[at] == "mark"}
    for verb in range(2, len(heads)):
        clause = heads[verb]
        joined = relations[verb] == "conj" and tags[verb] in TENSE and verb not in with_subject
        if not joined or words[verb - 1].lower() != "and" or words[verb - 2] != "," or relations[clause] != "advcl":
            continue
        mark = opened.get(clause)
        if mark is None or words[mark].lower() not in CONJUNCTIONS or clause not in with_subject:
            continue
        above = heads[clause]
        while above >= 0 and tags[above] not in TENSE:
            above = heads[above]
        if 0 <= above < mark and TENSE[tags[above]] == TENSE[tags[verb]]:
            heads[verb] = above


def hand_back(
    words: Sequence[str], bases: Sequence[str], tags: Sequence[str], heads: list[int], relations: Sequence[str]
) -> None:
    """Joins what the teller alone does next to the verb of saying: "said jets had hit a camp and recalled its envoy".

    A charge or an appeal after a deed told as earlier is the teller's; a measure of states after a blow is, too, for
    neither weapons nor soldiers take one. What somebody does by words beside his denial is no part of what he denies:
    "rejected claims that its army shelled it and blamed Chad".
    Not covered: "had broken the truce and rejected talks", which may be either.
    """
    accusing, measures = word_class("speaking up"), word_class("measuring")
    denying, charges = word_class("denying") | CALLING, word_class("charge_noun")
    below: dict[int, dict[str, int]] = {}
    for at, head in enumerate(heads):
        below.setdefault(head, {}).setdefault(relations[at], at)
    for verb, clause in enumerate(heads):
        own = below.get(verb, {})
        if relations[verb] != "conj" or not tags[verb].startswith("VB") or not ALONE.isdisjoint(own):
            continue
        told = below.get(clause, {})
        teller, doer = heads[clause], next((told[name] for name in SUBJECTS if name in told), None)
        claimed = teller > 0 and bases[teller] in charges and relations[teller] in ("obj", "ccomp")
        if claimed and bases[heads[teller]] in denying:
            teller = heads[teller]  # "rejected the claim that", where trees may take "claims" for a verb
        elif relations[clause] != "ccomp":
            continue
        denies, he = bases[teller] in denying, tags[doer or 0] == "PRP"
        if doer is None or not 0 <= teller < clause < verb or tags[teller] != "VBD" or (he and not denies):
            continue
        if bases[clause] in accusing | measures:
            continue
        apart = "aux" in told or "aux:pass" in told  # "had hit", "would hit", "was hit"
        about = own.get("obj", own.get("iobj"))
        him = about is not None and words[about].lower() in ("him", "her", "them")  # whoever was held, say
        speaks = bases[verb] in accusing and tags[verb] == "VBD" and (apart or denies) and not him
        # a tagger may take "cut" and "closed" for any form
        measured = about is not None and bases[about] in word_class("measured") and tags[clause] != "VB"
        measured = measured and (apart or not he)
        if speaks or (bases[verb] in measures and measured and bases[clause] in word_class("dealing blows")):
            heads[verb] = teller


def subordinate(words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Makes a noun right before a verb its subject where "after" governs the clause: "after a strike killed a general".

    A parser that takes "after" for the noun's preposition leaves the verb without who does it.
    """
    with_subject = {head for head, relation in zip(heads, relations, strict=True) if relation in SUBJECTS}
    for verb in range(1, len(heads)):
        if tags[verb] not in TENSE or relations[verb] != "advcl" or verb in with_subject:
            continue
        noun = verb - 1
        while relations[noun] in INSIDE and 0 <= heads[noun] < verb:
            noun = heads[noun]
        marks = [at for at in range(noun) if heads[at] == noun and relations[at] == "case"]
        if not marks:  # "after" hangs on the verb, the noun on the clause above
            marks = [at for at in range(noun) if heads[at] == verb and relations[at] == "mark"]
        if relations[noun] != "obl" or heads[noun] != heads[verb] or len(marks) != 1:
            continue
        if words[marks[0]].lower() in CONJUNCTIONS:
            heads[noun], relations[noun] = verb, "nsubj"
            heads[marks[0]], relations[marks[0]] = verb, "mark"


def reduce(words: Sequence[str], bases: Sequence[str], tags: list[str], heads: list[int], relations: list[str]) -> None:
    """Makes what fired weapons did their verb: "after shells fired from the hill killed four".

    A parser that takes "fired" for the verb of its clause leaves the one behind it without a subject, or with the hill.
    """
    weapons = word_class("weapon")
    for verb in range(1, len(heads)):
        noun = verb - 1
        if relations[noun] not in SUBJECTS or bases[noun] not in weapons or bases[verb] not in FIRED:
            continue
        done = next((at for at in range(verb + 1, len(heads)) if tags[at] in TENSE or words[at] in BREAKS), verb)
        below = [at for at, head in enumerate(heads) if head == verb]
        cased = {heads[at] for at in range(verb, done) if relations[at] == "case"}
        helps = relations[done] in ("aux", "aux:pass", "cop") and heads[done] > done
        done = heads[done] if helps else done  # "shells fired from the hill had killed four"
        if not (helps or tags[done] in TENSE) or not cased or any(relations[at] in WITH_OBJECT for at in below):
            continue
        if relations[verb] != "acl" and heads[done] in (verb, heads[verb]):
            heads[done], relations[done] = heads[verb], relations[verb]
            for at in below:
                if at > done or relations[at] == "mark":
                    heads[at] = done
            heads[verb], relations[verb] = noun, "acl"
        if heads[verb] == noun:
            tags[verb], heads[noun], relations[noun] = "VBN", done, "nsubj"
            for at in range(verb, done):
                if heads[at] == done and relations[at] in SUBJECTS:
                    heads[at], relations[at] = verb, "obl"


def entitle(words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Makes two titles between commas appositions of the name before them: "Spain, Chad's ally and its lifeline, said".

    They are a list to a parser; one of three whose last has "and" before it ends without a comma. Two short titles
    before a name ("said Brig. Gen. Kofi Mensah") both are his.
    """
    for at in range(len(heads) - 2):
        name = heads[at + 1] if relations[at + 1] == "nmod:desc" else -1
        if name > at and words[at].endswith(".") and (heads[at], relations[at]) == (heads[name], relations[name]):
            heads[at], relations[at] = name, "nmod:desc"
    for name, verb in enumerate(heads):
        if relations[name] not in SUBJECTS or not tags[name].startswith("NNP") or name + 1 >= verb:
            continue
        titles = [at for at in range(name, verb) if heads[at] == name and relations[at] in ("conj", "appos")]
        below = [at for at in range(name, verb) if heads[at] in titles]
        possessed = bool(titles) and any(heads[at] == titles[0] and relations[at] == "nmod:poss" for at in below)
        joined = any(heads[at] == titles[-1] and relations[at] == "cc" for at in below)
        closed = any(words[at] == "," for at in range(titles[-1] + 1, verb)) if titles else False
        common = all(tags[at] == "NN" for at in titles)
        if len(titles) == JOINED and possessed and joined and closed and common and words[name + 1] == ",":
            relations[titles[0]], heads[titles[1]] = "appos", titles[0]


def judge(bases: Sequence[str], upos: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Makes what is told to be untrue the object of its verb: "dismissed as baseless claims that it had".

    Such are the nouns of the word class "charge_noun".
    """
    charges = word_class("charge_noun")
    for at, head in enumerate(heads):
        verb = heads[head] if head >= 0 else -1
        called = bases[at] == "as" and relations[at] == "case" and relations[head] == "obl" and head > at
        if not called or verb < 0 or upos[verb] != "VERB" or (verb, "obj") in zip(heads, relations, strict=True):
            continue
        if bases[head] in charges and heads[at + 1] == head and relations[at + 1] == "amod":
            heads[at], heads[at + 1], relations[at + 1] = at + 1, verb, "obl"  # "as baseless"
            relations[head] = "obj"
            continue
        behind = (one for one in range(head + 1, len(heads)) if heads[one] == verb and relations[one] == "obl")
        told = next(behind, None)  # "denounced as lies the reports that it had"
        if told is not None and bases[told] in charges and (told, "case") not in zip(heads, relations, strict=True):
            relations[told] = "obj"


def blame(bases: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Hangs what somebody is blamed for on the verb that blames him: "accused Chad of arming rebels"."""
    for verb, head in enumerate(heads):
        above = heads[head] if relations[verb] == "acl" and tags[verb] == "VBG" and relations[head] == "obj" else -1
        if above < 0 or bases[above] not in word_class("reproaching") | word_class("requiting"):
            continue
        marks = (bases[at] for at in range(head, verb) if heads[at] == verb and relations[at] == "mark")
        if any(mark in ("of", "for") for mark in marks):
            heads[verb], relations[verb] = above, "advcl"
    _pin(bases, heads, relations)


def _pin(bases: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Hangs those on whom a deed is blamed on the verb: "blamed the raid on the rebels" tells of no raid on them."""
    for deed, verb in enumerate(heads):
        if relations[deed] != "obj" or bases[verb] not in ("blame", "pin") or verb > deed:
            continue
        cases: dict[int, str] = {}
        for at, head in enumerate(heads):
            if relations[at] == "case":
                cases.setdefault(head, bases[at])
        of = [at for at, head in enumerate(heads) if head == deed and relations[at] == "nmod" and at > deed]
        phrases = [at for at in of if at in cases]
        told = {cases.get(at) for at, head in enumerate(heads) if head == verb and relations[at] == "obl" and at > deed}
        if phrases and cases[phrases[-1]] == "on" and not told & {"on", "for"}:
            whom = phrases[-1]
            heads[whom], relations[whom] = verb, "obl"
            for part in (at for at in of if at > whom):  # the other words of a name
                heads[part], relations[part] = whom, "flat"


def answer(
    words: Sequence[str], bases: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]
) -> None:
    """Makes an answer what an act is, or comes in: "was in response to rocket fire", "came in response to".

    A parser may take "in response to" for one preposition, and hang the act on the fire, or the fire on nothing.
    """
    answering = word_class("answering")
    for at in range(1, len(heads) - 2):
        be, noun, to = at - 1, at + 1, at + 2
        if words[at].lower() != "in" or bases[noun] not in answering or words[to].lower() not in ("to", "for"):
            continue
        hung = (heads[to], heads[at], *(behind for behind in range(to, len(heads)) if heads[behind] == noun))
        thing, above = next((one for one in hung if one > to), 0), heads[noun]
        if relations[noun] not in ("fixed", "case") or not thing:
            continue
        if bases[be] == "come" and heads[thing] == be:
            heads[noun], relations[noun] = be, "obl"
        elif bases[be] == "be" and heads[thing] == noun and above < be:
            heads[:at] = [noun if head == thing else head for head in heads[:at]]
            relations[noun] = "ccomp"  # hung on the verb of saying, else on the act
            if tags[above].startswith("NN"):
                heads[noun], relations[noun] = heads[above], relations[above]
                heads[above], relations[above] = noun, "nsubj"
        elif bases[be] == "be" and thing in (above, heads[at]):
            heads[noun], relations[noun] = heads[thing], relations[thing]
            heads[:at] = [noun if head == thing else head for head in heads[:at]]
        else:
            continue
        heads[at], relations[at] = noun, "case"
        heads[to], relations[to] = thing, "case"
        heads[thing], relations[thing] = noun, "nmod"


def one_another(words: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Makes "each other" one object, with nothing below it: "accused each other of shelling the town"."""
    for first, pair in enumerate(itertools.pairwise(word.lower() for word in words)):
        second = first + 1
        outer = second if heads[first] == second else first
        above, relation = heads[outer], relations[outer]
        tied = above in (heads[first], heads[second]) and relation != "nmod:poss"
        if pair not in EACH_OTHER or not tied or not 0 <= above < first:
            continue
        for at, head in enumerate(heads):
            if head in (first, second) and at not in (first, second):
                behind = at > second and relations[at] != "case"
                heads[at] = above if behind else first
                relations[at] = "obl" if behind and relations[at] == "nmod" else relations[at]
        heads[first], relations[first] = above, "obj" if relation in ("fixed", "det") else relation
        heads[second], relations[second] = first, "fixed"


def agree(words: Sequence[str], heads: Sequence[int], relations: list[str]) -> None:
    """Makes the subject of a verb that has a passive auxiliary a passive one, "has been shut", and that of a verb with
    "have" and an object an active one: "have killed at least 97 herders".
    """
    below: dict[int, set[str]] = {}
    for at, head in enumerate(heads):
        below.setdefault(head, set()).add(relations[at])
    having = {head for at, head in enumerate(heads) if relations[at] == "aux" and words[at].lower() in HAVING}
    passive = {head for head, relations_ in below.items() if "aux:pass" in relations_}
    active = {head for head in having - passive if "obj" in below[head]}
    for at, head in enumerate(heads):
        if head in passive and relations[at] == "nsubj":
            relations[at] = "nsubj:pass"
        elif head in active and relations[at] == "nsubj:pass":
            relations[at] = "nsubj"


def shortened(
    words: Sequence[str], bases: Sequence[str], tags: list[str], heads: Sequence[int], relations: list[str]
) -> None:
    """Makes passives of those that headlines tell without "is": "Chad accused of looting gold", "Chad told to leave".

    They are the verbs of the word class "bare passive", each with the word or two behind it, that have no object.
    """
    bare = word_class("bare passive")
    for verb, tag in enumerate(tags):
        forms = (bases[verb], words[verb])  # "envoy withdrawn", not "troops withdrew"
        behind = [" ".join([form, *words[verb + 1 : verb + number]]).lower() for form in forms for number in (2, 3)]
        if tag not in ("VBD", "VBN") or relations[verb] == "acl:relcl" or bare.isdisjoint(behind):
            continue
        below = [at for at, head in enumerate(heads) if head == verb]
        subjects = [at for at in below if relations[at] == "nsubj" and at < verb]
        if subjects and not any(relations[at] in WITH_OBJECT for at in below):
            tags[verb] = "VBN"
            for at in subjects:
                relations[at] = "nsubj:pass"


def bare_too(tags: list[str], heads: Sequence[int], relations: Sequence[str]) -> None:
    """Makes a participle of what goes on from one: "training, halted in May and resumed in June, was halted again"."""
    below: dict[int, set[str]] = {}
    for head, relation in zip(heads, relations, strict=True):
        below.setdefault(head, set()).add(relation)
    for verb, tag in enumerate(tags):
        first = heads[verb]
        goes_on = tag == "VBD" and relations[verb] == "conj" and first >= 0
        if goes_on and tags[first] == "VBN" and relations[first] == "acl" and not below.get(verb, set()) & CLAUSAL:
            tags[verb] = "VBN"


def unwelcome(words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Makes "persona non grata" what a verb declares somebody, not his noun: "declared a clerk of the embassy ..."."""
    for at in range(1, len(words) - 2):
        noun, verb, steps = at - 1, heads[at], 0
        if words[at + 1].lower() != "non" or not words[at].lower().startswith("persona") or heads[noun] != at:
            continue
        while verb >= 0 and not tags[verb].startswith("VB") and steps < len(words):
            verb, steps = heads[verb], steps + 1
        if not 0 <= verb < noun or not tags[verb].startswith("VB") or not tags[noun].startswith("N"):
            continue
        for other in range(verb + 1, noun):
            heads[other] = noun if heads[other] == at else heads[other]
        heads[noun], relations[noun] = heads[at], relations[at]
        heads[at], relations[at] = verb, "xcomp"


def gerunds(upos: list[str], tags: list[str], heads: Sequence[int], relations: list[str]) -> None:
    """Makes a verb in -ing that has an article, and no clause of its own, a noun: "called the killing a crime"."""
    below: dict[int, set[str]] = {}
    for head, relation in zip(heads, relations, strict=True):
        below.setdefault(head, set()).add(relation)
    for at, tag in enumerate(tags):
        if tag == "VBG" and relations[at] in OF_CLAUSES and "det" in below.get(at, ()) and not below[at] & CLAUSAL:
            upos[at], tags[at], relations[at] = "NOUN", "NN", OF_CLAUSES[relations[at]]


def told(words: Sequence[str], bases: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Hangs what somebody is told on its verb: "said the army had told the auditor general that troops had left"."""
    for that, clause in enumerate(heads):
        if words[that].lower() != "that" or relations[that] != "mark" or relations[clause] != "ccomp" or that < 1:
            continue
        whom, saying = that - 1, heads[clause]
        telling = heads[whom] if relations[whom] in ("obj", "iobj") else -1
        if telling >= 0 and telling != saying and heads[telling] == saying and bases[telling] in TELLING:
            heads[clause] = telling
