"""What is said, read off the dependency tree around a cue: a clause, an infinitive, an object, a passive's subject."""

from __future__ import annotations

from polybius.sources import clauses
from polybius.sources.cues import TIME_WORDS, Cue
from polybius.syntax import Tree

CLAUSES = ("ccomp", "csubj")
REST_CASES = ("as", "of", "for", "with", "over", "to", "on", "in", "by", "from")  # "accused X of", "described X as"
PASSED_ON = ("report", "announce", "carry", "publish", "reveal", "disclose")


def content_of(tree: Tree, verb: int, row: Cue, particle: tuple[int, ...]) -> set[int]:
    """The tokens that tell what is said, as the row lets them stand: a clause, an infinitive, an object ..."""
    kinds = row.complements
    if clauses.is_passive(tree, verb):
        return _passive_content(tree, verb, row, particle)
    said: set[int] = set()
    if particle and kinds & {"np", "infinitive"} and "clause" not in kinds:
        return _particle_content(tree, verb, particle)
    if "clause" in kinds:
        said |= _clause(tree, verb, "addressee" in kinds or tree.lemma(verb) in clauses.QUOTED_AS)
        if particle and not said:  # "made it clear that troops had left", "let the daily know that"
            below = [i for at in particle for i in tree.children(at, *CLAUSES) if i > particle[-1]]
            said = said.union(*(tree.subtree(i) for i in below))
    if "infinitive" in kinds:
        said |= _infinitive(tree, verb)
    if "rest" in kinds and not said:
        said |= _rest(tree, verb)
    elif "rest" in kinds and tree.word(verb + 1).lower() == "as":
        said |= set(range(verb + 1, max(said)))  # "dismissed as propaganda claims that": the claims are dismissed
    if "seeming" in kinds and not said:
        said |= _seeming(tree, verb)
    took_lives = any(tree.lemma(i) == "life" for i in tree.children(verb, "obj"))  # "the blast claimed 23 lives"
    if "np" in kinds and not said and not took_lives:
        said |= _object(tree, verb) or _done(tree, verb, particle)
    elif "np" in kinds and said and tree[min(said)].tag == "VBG":
        # "Denies Rebel Attack Killing Nine": trees hang the killing on the denial
        said = said.union(*(tree.subtree(i) for i in tree.children(verb, "obj") if verb < i < min(said)))
    return _unbroken(tree, verb, said - set(particle))


def _done(tree: Tree, verb: int, particle: tuple[int, ...]) -> set[int]:
    """What somebody "admitted to" doing, "pleaded guilty to"."""
    carrier = tree[particle[0]].head if particle else None
    forms = {tree[i].tag for i in (carrier, *tree.children(carrier, "aux"))} if carrier is not None else set()
    doing = carrier is not None and tree.is_(carrier, "xcomp", "advcl") and "VBG" in forms
    return _particle_content(tree, verb, particle) if doing else set()


def _unbroken(tree: Tree, verb: int, said: set[int]) -> set[int]:
    """The content without what only a wrong tree puts into it.

    What stands before the cue stays when commas set the cue off ("To win, he said, they must ..."); what stands
    behind it has no gaps; "said Monday they left" tells the day of the saying.
    """
    words = {i for i in said if tree[i].upos != "PUNCT"}
    before, behind = {i for i in words if i < verb}, {i for i in words if i > verb}
    if not before:
        day = verb + 1
        if behind - {day} and tree.lemma(day) in TIME_WORDS and not tree.is_(day, "nmod:poss"):
            said = said - {day}
        return set(range(min(said), max(said) + 1)) if said else said
    if not behind or any(tree[i].upos == "PUNCT" for i in range(max(before) + 1, verb)):
        return said
    return {i for i in said if i > verb}


