"""Who says it, read off the dependency tree around a cue."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.sources.cues import EVIDENCE, JUDGING, STATEMENTS, TIME_WORDS
from polybius.syntax import Tree

RELATIVE_TAGS = ("WP", "WDT", "WP$")
EXPLETIVES = ("it", "there")
FINITE = ("VBD", "VBZ", "VBP")
MAX_SOURCE_TOKENS = 45  # "Jane Doe, a former minister who ...": beyond it only the words around the head are kept
QUOTED_AS = ("quote", "cite", "quoted")  # "quoted an official as saying": the official says it; taggers err on it
MARKS = ("after", "before", "since", "until")
HEARD = ("learn", "hear", "understand", "gather")
HOUSES = ("ministry", "embassy", "department", "service", "administration", "office", "agency", "committee",
          "command", "headquarters", "staff", "bureau", "secretariat", "mission", "commission",
          "centre", "center")  # fmt: skip
WORDS = ("question", "word", "statement", "joke", "remark", "letter", "note", "tweet", "proverb", "saying")
QUOTE_ENDS = ("”", '"', "'", "’", "''")


def sayer_of(tree: Tree, verb: int) -> tuple[int | None, bool]:
    """The head of the noun phrase that says what the verb says, and whether the verb is a passive.

    In a passive it is the agent ("told by the Pentagon"), or nobody. A verb without a subject has that of the verb it
    hangs on: "X arrived and said", "X issued a statement saying".
    """
    if is_passive(tree, verb):
        above = tree[verb].head
        if above is not None and tree.lemma(above) == "let" and tree.lemma(verb) == "know":
            return sayer_of(tree, above)  # "Ankara let it be known that"
        agent = agent_of(tree, verb)
        return agent if agent is not None else _house_of(tree, verb), True
    if (text := text_before(tree, verb)) is not None:
        return text, False
    subjects = [child for child in tree.children(verb, "nsubj") if not tree.is_(child, "nsubj:pass", "nsubj:outer")]
    # "A nurse questioned by the prosecutor said": what stands behind a preposition is no subject
    subjects = [child for child in subjects if not is_governed(tree, child)] or subjects
    if subjects:
        # "Many of the closures, he said, have failed": the nearest of two subjects is the sayer's
        nearest = min(subjects, key=lambda child: abs(child - verb))
        if nearest - 1 in subjects and not tree.children(nearest) and tree[nearest - 1].tag not in RELATIVE_TAGS:
            nearest -= 1  # "The alliance's secretary general said": trees take both for subjects
        if tree.word(verb - 1) == "," and subjects[0] < nearest < verb and tree.word(subjects[0] + 1) == ",":
            nearest = subjects[0]  # "The source, a colonel from Homs, said": what stands between commas describes it
        return _described(tree, nearest) or antecedent(tree, verb, nearest), False
    beside = _beside(tree, verb)
    beside = _taken(tree, verb) if beside is None else beside
    beside = _marked(tree, verb) if beside is None else beside
    return beside if beside is not None else _inherited(tree, verb), False


def text_before(tree: Tree, verb: int) -> int | None:
    """The report of "denied a report of May that claimed troops had come", whose clause trees hang on the denial."""
    that = verb - 1
    while that > 0 and tree[that].upos in ("AUX", "ADV"):
        that -= 1
    own = tree.word(that).lower() in ("that", "which") and tree.children(verb, "nsubj") in ([], [that])
    if not own or not tree.is_(verb, "advcl", "advcl:relcl", "parataxis") or tree[verb].tag not in FINITE:
        return None
    return text_up_to(tree, that - 1)


def text_up_to(tree: Tree, last: int) -> int | None:
    """The noun of a text whose phrase ends at a word: the report of "a report of May"."""
    line = [at for at in (last, *tree.ancestors(last)) if at <= last and tree[at].upos == "NOUN"]
    return next((at for at in line if tree.lemma(at) in (*STATEMENTS, *EVIDENCE)), None)


def _beside(tree: Tree, verb: int) -> int | None:
    """The witnesses of "The army says witnesses had told it that", whichever verb the tree hangs them on."""
    head, at = tree[verb].head, verb - 1
    if head is None or head > verb or not tree.is_(verb, "ccomp"):
        return None
    while at > head and tree[at].upos in ("AUX", "ADV"):
        at -= 1
    if at <= head or tree[at].upos not in ("NOUN", "PROPN", "PRON") or tree[at].tag in RELATIVE_TAGS:
        return None
    for above in tree.ancestors(at):
        if not head < above < verb or tree[above].upos not in ("NOUN", "PROPN"):
            break
        at = above
    return at if tree.is_(at, "nsubj") else None


def _marked(tree: Tree, verb: int) -> int | None:
    """The daily of "It came after the daily, citing a source, reported that", which trees take for what it follows."""
    head, last = tree[verb].head, verb - 1 - (tree.word(verb - 1) == ",")
    if head is None or head > verb or not tree.is_(verb, "advcl") or tree[verb].tag not in FINITE:
        return None
    after = [i for i in tree.children(head, "obl") if head < i < verb and max(tree.subtree(i, ("punct",))) == last]
    return next(
        (i for i in after if tree.children(i, "case") and tree.lemma(tree.children(i, "case")[0]) in MARKS), None
    )


def _taken(tree: Tree, verb: int) -> int | None:
    """The nurse of "A nurse told the radio that troops left, an agency reported", whom trees give to the last verb.

    And the residents of "Residents reached by phone said", whom they give to "reached" as if it were a clause.
    """
    above = tree[verb].head
    for clause in (*tree.children(verb, "ccomp"), *((above,) if above is not None and tree.is_(verb, "mark") else ())):
        reached = tree.children(clause, "nsubj", "nsubj:pass")
        if clause < verb and reached and all(tree[i].upos != "PUNCT" for i in range(reached[0], verb)):
            return reached[0]
    at = verb - 1
    while at > 0 and tree[at].upos in ("AUX", "ADV"):
        at -= 1
    line = [at, *tree.ancestors(at)] if at >= 0 else []
    head = next((i for i in line if tree.is_(i, "nsubj") or i > verb), verb)
    after = tree[head].head
    fits = head < verb and tree[head].tag not in RELATIVE_TAGS and max(tree.subtree(head)) <= at
    return head if fits and after is not None and after > verb and tree[verb].tag in FINITE else None


def _described(tree: Tree, subject: int) -> int | None:
    """The witness of "A witness identified only as Ivo said", where the tree takes Ivo for the subject."""
    before = min(tree.subtree(subject, ("acl", "acl:relcl", "mark", "case", "advmod"))) - 1
    if before < 2 or tree.lemma(before) not in ("as", "by"):
        return None
    verb = before - 1 - (tree[before - 1].upos == "ADV")
    return tree[verb].head if tree[verb].tag == "VBN" and tree.is_(verb, "acl") else None


def is_governed(tree: Tree, noun: int) -> bool:
    """Whether a noun stands behind a preposition, "following" among them."""
    cases = [case for at in (noun, *tree.children(noun, "nmod:desc")) for case in tree.children(at, "case")]
    return any(tree[case].upos in ("ADP", "VERB") and case < noun for case in cases)  # "the office of Premier Okoro"


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is a passive: "was told", "the plan announced by"."""
    if any(tree[child].deprel in ("nsubj:pass", "aux:pass") for child in tree.children(verb)):
        return True
    above = tree[verb].head
    if above is not None and tree[above].head is None and tree.is_(verb, "acl") and tree.children(verb, "ccomp"):
        return False  # "Okoro, a spokesman, admitted by telephone that": trees find no other verb in it
    if tree.is_(verb, "conj") and tree[verb].head is not None and tree[verb].tag == "VBN":
        return not tree.children(verb, "nsubj", "aux") and is_passive(tree, tree[verb].head or 0)
    return (
        (tree[verb].tag == "VBN" or _is_charged(tree, verb))
        and tree.is_(verb, "acl", "advcl", "amod", "xcomp")  # "stands accused of"
        and not tree.children(verb, "nsubj", "aux")
    )


