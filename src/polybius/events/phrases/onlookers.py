"""Who only takes a stand on an act of others: "Japan condemned the attack" does not make it Japan's."""

from __future__ import annotations

from collections.abc import Iterator

from polybius.events.words.grammar import Clauses, naming
from polybius.events.words.hedges import negated
from polybius.resources.word_classes import word_class
from polybius.syntax import Tree

SCENES = frozenset({"scene", "site", "spot", "location", "aftermath"})
SAYING = frozenset({"say", "report", "state"})
PHRASES = ("nmod", "obl", "obj", "conj", "appos", "compound", "nsubj:pass", "xcomp", "nsubj")
COUNTING = frozenset({"count", "record", "register", "log", "document"})  # "police registered nine attacks"
HEARING = ("to", "with", "before", "at")  # "complained to the council about the raid"
COMING = frozenset({"come", "follow", "happen", "occur", "begin", "start", "erupt", "break"})
BESIDE = frozenset({"despite", "amid"})  # what a blow comes
TRADING = frozenset({"trade", "swap", "exchange"})
PINNING = frozenset({"blame", "pin"})
BLAME = frozenset({"blame", "recrimination", "barb", "insult"})
FORETELLING = frozenset(
    "warn threaten vow promise pledge swear say announce order tell urge advise ask call demand prepare".split()
)
TAKING_A_STAND = frozenset(
    "condemn denounce deplore decry criticise criticize regret urge call appeal demand welcome hail back".split()
)