def _clause(tree: Tree, verb: int, object_is_person: bool) -> set[int]:
    said: set[int] = set()
    for child in tree.children(verb, *CLAUSES):
        if not (child < verb and (tree.is_(child, "csubj") or _is_beside(tree, verb, child))):
            said |= set(tree.subtree(child))
    if not said:  # "denied that jets had bombed it, insisting that": trees give the first clause to the second verb
        beside = [i for i in tree.children(verb, "advcl") if i > verb and tree[i].tag == "VBG"]
        lent = (child for i in beside for child in tree.children(i, "ccomp") if verb < child < i)
        said = said.union(*(tree.subtree(child) for child in lent))
    if said:
        joined = (child for child in tree.children(verb, "conj") if clauses.going_on(tree, child) is not None)
        return said.union(*(tree.subtree(child) for child in joined))
    that = verb + 1 + (verb + 2 < len(tree.tokens) and tree.lemma(verb + 1) in TIME_WORDS)
    if tree.word(that).lower() == "that" and tree[that].tag == "IN" and tree.children(verb, "nsubj"):
        # "added that although aid had resumed, ...": trees may find no main verb behind the "that"
        return {i for i in tree.subtree(verb) if i > verb}
    before = _around(tree, verb, object_is_person)
    if before:
        return before
    beside = tree.children(verb, "obl", "obj", "iobj")
    unnamed = [i for at in beside for i in tree.children(at, "nmod") if tree.lemma(i) == "anonymity"]
    for noun in (*beside, *unnamed):
        # "indicated to the site that troops had left": trees take the clause for one about the site, or of "told AFP on
        # condition of anonymity that ..." about the anonymity
        for child in tree.children(noun, "acl", "ccomp", *(("acl:relcl",) if noun in unnamed else ())):
            marked = any(tree.lemma(mark) == "that" for mark in tree.children(child, "mark"))
            marked = marked or clauses.is_content(tree, child)
            marked = marked and "despite" not in map(tree.lemma, tree.children(noun, "case"))
            if noun > verb and marked and tree.children(child, "nsubj") and (object_is_person or tree.is_(noun, "obl")):
                said |= set(tree.subtree(child))
    said = said or _hung_beside(tree, verb)
    if said:
        return said
    for child in tree.children(verb, "parataxis"):
        # "He said: We are leaving" - but not "The deal is dead, he said; she left"
        if child > verb and _colon_between(tree, verb, child):
            said |= set(tree.subtree(child))
    return said


def _hung_beside(tree: Tree, verb: int) -> set[int]:
    """What trees hang on another word than the verb that tells it.

    "Remembers how troops came" on the how; "put out a statement saying jets had come" on the statement; and the verb
    itself on what it tells: "told AFP that ..., adding clashes went on".
    """
    told = [i for i in tree.children(verb, "obj") if i > verb and tree.lemma(i) == "how" and tree.children(i)]
    head = tree[verb].head
    if head is not None and head > verb and tree[verb].tag == "VBG" and tree.is_(verb, "advcl"):
        subjects = tree.children(head, "nsubj", "nsubj:pass")
        behind = tree.word(verb - 1) == "," and bool(subjects) and min(tree.subtree(subjects[0])) == verb + 1
        return {i for i in tree.subtree(head) if i > verb} if behind else set()
    if not told and head is not None and tree.is_(verb, "acl", "acl:relcl"):
        told = [i for i in tree.children(head, "acl", "acl:relcl") if i > verb]
        # "the attack that the mayor said killed nine": the "that" stands before the mayor
        told = [i for i in told if (min(tree.subtree(i)) == verb + 1 and tree.children(i, "nsubj")) or i == verb + 1]
    return {i for clause in told for i in tree.subtree(clause) if i > verb}