def _is_charged(tree: Tree, verb: int) -> bool:
    """Whether a clause hung on a noun is a passive that the tagger takes for a past: "two men charged with killing"."""
    return tree[verb].tag == "VBD" and tree.is_(verb, "acl") and not tree.children(verb, "obj", "ccomp")


def agent_of(tree: Tree, verb: int) -> int | None:
    """The head of the agent of a passive: "by the Pentagon"; of what "was learnt", whom it was learnt from."""
    cases = ("by", "from") if tree.lemma(verb) in HEARD else ("by",)
    for child in tree.children(verb, "obl", "nmod"):
        if any(tree.lemma(case) in cases for case in tree.children(child, "case")) and not is_time(tree, child):
            return child
    by = verb + 1  # wherever trees hang the agent right behind it
    named = tree[by].head if by < len(tree.tokens) and tree.word(by).lower() == "by" and tree.is_(by, "case") else None
    return named if named is not None and named > by and tree[verb].tag == "VBN" and not is_time(tree, named) else None


def _house_of(tree: Tree, verb: int) -> int | None:
    """Where nobody is named, the house that says it: "it was indicated in the ministry"."""
    dummy = any(tree.word(i).lower() == "it" for i in tree.children(verb, "nsubj", "nsubj:pass", "expl"))
    houses = (i for i in tree.children(verb, "obl") if dummy and tree.lemma(i) in HOUSES)
    return next((i for i in houses if any(tree.lemma(case) == "in" for case in tree.children(i, "case"))), None)