def onlookers(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """The heads of those who condemn, mourn, welcome or deny the act of a word, or are told so.

    A word below the act itself is left alone: "condemned Iran's attack" names Iran.
    """
    found: set[int] = set()
    for stance in _stances(tree, clauses, token):
        found |= set(clauses.subject(stance)) if tree[stance].upos == "VERB" else set()
        above = tree[stance].head
        verb = stance if tree[stance].upos == "VERB" or above is None else above
        found |= set(clauses.subject(verb)) if tree[verb].upos == "VERB" else set()
        for word in (stance, verb):
            found |= set(clauses.prepositional(word, HEARING))
    found -= set(tree.subtree(token, ("acl:relcl", "acl")))
    found |= set(procurers(tree, clauses, token))
    found |= _claimants(tree, token)
    found |= _at_the_scene(tree, token)
    return found | _worried(tree, token) | _not_involved(tree, clauses, token) | _saying_beside(tree, clauses, token)


def _at_the_scene(tree: Tree, token: int) -> set[int]:
    """Those who are only where it happened: "Dozens of people gathered at the scene of the bombing"."""
    scene, case = tree[token].head, [tree.lemma(at) for at in tree.children(token, "case")]
    if scene is None or "of" not in case or tree.lemma(scene) not in SCENES or not tree.is_(scene, "obl", "nmod"):
        return set()
    verb = next((at for at in tree.ancestors(scene) if tree[at].upos == "VERB"), None)
    return {at for head in tree.children(verb, "nsubj") for at in tree.subtree(head)} if verb is not None else set()


def _claimants(tree: Tree, token: int) -> set[int]:
    """Those who only claim the ground on which something goes on: "drills near islets claimed by Japan"."""
    disputed = {at for at in tree.subtree(token) if tree.is_(at, "acl") and tree.lemma(at) in ("claim", "dispute")}
    ground = {at for at in disputed if tree.lemma(tree[at].head or 0).lower() in word_class("territory")}
    return {one for at in ground for head in tree.children(at, "obl:agent", "obl") for one in tree.conjuncts(head)}


def _worried(tree: Tree, token: int) -> set[int]:
    """Those whom an act only worries or angers: "The threat of sanctions on Iran alarmed Oman"."""
    at = token
    while tree.is_(at, "nmod") and tree[at].head is not None:
        at = tree[at].head or 0
    verb = tree[at].head
    moving = word_class("unsettling") | word_class("anger")
    if verb is None or not tree.is_(at, "nsubj") or tree.lemma(verb) not in moving:
        return set()
    return {one for head in tree.children(verb, "obj") for one in tree.conjuncts(head)}


def procurers(tree: Tree, clauses: Clauses, token: int) -> list[int]:
    """The heads of those who bring it about that others free somebody: "France secured the release of two nurses"."""
    verb = tree[token].head if tree[token].upos == "NOUN" else token
    if verb is None or tree.lemma(verb) not in word_class("procuring"):
        return []
    freed = [at for at in tree.children(verb, "obj", "obl", "nsubj:pass") if tree.lemma(at) in word_class("freeing")]
    return clauses.subject(verb) if freed else []


def _saying_beside(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """Those who only said something when it happened: "The blast came a day after the army said that all was calm"."""
    above = tree[token].head
    if tree[token].upos != "NOUN" or above is None:
        return set()
    said = (clause for clause in tree.children(above, "advcl") if tree.lemma(clause) in SAYING)
    return {head for clause in said for head in clauses.subject(clause)}


def acting_before(tree: Tree, token: int, *, warned: bool = False) -> set[int]:
    """The words of what somebody else did before an act came: "The attack came a day after Chad had accused Niger".

    And of what it came beside: "came as Chad pressed its drive on Niger", "despite a truce between the two". Who had
    warned of it, or told people to leave, may well have done it, but for acts of others (``warned``).
    """
    above = tree[token].head
    if tree[token].upos != "NOUN" or above is None or tree.children(above, "obj"):
        return set()
    beside = [at for up in tree.ancestors(token) for at in tree.children(up, "obl", "nmod") if _beside(tree, at)]
    before: list[int] = []
    if tree.is_(token, "nsubj") and tree.lemma(above) in COMING:
        later = [at for at in tree.children(above, "advcl") if warned or tree.lemma(at) not in FORETELLING]
        marks = {"after", "as", "while"} if tree.lemma(above) == "come" else {"after"}  # "erupted as police fired"
        before = [at for at in later if any(tree.lemma(mark) in marks for mark in tree.children(at, "mark"))]
    return {word for at in (*before, *beside) if token not in tree.subtree(at) for word in tree.subtree(at)}


def _beside(tree: Tree, noun: int) -> bool:
    return any(tree.lemma(case) in BESIDE for case in tree.children(noun, "case"))


def things_between(tree: Tree, token: int) -> list[int]:
    """The words of the thing that goes on or stops of itself: the flights of "flights between ... were suspended".

    Whoever tells it may be of neither state: "..., the Greek minister said". Empty where somebody is told to stop it.
    """
    subjects = tree.children(token, "nsubj", "nsubj:pass")
    if tree.children(token, "obj", "obl:agent") or not any(tree[at].upos == "NOUN" for at in subjects):
        return []
    return [at for noun in subjects for at in tree.subtree(noun)]


def judges(clauses: Clauses, token: int) -> set[int]:
    """The heads of those who blame, thank or punish somebody for an act: "accused Chad of threatening Niger".

    And whose charge it is: "denied Chad's allegation of shelling Niger".
    """
    blaming = clauses.blaming(token)
    blaming = _blamed_for(clauses, token) if blaming is None else blaming
    blaming = _traded_over(clauses.tree, token) if blaming is None else blaming
    return _charging(clauses, token) if blaming is None else set(clauses.subject(blaming))


def _charging(clauses: Clauses, token: int) -> set[int]:
    """The heads of those whose charge it is, or who deny the charge: "dismissed Chad's reports accusing it of"."""
    tree, noun = clauses.tree, clauses.tree[token].head
    if noun is None or not tree.is_(token, "acl"):
        return set()
    if clauses.charged(token):
        return set(clauses.owner(noun)) - set(clauses.subject(token))
    above = tree[noun].head
    accusing = tree.lemma(token) in word_class("reproaching") and tree.lemma(noun) in word_class("charge_noun")
    denied = accusing and above is not None and tree.lemma(above) in word_class("denying")
    return set(clauses.subject(above)) if denied and above is not None else set()


def _traded_over(tree: Tree, noun: int) -> int | None:
    """The verb of those who blame one another for what a noun tells: "traded blame for the attack"."""
    above = tree[noun].head
    if above is not None and tree.is_(noun, "nmod") and tree.is_(above, "obj"):
        above = tree[above].head
    elif not tree.is_(noun, "obl"):
        return None
    if above is None or tree.lemma(above) not in TRADING:
        return None
    blame = any(tree.lemma(at) in word_class("charge_noun") | BLAME for at in tree.children(above, "obj"))
    return above if blame else None


def _blamed_for(clauses: Clauses, noun: int) -> int | None:
    """The verb that blames somebody for an act told by a noun: "Chad, blamed by Niger for the blast"."""
    tree, head = clauses.tree, clauses.tree[noun].head
    judging = word_class("reproaching") | word_class("requiting")
    if head is not None and blamed_on(clauses, noun):
        return head
    if head is None or not tree.is_(noun, "obl") or clauses.case(noun) not in ("for", "of"):
        return None
    judges = tree[noun].upos == "NOUN" and tree.lemma(head) in judging
    return head if judges and (clauses.passive(head) or clauses.object_only(head)) else None


def blamed_on(clauses: Clauses, noun: int) -> set[int]:
    """The heads of those on whom an act is blamed, who did not meet it: the rebels of "blamed the raid on rebels"."""
    tree, verb = clauses.tree, clauses.tree[noun].head
    if verb is None or tree.lemma(verb) not in PINNING or not tree.is_(noun, "obj", "nsubj:pass"):
        return set()
    return set(clauses.prepositional(verb, ("on",)))


def answer_to(tree: Tree, noun: int) -> int | None:
    """The word of what answers an act that a noun tells, whose doer has not done it: "in response to the killing"."""
    head = tree[noun].head
    if head is None or tree[noun].upos != "NOUN":
        return None
    case = {tree.lemma(at) for mark in tree.children(noun, "case") for at in (mark, *tree.children(mark, "fixed"))}
    if tree.lemma(head) in word_class("answering") and (tree[head].upos == "NOUN" or "for" in case):
        return tree[head].head if tree[head].upos == "NOUN" else head  # "retaliated for the killing"
    return head if case & word_class("answering") else None


def stirring(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """The words of what angers somebody, who is none of those: "Chad's help for Niger has angered Mali"."""
    if tree.lemma(token) not in word_class("anger") or tree[token].upos != "VERB" or clauses.passive(token):
        return set()
    return {at for head in tree.children(token, "nsubj") if tree[head].upos == "NOUN" for at in tree.subtree(head)}


def namers(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """The heads of those who only name what an act is about: "denounced what Chad called Niger's meddling"."""
    whats = (at for at in tree.subtree(token, ("nsubj", "ccomp", "conj")) if at > token)
    return {head for what in whats for verb in naming(tree, what) for head in clauses.subject(verb)}


def judged(tree: Tree, clauses: Clauses, verb: int) -> set[int]:
    """The heads of those who are blamed, thanked or punished, no one told by whom, and of all named in their act.

    "India was praised for sending aid to Nepal": by neither.
    """
    judging = word_class("reproaching") | word_class("requiting")
    if tree.lemma(verb) not in judging or not clauses.passive(verb) or clauses.subject(verb):
        return set()
    acts = [clause for clause in tree.children(verb, "advcl") if clauses.blaming(clause) == verb]
    # "was accused of arming rebels by Chad": a parser may hang Chad on the arming
    named = {word for act in acts for word in tree.subtree(act) if clauses.case(word) != "by"}
    return {*tree.children(verb, "nsubj:pass"), *named}


def _not_involved(tree: Tree, clauses: Clauses, token: int) -> set[int]:
    """Those who are said to have had no part in an act: "played no role in the raid", "was not involved in it"."""
    above = (token, *tree.ancestors(token))
    for at in (word for verb in above for word in (verb, *tree.children(verb, "obj"))):
        if tree.lemma(at) not in word_class("involvement"):
            continue
        verb = at if tree[at].upos in ("VERB", "ADJ") else tree[at].head
        if verb is not None and (negated(tree, at) or negated(tree, verb)):
            return set(clauses.subject(verb)) | set(tree.children(verb, "nsubj", "nsubj:pass"))
    return set()


def _stances(tree: Tree, clauses: Clauses, token: int) -> Iterator[int]:
    """The words that take a stand on an act: those that govern its noun, and those of relative clauses on it."""
    noun = tree[token].head if tree.is_(token, "acl:relcl") else None
    if noun is not None and noun in clauses.subject(token):
        yield from _stances(tree, clauses, noun)  # "probed the blast that tore through the mosque"
    at = token
    for head in tree.ancestors(token):
        if tree[at].upos == "VERB" or not tree.is_(at, *PHRASES):
            break
        counting = tree[head].upos == "VERB" and tree.lemma(head) in COUNTING
        stance = counting or tree.lemma(head) in word_class("stance")
        if stance and not (tree.is_(at, "nsubj") and not clauses.passive(head)):
            yield head
        if tree.is_(at, "obl") and tree[head].upos == "VERB":
            # "lodged a complaint with the council over the strikes": the strikes may hang on the lodging
            yield from (noun for noun in tree.children(head, "obj") if tree.lemma(noun) in word_class("stance"))
        at = head
    nouns = [token] if tree[token].upos != "VERB" else tree.children(token, "nsubj")
    nouns += [phrase for noun in nouns for phrase in tree.children(noun, "nmod")]  # "the raid on the port, which"
    for noun in nouns:
        for clause in tree.children(noun, "acl:relcl", "acl"):
            by_whom = tree.is_(clause, "acl") and clauses.passive(clause)  # "the raid, condemned by Norway"
            if tree.lemma(clause) in word_class("stance") and (by_whom or not clauses.passive(clause)):
                yield clause


def standing_beside(tree: Tree, verb: int) -> set[int]:
    """Those who take a stand beside another in a clause of their own: "Lima condemned it and Quito urged restraint"."""
    above = [tree[verb].head or 0] if tree.is_(verb, "conj", "parataxis") else []
    beside = [*tree.children(verb, "conj", "parataxis"), *above]
    clauses = [at for at in beside if {tree.lemma(at), tree.lemma(verb)} <= TAKING_A_STAND]
    return {at for clause in clauses for head in tree.children(clause, "nsubj") for at in tree.conjuncts(head)}