def _is_beside(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a participle between commas tells how somebody speaks: "An officer, speaking on the radio, said"."""
    subjects = [i for i in tree.children(verb, "nsubj") if i < clause]
    bare = tree[clause].tag == "VBG" and not tree.children(clause, "nsubj", "aux", "cop")
    return bare and bool(subjects) and tree.word(min(tree.subtree(clause, ("punct",))) - 1) == ","


def _around(tree: Tree, verb: int, object_is_person: bool) -> set[int]:
    """What stands around an inserted cue: "The plan, he told reporters, is dead"; "As he noted, the plan is dead"."""
    head = tree[verb].head
    if head is None or (tree.children(verb, "obj") and not object_is_person):
        return set()
    inserted = _is_inserted(tree, verb) and not _colon_between(tree, head, verb)
    as_clause = tree.is_(verb, "advcl") and any(tree.lemma(mark) == "as" for mark in tree.children(verb, "mark"))
    if as_clause and tree.children(verb, "xcomp"):
        return set()  # "Troops came, as officers told residents to leave"
    if not (inserted or as_clause) or not tree.children(verb, "nsubj"):
        return set()
    if as_clause and tree[head].upos in ("NOUN", "PROPN") and tree[head].head is not None:
        head = (tree[head].head or head) if tree.is_(head, "nsubj") else head  # "Tehran, as he noted, had warned them"
    around = set(tree.subtree(head)) - set(tree.subtree(verb))
    opening = min(tree.subtree(verb, ("punct",))) - 2  # "shot it down after, the army said, it had crossed the line"
    if inserted and opening > 0 and tree.word(opening + 1) == "," and _subordinates(tree, opening):
        return {i for i in around if i > opening}
    return around


def _subordinates(tree: Tree, word: int) -> bool:
    """Whether a word opens a clause or phrase of its own: "after", "which"; who gives a reason tells of the act."""
    return tree.lemma(word) != "because" and (
        tree[word].tag in clauses.RELATIVE_TAGS or tree[word].upos in ("SCONJ", "ADP")
    )


def _is_inserted(tree: Tree, verb: int) -> bool:
    """Whether "he said" stands loose in another clause; trees also call that an adverbial clause or a conjunct."""
    if tree.is_(verb, "parataxis"):
        return True
    if not tree.is_(verb, "advcl", "conj") or tree[verb].tag not in clauses.FINITE or tree.children(verb, "mark", "cc"):
        return False
    first = min(tree.subtree(verb, ("punct",)))
    return tree[first - 1].upos == "PUNCT" and tree.word(first - 1) not in (";", ":", ".")


def _colon_between(tree: Tree, first: int, second: int) -> bool:
    return any(tree.word(i) in (":", ";") for i in range(min(first, second) + 1, max(first, second)))


def _infinitive(tree: Tree, verb: int) -> set[int]:
    """What somebody "vowed to" do; with the one who is to do it: "urged Iran to leave"."""
    found: set[int] = set()
    for child in tree.children(verb, "xcomp", "advcl", "ccomp"):
        to = any(tree[mark].tag == "TO" or tree.lemma(mark) == "to" for mark in tree.children(child, "mark"))
        having = any(tree[aux].tag == "VBG" for aux in tree.children(child, "aux"))  # "denied having shelled it"
        if to or (tree.is_(child, "xcomp") and (tree[child].tag == "VBG" or having)):
            found |= set(tree.subtree(child))
    if found:
        for child in tree.children(verb, "obj", "iobj"):
            if child > verb:
                found |= set(tree.subtree(child))
    return found


def _rest(tree: Tree, verb: int) -> set[int]:
    """All that follows a verb of judging: "accused Iran of shelling", "called the raid a crime"."""
    said: set[int] = set()
    objects = [child for child in tree.children(verb, "obj", "iobj", "ccomp", "xcomp") if child > verb]
    for child in objects:
        said |= set(tree.subtree(child))
    for child in tree.children(verb, "obl", "advcl", "nmod"):
        cases = {tree.lemma(case) for case in tree.children(child, "case", "mark")}
        fitting = cases & set(REST_CASES) and (objects or cases & {"as", "of"})
        # "criticised the raid in an interview on Monday": where and when he did it is no part of it
        if child > verb and fitting and not cases & {"in", "on"} and not clauses.is_time(tree, child):
            said |= set(tree.subtree(child)) - _done_besides(tree, child)
    return said


def _is_meanwhile(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what others did then: "accused troops of killing six as police looked for the bodies"."""
    marks = {tree.lemma(mark) for mark in tree.children(verb, "mark")}
    return bool(marks & {"as", "while"}) and any(tree[i].upos != "PRON" for i in tree.children(verb, "nsubj"))


def _done_besides(tree: Tree, doing: int) -> set[int]:
    """What trees join to a deed though it is the next act: "accused Chad of shelling it and has closed the border"."""
    finite = {"VBD", "VBZ", "VBP", "MD"}
    joined = tree.children(doing, "conj") if tree[doing].tag == "VBG" else []
    joined += [i for i in tree.children(doing, "advcl") if i > doing and _is_meanwhile(tree, i)]
    nexts = [other for other in joined if finite & {tree[i].tag for i in (other, *tree.children(other, "aux"))}]
    return {i for other in nexts for i in (*tree.subtree(other), *tree.children(other, "cc"))}


def _seeming(tree: Tree, verb: int) -> set[int]:
    """What seems: the subject with what it seems to be."""
    said: set[int] = set()
    for child in tree.children(verb, "xcomp", "ccomp", "advcl", "obl"):
        like = {tree.lemma(mark) for mark in tree.children(child, "mark", "case")} & {"like", "as"}
        if child > verb and (tree.is_(child, "xcomp", "ccomp") or like):
            said |= set(tree.subtree(child))
    return said


def _object(tree: Tree, verb: int) -> set[int]:
    said: set[int] = set()
    for child in tree.children(verb, "obj"):
        said |= set(tree.subtree(child))
    head = tree[verb].head
    if not said and tree.is_(verb, "acl:relcl") and head is not None and head < verb:
        # "the attack that Iran denied": what is denied stands before the verb
        said = set(tree.subtree(head, ("acl:relcl", "punct"))) - set(tree.subtree(verb))
    return {i for i in said if tree[i].tag not in clauses.RELATIVE_TAGS or tree.children(i)}


def _particle_content(tree: Tree, verb: int, particle: tuple[int, ...]) -> set[int]:
    """What follows "called for", "called on", "referred to"."""
    said: set[int] = set()
    at = particle[0]
    carrier = tree[at].head
    if tree[particle[-1]].upos == "ADJ":  # "pleaded guilty to beating him"
        return set(range(particle[-1] + 1, max(tree.subtree(particle[-1])) + 1))
    if carrier is None or carrier == verb:  # "pointed out the error": the particle hangs on the verb itself
        return _object(tree, verb)
    said |= set(tree.subtree(carrier))
    for child in tree.children(verb, "xcomp", "advcl"):
        if child > carrier and any(tree.lemma(mark) == "to" for mark in tree.children(child, "mark")):
            said |= set(tree.subtree(child))  # "called on Iran to leave"
    for child in tree.children(verb, "ccomp", "xcomp", "advcl"):
        if child - 1 == max(said) and tree[child].tag == "VBG":
            said |= set(tree.subtree(child))  # "spoke of soldiers beating a man"
    return said - set(particle)


def _passive_content(tree: Tree, verb: int, row: Cue, particle: tuple[int, ...]) -> set[int]:
    """Of "X is believed to have fled", X and the fleeing; of "was told that ...", the clause alone."""
    said: set[int] = set()
    agent = clauses.agent_of(tree, verb)
    for child in tree.children(verb, "xcomp", "ccomp", "csubj", "csubj:pass"):
        said |= set(tree.subtree(child))
    if not said and "rest" in row.complements:
        for child in tree.children(verb, "obl", "advcl"):
            cases = {tree.lemma(case) for case in tree.children(child, "case", "mark")}
            fitting = cases & ({"as", "of", "for", "with"} if row.act == "accuse" else {"as", "of", "for"})
            if child != agent and child > verb and fitting and not clauses.is_time(tree, child):
                said |= set(tree.subtree(child))
    if particle and not said:
        return _particle_content(tree, verb, particle)
    head = tree[verb].head
    as_told = tree.is_(verb, "advcl") and any(tree.lemma(mark) == "as" for mark in tree.children(verb, "mark"))
    if not said and as_told and agent is not None and head is not None:
        return set(tree.subtree(head)) - set(tree.subtree(verb))  # "As reported by the daily, the talks failed"
    dummy = any(tree.word(i).lower() == "it" for i in tree.children(verb, "nsubj", "expl"))
    if not said and dummy and head is not None and _is_inserted(tree, verb):  # "The raid, it was learnt, failed"
        return set(tree.subtree(head)) - set(tree.subtree(verb))
    if not said and dummy and agent is not None and row.lemma in clauses.HEARD:
        # "It was heard from a guard that troops had left": trees take the clause for one about the guard
        told = (i for i in tree.children(agent, "acl", "ccomp") if "that" in map(tree.lemma, tree.children(i, "mark")))
        return said.union(*(tree.subtree(i) for i in told))
    told_by = agent is not None and row.lemma in PASSED_ON  # "a warning was reported by a daily"
    if "addressee" in row.complements or not (said or told_by or "passive" in row.complements):
        return said  # "was told that"; "he was released", "they were denied visas" tell of no words
    return said | _passive_subject(tree, verb)


def _passive_subject(tree: Tree, verb: int) -> set[int]:
    said: set[int] = set()
    for child in tree.children(verb, "nsubj:pass"):
        if tree.lemma(child) in clauses.EXPLETIVES and not tree.children(child) and tree[child].upos == "PRON":
            continue
        chosen = clauses.antecedent(tree, verb, child)
        said |= set(tree.subtree(child if chosen is None else chosen, ("acl:relcl",)))
    head = tree[verb].head
    if not said and tree.is_(verb, "acl") and head is not None:
        said = set(tree.subtree(head)) - set(tree.subtree(verb))
    return said