SILENCE = ("nothing", "little")
ENVOYS = ("ambassador", "envoy", "diplomat", "consul", "attache", "attaché", "representative")
PICTURES = ("video", "footage", "image", "photo", "photograph", "picture", "document", "letter", "record", "recording")
UNSAID = ("tell", "confirm", "deny", "ask")


def left_unsaid(tree: Tree, verb: int) -> bool:
    """Whether nobody says it: "declined to say whether", "it is safe to say that", "as they say"."""
    head = tree[verb].head
    bare = tree[verb].tag == "VB" and not tree.children(verb, "nsubj", "aux")
    on = head is not None and (tree.is_(verb, "xcomp", "conj") or tree.word(head + 1).lower() == "on")
    if bare and tree.lemma(verb) in UNSAID and not on:  # "went on to confirm that" says it
        return True  # "tell them to go", "here to confirm it"
    if head is None:
        return False
    if tree[verb].tag == "VB" and any(tree.lemma(i) == "to" for i in tree.children(verb, "mark")):
        idle = tree[head].upos == "ADJ" and tree.lemma(head) in ("safe", "fair", "easy", "hard", "enough")
        return idle or (tree.is_(verb, "xcomp") and tree.lemma(head) in ("decline", "refuse"))
    if tree[verb].tag == "VBG":  # "stopped short of saying that", "without saying that"
        around = [head, *(i for at in (verb, head) for i in tree.children(at, "xcomp", "advmod", "mark"))]
        return any(tree.lemma(i) in ("short", "without") and i < verb for i in around)
    as_said = any(tree.lemma(i) == "as" for i in tree.children(verb, "mark"))
    return as_said and any(tree.word(i).lower() == "they" for i in tree.children(verb, "nsubj"))


def answers_by_deed(tree: Tree, verb: int) -> bool:
    """Whether somebody answers with what is no words: "The mob answered with fire: they stormed the gate"."""
    if tree.lemma(verb) not in ("answer", "reply", "respond"):
        return False
    means = [i for i in tree.children(verb, "obl") if any(tree.lemma(c) == "with" for c in tree.children(i, "case"))]
    return any(tree[i].upos == "NOUN" and tree.lemma(i) not in WORDS for i in means)


def says_nothing(tree: Tree, verb: int) -> bool:
    """Whether no words are spoken: "said nothing", "recalled its envoy". Who "says nothing about it": see the table."""
    at, last = verb + 1, len(tree.tokens) - 1
    silent = at <= last and tree.word(at).lower() in SILENCE and not tree.children(verb, "ccomp", "parataxis")
    return (silent and (at == last or tree.word(at + 1).lower() not in ("about", "of"))) or _is_deed(tree, verb)


def _is_deed(tree: Tree, verb: int) -> bool:
    """Whether a verb that may tell of words tells of a deed: "recalled its envoy", "officials briefed on the plan"."""
    called = tree.children(verb, "obj")
    if tree.lemma(verb) == "brief":  # taggers take the participle for a past
        return not called and agent_of(tree, verb) is None
    shown = [i for i in tree.children(verb, "iobj", "obj") if i > verb] if tree.lemma(verb) == "show" else []
    if len(shown) > 1 and not tree.children(verb, "ccomp") and tree.lemma(shown[-1]) not in PICTURES:
        shown_by = tree.children(verb, "nsubj")  # "A guard showed reporters the site of the blast", no video or photos
        return any(tree[i].upos == "PRON" or tree.lemma(i) not in (*EVIDENCE, *STATEMENTS) for i in shown_by)
    back = (tree.lemma(i) in ENVOYS or "its" in map(tree.lemma, tree.children(i, "nmod:poss")) for i in called)
    return tree.lemma(verb) == "recall" and any(back) and not tree.children(verb, "ccomp", "xcomp")


def is_nobody(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase means nobody at all: "nobody", "no one", "none of them", "no official"."""
    words = (tree.word(noun).lower(), *(tree.word(i).lower() for i in tree.children(noun, "det", "advmod")))
    return bool({"nobody", "none", "no", "no-one"} & set(words))


def antecedent(tree: Tree, verb: int, subject: int) -> int | None:
    """The subject, or for "who", "which", "that" the noun that it stands for: the doer is named there."""
    tagged = tree[subject].tag in RELATIVE_TAGS or tree.word(subject).lower() == "that"
    if not tagged:
        return subject
    named = _named_before(tree, subject)
    for at in (verb, *tree.ancestors(verb)):
        if tree.is_(at, "acl:relcl") or (tree.is_(at, "acl") and at == verb):
            head = tree[at].head
            return head if named is None or head is None or _ends_at(tree, head, at, subject - 2) else named
        if not tree.is_(at, "conj", "ccomp", "xcomp"):
            break
    return subject if named is None else named


def _named_before(tree: Tree, relative: int) -> int | None:
    """Who is named right before a comma and "who" or "which", whatever the tree hangs their clause on."""
    last = relative - 2
    if last < 0 or tree.word(relative).lower() not in ("who", "which") or tree.word(relative - 1) != ",":
        return None
    if tree[last].upos not in ("NOUN", "PROPN") or is_time(tree, last):
        return None
    for above in tree.ancestors(last):
        if above > last or tree[above].upos not in ("NOUN", "PROPN") or is_time(tree, above):
            break
        last = above
    return last


def _ends_at(tree: Tree, noun: int, clause: int, last: int) -> bool:
    """Whether a noun phrase, without a clause about it, ends at a token."""
    own = set(tree.subtree(noun)) - set(tree.subtree(clause))
    return max((i for i in own if i < clause and tree[i].upos != "PUNCT"), default=noun) == last


def _inherited(tree: Tree, verb: int) -> int | None:
    """The subject that a verb without one borrows."""
    head = tree[verb].head
    if head is not None and tree.children(head, "cop") and is_governed(tree, head):
        return next(iter(tree.children(head, "nsubj")), None)  # "was at pains to stress", "is in a position to confirm"
    if head is not None and tree.lemma(head) == "go" and (dummies := tree.children(head, "expl")):
        return dummies[0] if dummies[0] < head else None  # "It went on to say that": trees take that "it" for nobody
    if head is None or tree.is_(verb, "parataxis", "csubj"):
        return None
    if tree.is_(verb, "acl") and not tree.is_(verb, "acl:relcl"):
        telling = tree.lemma(verb) in ("tell", "say") and tree[verb].tag == "VBG" and tree.word(verb - 1) != ","
        if telling and tree.lemma(head) not in STATEMENTS and not tree.children(head, "nmod:poss"):
            return head  # "recalls a herder telling him"
        owner = _owner(tree, head)
        # "a process to consider the flag": the process considers nothing
        return None if owner == head and tree.children(verb, "mark") else owner
    if not tree.is_(verb, "conj", "xcomp", "advcl", "ccomp", "acl:relcl", "parataxis"):
        return None
    if tree[head].upos not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN"):
        return None
    if tree.is_(verb, "conj") and tree[verb].tag in FINITE and tree.is_(head, "xcomp"):
        above = next((i for i in tree.ancestors(head) if tree[i].tag in FINITE), None)
        if above is not None:  # "called the report a tale and said": the caller says it
            subjects = tree.children(above, "nsubj")
            return antecedent(tree, above, subjects[0]) if subjects else _inherited(tree, above)
    # "said jets had come and accused them"; who "had confessed and said that he was sorry" may be whom they speak of
    quotes = tree.word(verb + 1) in (":", "“", '"', ",") if verb + 1 < len(tree.tokens) else False
    resumed = tree.resumes(verb) if quotes or tree.lemma(verb) not in ("say", "tell", "add") else None
    shared = going_on(tree, verb) if resumed is None else resumed
    if shared is not None:
        subjects = tree.children(shared, "nsubj")
        return antecedent(tree, shared, subjects[0]) if subjects else None
    objects = tree.children(head, "obj", "iobj")
    if objects and tree[verb].tag == "VBG" and any(tree.lemma(mark) == "for" for mark in tree.children(verb, "mark")):
        return objects[0]  # "expelled the envoy for saying that"
    if tree.is_(verb, "advcl") and tree.lemma(head) in QUOTED_AS:
        passive = tree.children(head, "nsubj:pass") or (tree.children(head, "nsubj") if is_passive(tree, head) else [])
        return (objects or passive or [None])[0]  # type: ignore[list-item]
    if tree.is_(verb, "xcomp") and objects and objects[0] < verb:
        return objects[0]  # "urged Iran to say": Iran is to say it
    subjects = tree.children(head, "nsubj")
    above = tree[head].head
    behind = tree.is_(verb, "advcl") and tree[verb].tag == "VBG" and tree.word(verb - 1) == "," and above is not None
    if behind and tree.is_(head, "ccomp") and (head > verb or tree.is_(next(iter(subjects), verb), "nsubj:pass")):
        # "said the number had been cut, denying reports that": what was cut denies nothing
        return next(iter(tree.children(above or 0, "nsubj")), None)
    if subjects:
        return antecedent(tree, head, subjects[0])
    if tree[head].upos == "NOUN" and tree.is_(verb, "acl:relcl", "advcl"):
        return head
    return _inherited(tree, head)


def going_on(tree: Tree, verb: int) -> int | None:
    """The clause that a verb goes on with: "said troops had left and had burned it", where trees join it to "said"."""
    head = tree[verb].head
    if head is None or not tree.is_(verb, "conj") or not tree.had(verb) or tree.children(verb, "nsubj", "mark"):
        return None
    clauses = [i for i in tree.children(head, "ccomp") if head < i < verb and tree.had(i)]
    return clauses[0] if clauses and not tree.had(head) else None


def _owner(tree: Tree, noun: int) -> int:
    """Whose the noun is, for "X issued a statement saying" and "X's letter saying"; the noun itself when unowned."""
    owners = [i for i in tree.children(noun, "nmod:poss") if not is_time(tree, i)]  # "Monday's report accusing it"
    if owners:
        return owners[0]
    verb = tree[noun].head
    if verb is not None and tree.is_(noun, "obj") and tree.lemma(verb) in JUDGING:
        return noun  # "denied Chadian reports accusing it"
    if verb is not None and tree.is_(noun, "obj", "obl") and tree[verb].upos == "VERB":
        subjects = [child for child in tree.children(verb, "nsubj") if not tree.is_(child, "nsubj:pass")]
        if subjects:
            return antecedent(tree, verb, subjects[0]) or subjects[0]
        if tree.is_(noun, "obj"):
            return _inherited(tree, verb) or noun
    return noun


def is_content(tree: Tree, verb: int) -> bool:
    """Whether "that" opens what is told and stands for no noun: "word that troops burned the town" is in full."""
    opening = next((i for i in tree.children(verb, "obj", "obl") if tree.word(i).lower() == "that"), None)
    if opening is None or not tree.children(verb, "nsubj"):
        return False
    return len(tree.children(verb, "obj")) > 1 or tree.is_(opening, "obl")


def is_time(tree: Tree, index: int) -> bool:
    """Whether a word tells when something was said, not what: "said on Monday"."""
    return tree.lemma(index) in TIME_WORDS or tree[index].deprel.endswith(("tmod", "unmarked"))


def noun_phrase(tree: Tree, head: int, barred: Iterable[int] = ()) -> list[int]:
    """The tokens of a source: the noun phrase with what is said of it, cut short when it runs on.

    "Jane Doe, a spokeswoman for the ministry," is one source; of a phrase that is longer than ``MAX_SOURCE_TOKENS``
    only the words around the head are kept.
    """
    shut = set(barred)
    chosen = set(tree.subtree(head, ("punct",) if not tree.children(head, "appos", "acl", "conj") else ()))
    for child in tree.children(head, "acl"):
        if _is_mark(tree, child - 1) and not tree.is_(child, "acl:relcl"):
            chosen -= set(tree.subtree(child))  # "the agency, quoting state television,"
    if chosen & shut:
        chosen = _without(tree, head, shut)
    if len(chosen) > MAX_SOURCE_TOKENS:
        span = tree.phrase(head)
        chosen = {i for i in chosen if span.contains(tree[i].span)}
    run = [head]
    while run[0] - 1 in chosen or (run[0] - 2 in chosen and _is_mark(tree, run[0] - 1)):
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in chosen or (run[-1] + 2 in chosen and _is_mark(tree, run[-1] + 1)):
        run.append(run[-1] + 1)
    if run[0] == head and head > 0 and _is_astray(tree, head - 1, head):
        run.insert(0, head - 1)
        while run[0] - 1 in chosen:
            run.insert(0, run[0] - 1)
    colon = max((i for i in run if i < head and tree.word(i) == ":"), default=run[0] - 1)
    run = [i for i in run if i > colon]  # "Colombo: The rebels said"
    last = run[-1] + 1  # the "general" of "secretary general", which trees take for another subject
    if last < len(tree.tokens) and tree.is_(head, "nsubj") and tree.is_(last, "nsubj") and not tree.children(last):
        run += [last] if tree[last].head == tree[head].head and run[-1] == head else []
    return _without_case(tree, head, run)


def _is_astray(tree: Tree, word: int, noun: int) -> bool:
    """Whether a word right before a noun is a part of its name that trees hang elsewhere: "state radio reports".

    On the verb, or on a noun further on: "the news agency reported, citing the head of".
    """
    above = tree[word].head
    return tree.is_(word, "compound") and above is not None and (tree[above].upos in ("VERB", "AUX") or above > noun)


def _without(tree: Tree, head: int, shut: set[int]) -> set[int]:
    """The subtree without the branches that hold a barred token: the cue below "officials who said"."""
    chosen = {head}
    for child in tree.children(head):
        below = set(tree.subtree(child))
        if not below & shut:
            chosen |= below
        elif tree.is_(child, "nmod") and child not in shut:
            chosen |= _without(tree, child, shut)  # "a statement by the mayor saying that"
    return chosen


def _is_mark(tree: Tree, index: int) -> bool:
    return tree[index].upos == "PUNCT"


def _without_case(tree: Tree, head: int, run: list[int]) -> list[int]:
    """Without the preposition before it ("by", "to", "from") and the "'s" behind it."""
    outer = {i for i in tree.children(head, "case", "mark", "cc") if i < head}
    outer |= {i for i in tree.children(head, "advmod") if any(i < case for case in outer)}  # "largely on interviews"
    possessive = [i for i in tree.children(head, "case") if i > head]
    if possessive:
        run = [i for i in run if i < possessive[0]]
    while run and run[0] != head and (run[0] in outer or tree[run[0]].deprel == "fixed" or _is_mark(tree, run[0])):
        if _is_mark(tree, run[0]) and tree.word(run[0]) in "“\"'‘":
            break
        run = run[1:]
    closing = (*QUOTE_ENDS, ")") if any(tree.word(i) == "(" for i in run) else QUOTE_ENDS
    while run and run[-1] != head and _is_mark(tree, run[-1]) and tree.word(run[-1]) not in closing:
        run = run[:-1]
    return run
