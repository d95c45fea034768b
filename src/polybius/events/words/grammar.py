"""The grammatical surroundings of a predicate: which words stand in which slot, as token indices."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.resources.word_classes import word_class
from polybius.schema import Reading
from polybius.syntax import Tree

ORDERS = frozenset({"order", "command", "decree", "decision"})
TALLIES = frozenset("account admission calculation count estimate figure reckoning statistic tally".split())
RELATIVE = frozenset({"that", "which", "who", "whom", "whose"})
ROLE_OF_SLOT = {"subj": "ARG0", "obj": "ARG1"}
MAIN = frozenset({"root", "parataxis", "conj", "ccomp"})  # the clauses that no other clause holds, or a saying
INDICATIVE = ("VBD", "VBZ")  # tags of verbs that tell what is or was so
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
DOING = frozenset({"did", "does", "do", "has", "have", "had"})
LIKEWISE = frozenset({"so", "as", "neither"})
IN_NAME = ("det", "compound", "amod", "nmod:poss", "nummod", "case", "flat")
HYPHENS = frozenset("-‐‑–")
JOINED = frozenset({"join", "follow"})
INCLUDING = ("include", "including")  # the preposition, whatever base form it is given
DEEPEST = 12  # verbs that a subject is handed down through: "agreed to try to help stop ..."
ANNOUNCING = frozenset({"announce", "offer", "promise", "pledge", "threaten", "vow", "propose", "call"})
LEFT_SO = ("remain", "stay")  # verbs with a participle that tells of a passive
FREEING = frozenset({"release", "freeing", "liberation"})
CHARGES = ("accusation", "allegation", "charge", "suspicion")  # of what another than their maker has done
TALKED = frozenset("call conversation tell assure inform urge ask warn thank congratulate brief".split())


class Clauses:
    """Slots of the predicates of one reading, told from trees and, where these are silent, from PropBank roles."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.roles = {frame.token: frame.roles for frame in reading.frames}
        self.likewise = self._likewise()

    def passive(self, verb: int) -> bool:
        """Whether the verb is a passive: "were hit", "soldiers wounded in the raid"."""
        tree = self.tree
        if tree.children(verb, "aux:pass") or tree.children(verb, "nsubj:pass", "csubj:pass"):
            return not self.stative(verb)
        if tree[verb].tag != "VBN" or tree.children(verb, "aux"):
            return False
        if self._left_so(verb):
            return not self.stative(verb)
        if tree.is_(verb, "conj"):
            head = tree[verb].head
            # "were attacked and looted": the second verb shares the auxiliary; "has fired and wounded" does not
            return head is not None and self.passive(head) and not tree.children(verb, "nsubj")
        return tree.is_(verb, "acl", "advcl") and not tree.is_(verb, "acl:relcl") and not tree.children(verb, "obj")

    def _left_so(self, verb: int) -> bool:
        """Whether a participle tells how somebody is left: "stays suspended from the bloc", "remains barred"."""
        head = self.tree[verb].head
        left = head is not None and self.tree.is_(verb, "xcomp") and self.tree.lemma(head) in LEFT_SO
        return left and not self.tree.children(verb, "obj", "mark")

    def stative(self, word: int) -> bool:
        """Whether a participle tells what somebody is like: "is opposed to the dam", "was pleased with it"."""
        stative = self.tree[word].tag == "VBN" and self.tree.word(word).lower() in word_class("stative")
        return stative and not self.prepositional(word, ("by",))

    def subject(self, verb: int, depth: int = DEEPEST) -> list[int]:
        """Heads of who does it; empty when the text leaves it out."""
        tree = self.tree
        if self.passive(verb):
            agents = [c for c in tree.children(verb, "obl:agent", "obl") if self.case(c) == "by"]
            return self._all([who for agent in agents for who in self._who_ordered(agent)])
        own = tree.children(verb, "nsubj", "csubj")
        if own:
            doing = [self._antecedent(verb, c) for c in self._doing(verb) if tree[c].deprel == "nsubj"]
            late = {at for head in own for at in tree.children(head, "conj") if head < verb < at}
            return [at for at in self._all(doing + self.likewise.get(verb, [])) if at not in late]
        participle = tree[verb].head if tree.is_(verb, "conj") and tree[verb].tag in ("VBD", "VBZ", "VBP") else None
        if participle is not None and tree[participle].tag == "VBG" and tree.is_(participle, "advcl"):
            above = tree[participle].head  # "accused Chad of spying and threatened to ..."
            if above is not None and above < participle < verb and tree.children(participle, "mark"):
                return self.subject(above, depth)
        return (
            self._joined(verb)
            or self._inherited(verb, depth)
            or self._role(verb, "subj")
            or self._all(self._loose(verb))
        )

    def _who_ordered(self, agent: int) -> list[int]:
        """Who is meant by the agent of a passive: "was halted by Chad", "by order of Chad"."""
        if self.tree.lemma(agent) in TALLIES:
            return []  # "nine were killed, by the ministry's count"
        ordered = self.tree.lemma(agent) in ORDERS
        owners = self.possessors(agent) or self.prepositional(agent, ("of", "from")) if ordered else []
        return owners or [agent]

    def _joined(self, verb: int) -> list[int]:
        """Who does what a joined verb tells, where the tree hangs him on the first one's doer: "Chad left and Niger
        closed its airspace".
        """
        tree, first = self.tree, self.tree[verb].head
        if first is None or not tree.is_(verb, "conj") or tree[first].upos != "VERB":
            return []
        doers = tree.children(first, "nsubj")
        return [at for head in doers for at in tree.children(head, "conj") if head < first < at < verb]

    def _likewise(self) -> dict[int, list[int]]:
        """Of each verb who is said to have done as much: "Chad left, and so did Niger", "as have Ghana and Togo"."""
        tree, found = self.tree, dict[int, list[int]]()
        for at in range(1, len(tree.tokens) - 1):
            if tree.word(at).lower() not in DOING or tree.word(at - 1).lower() not in LIKEWISE:
                continue
            head, noun = tree[at].head, at + 1
            while tree.is_(noun, *IN_NAME) and (tree[noun].head or 0) > noun:
                noun = tree[noun].head or 0
            # "nor did it support him", but "and so did Germany"
            own = tree.is_(at, "aux") and head not in (noun, at - 1)
            verb = tree.clause_of(head) if head is not None and not own else None
            if verb is not None and verb < at and tree[noun].upos in NOMINAL:
                found.setdefault(verb, []).append(noun)
        return found

    def object(self, verb: int) -> list[int]:
        """Heads of whom or what it is done to."""
        tree = self.tree
        if kept := self._kept(verb):
            return self._all(kept)
        if self.passive(verb):
            own = tree.children(verb, "nsubj:pass")
            if own:
                return self._all([self._antecedent(verb, c) for c in own])
            head = tree[verb].head
            if head is None:
                return self._role(verb, "obj")
            if tree.is_(verb, "acl"):
                return self._all([head])
            if tree.is_(verb, "xcomp") and (left := tree.children(head, "nsubj")):
                return self._all([self._antecedent(head, c) for c in left])
            # "he led the garrison and was captured", "despite being captured, he was honoured": who is spoken of
            return self._spoken_of(head) if tree.is_(verb, "conj", "advcl") else self._inherited(verb, DEEPEST)
        # "warned Tehran that ...": with a clause as its content, the one addressed is an indirect object
        own = tree.children(verb, "obj") or tree.children(verb, "iobj")
        own = own or self._mistaken(verb) or self._behind(verb) or self._called(verb)
        if own:
            return self._all([self._antecedent(verb, c) for c in own])
        if tree.is_(verb, "conj") and not tree.children(verb, "obl", "ccomp", "xcomp"):
            head = tree[verb].head
            # "shelled and looted the town": the object stands with the last verb only
            shared = [c for c in tree.children(head, "obj") if c > verb] if head is not None else []
            if shared:
                return self._all(shared)
        return self._role(verb, "obj")

    def _loose(self, verb: int) -> list[int]:
        """A bare noun phrase before a finite verb that a parser gave another name than subject."""
        tree, helpers = self.tree, self.tree.children(verb, "aux")
        capitals = [helper for helper in helpers if tree.word(helper).isupper() and len(tree.word(helper)) > 1]
        if capitals and len(helpers) > 1:
            return capitals[:1]  # "IS had carried out an attack": no verb
        if tree[verb].tag not in FINITE:
            return []
        found = self.tree.children(verb, "nmod", "dep", "dislocated", "list", "compound", "vocative")
        return [c for c in found if c < verb and self.tree[c].upos in NOMINAL and not self.case(c)][-1:]

    def _doing(self, verb: int) -> list[int]:
        """The subjects; of two that a parser saw around a verb only the one before it."""
        own = [c for c in self.tree.children(verb, "nsubj", "csubj") if not self.case(c)]
        before = [child for child in own if child < verb]
        if before or self.tree.children(verb, "obj", "obl"):
            # "Rockets hit the base, killing one, officials said": the officials are no subject of the killing
            return before
        return own

    def _mistaken(self, verb: int) -> list[int]:
        """A second subject behind the verb is its object: "the drone killed the general"."""
        own = self.tree.children(verb, "nsubj", "csubj")
        doing = self._doing(verb)
        return [child for child in own if child not in doing] if doing else []

    def _behind(self, verb: int) -> list[int]:
        """Its object that a parser hung on the verb above: "prisoners" of "made the rebels release the prisoners"."""
        tree, head = self.tree, self.tree[verb].head
        above = tree.children(head, "obj") if head is not None and tree.is_(verb, "xcomp") else []
        return [at for at in above if at > verb] if any(at < verb for at in above) else []

    def _called(self, verb: int) -> list[int]:
        """What it calls something, the first of two predicates behind it: "called the blast a crime"."""
        named = [at for at in self.tree.children(verb, "xcomp") if self.tree[at].upos in (*NOMINAL, "ADJ")]
        return named[:1] if len(named) > 1 and self.tree[named[0]].upos in NOMINAL and verb < named[0] else []

    def indirect(self, verb: int) -> list[int]:
        """Heads of the indirect object: "gave the town food", "the town was given food"."""
        given = self.tree.children(verb, "nsubj:pass") if self._kept(verb) else self.tree.children(verb, "iobj")
        return self._all([self._antecedent(verb, one) for one in given])

    def _kept(self, verb: int) -> list[int]:
        """What its subject is given, by a verb in the passive: "was handed a note", "was denied a doctor"."""
        tree = self.tree
        given = tree.lemma(verb) in word_class("giving") and bool(tree.children(verb, "nsubj:pass"))
        return tree.children(verb, "obj") if given and self.passive(verb) else []

    def prepositional(self, head: int, names: tuple[str, ...]) -> list[int]:
        """Heads of the phrases with one of these prepositions below a verb or noun."""
        # a parser may call a phrase with a preposition subject or object: "operations with the coalition"
        below = self.tree.children(head, "obl", "nmod", "nsubj", "obj", "iobj")
        # "let go from his post": the phrase may hang on the particle
        below += [c for part in self._particles(head) for c in self.tree.children(part, "obl", "nmod")]
        if self.tree[head].upos == "NOUN":  # "attacks by rebels on Darfur": a parser may hang Darfur on these
            doers = [child for child in below if self.case(child) == "by"]
            below += [c for by in doers for c in self.tree.children(by, "nmod") if self.case(c) in ("on", "against")]
        first = self._opening(head)
        found = [child for child in below if child > first and self.case(child) in names and not self._bordering(child)]
        if "by" in names:  # "strikes attributed to Niger", "attributed the strike to Niger"
            above = [self.tree[head].head or 0] if self.tree.is_(head, "obj", "nsubj:pass") else []
            put = [at for at in (*self.tree.children(head, "acl"), *above) if self.tree.lemma(at) == "attribute"]
            found += [at for verb in put for at in self.tree.children(verb, "obl") if self.case(at) == "to"]
        if "outside" in names:  # "in front of the embassy"
            fronts = [child for child in below if self.tree.lemma(child) == "front" and self.case(child) == "in"]
            found += [child for front in fronts for child in self.tree.children(front, "nmod")]
        return self._all(found)

    def _bordering(self, head: int) -> bool:
        """Whether a parser hung it elsewhere than on the border meant: "held drills on its border with Chad"."""
        tree = self.tree
        before = [case - 1 for case in tree.children(head, "case") if tree.lemma(case) == "with" and case]
        beside = [at for at in before if tree.lemma(at) in word_class("border") and tree[at].upos == "NOUN"]
        return any(tree[head].head != at for at in beside)

    def _particles(self, verb: int) -> list[int]:
        """The particle right behind a verb that a parser took for its predicate: "go" in "let go"."""
        found = self.tree.children(verb, "xcomp", "advmod")
        return [child for child in found if child == verb + 1 and self.tree[child].upos in ("ADV", "ADP")]

    def _opening(self, verb: int) -> int:
        """The "that" before a clause, -1 without one: "said at a rally that bombs fell" tells no bombs at the rally."""
        if not self.tree.is_(verb, "ccomp"):
            return -1
        return next((mark for mark in self.tree.children(verb, "mark") if self.tree.lemma(mark) == "that"), -1)

    def possessors(self, noun: int) -> list[int]:
        """Heads of "Iraq's", "their"; Iraq of "Iraq, whose"."""
        owners = self.tree.children(noun, "nmod:poss")
        return self._all([described if (described := self.tree.whose(at)) is not None else at for at in owners])

    def modifiers(self, noun: int) -> list[int]:
        """Heads of compounds and adjectives before a noun: "US air strikes", "US-led"; not "US-backed"."""
        out = []
        for child in self.tree.children(noun, "compound", "amod", "nmod:desc", "nmod:unmarked", "flat"):
            out += [
                child,
                *self.tree.children(child, "compound", "amod", "obl:npmod", "obl:unmarked", "advmod", "nmod"),
            ]
        return sorted(at for at in out if not is_sponsor(self.tree, at))

    def agents_of(self, noun: int) -> list[int]:
        """Heads of "fired by the militia" below "rockets"."""
        # "the attacks, including one claimed by the group"
        nouns = [noun, *(c for c in self.tree.children(noun, "nmod", "appos") if self.case(c) in INCLUDING)]
        verbs = [verb for one in nouns for verb in self.tree.children(one, "acl")]
        return [agent for verb in verbs if self.passive(verb) for agent in self.subject(verb)]

    def support(self, noun: int) -> int | None:
        """The verb that carries a noun as its object or its passive subject: "carried out" in "carried out raids"."""
        head = self.tree[noun].head
        first = noun
        while head is not None and self.tree.is_(first, "conj"):
            first, head = head, self.tree[head].head
        if head is None or self.tree[head].upos != "VERB" or not self.tree.is_(first, "obj", "nsubj:pass"):
            return None
        return head

    def told_in(self, talk: int) -> list[int]:
        """Who is told something in a talk: "In a phone call on Friday, Putin told Erdogan that"."""
        verb, phrase = self.tree[talk].head, self.tree.is_(talk, "obl") and self.case(talk) in ("in", "during")
        if verb is None or not phrase or not {self.tree.lemma(verb), self.tree.lemma(talk)} <= TALKED:
            return []
        return self.indirect(verb) or self.object(verb)

    def case(self, head: int) -> str:
        """The preposition of a phrase, in lower case; "" without one. Of several ("in front of") the first."""
        return next((self.tree.lemma(c) or self.tree.word(c).lower() for c in self.tree.children(head, "case")), "")

    def particle(self, verb: int) -> str:
        """The particle of a verb: "out" in "carry out"."""
        return next((self.tree.word(c).lower() for c in self.tree.children(verb, "compound:prt")), "")

    def complements(self, head: int) -> list[int]:
        """Heads of the clauses that complete a verb or noun: "agreed to withdraw", "a call to leave"."""
        found = self.tree.children(head, "xcomp", "ccomp")
        behind = [at + 1 for at in self.tree.children(head, "compound:prt")]  # "did not rule out striking it"
        found += [i for i in self.tree.children(head, "advcl") if i in behind and self.tree[i].tag == "VBG"]
        if self.tree[head].upos == "NOUN":
            found += self.tree.children(head, "acl")
        return self._all(found)

    def _inherited(self, verb: int, depth: int) -> list[int]:
        """The subject of a verb that has none of its own, from the verb or noun that it hangs on."""
        tree, head = self.tree, self.tree[verb].head
        if head is None or depth == 0:
            return []
        if tree.is_(verb, "xcomp"):
            # "told the forces to leave": the one who is told does it; "promised the town to leave": rarer, not covered
            addressed = self.indirect(head) or self.object_only(head)
            addressed = [at for at in addressed if at < verb] or addressed
            return addressed or self.subject(head, depth - 1)
        if tree.is_(verb, "acl:relcl"):
            return []
        if tree.lemma(head) == "call" and (called := self.prepositional(head, ("on", "upon"))):
            return called if any(tree.lemma(mark) == "to" for mark in tree.children(verb, "mark")) else []
        if (above := tree[head].head) is not None and self.charged(verb):
            # "Chad denied Niger's accusations of shelling it", "was held on charges of": not whose charge it is
            met = tree.lemma(above) in word_class("denying") or tree.lemma(above) == "face"
            return self.subject(above, depth - 1) if met else self.object(above) if tree.is_(head, "obl") else []
        if tree.is_(verb, "acl"):
            # "a statement calling on ...": whose statement it is; "soldiers guarding the base": the soldiers
            said = tree.lemma(head) in word_class("utterance")
            return self._all([head]) if tree[verb].tag == "VBG" and not said else self.owner(head)
        if tree.is_(verb, "advcl") and tree.is_(head, "xcomp") and self._said_besides(verb):
            above = tree[head].head
            return self.subject(above, depth - 1) if above is not None else []
        if (blaming := self.blaming(verb)) is not None:
            return self.object_only(blaming)
        if self.judging(verb):
            above = tree[head].head
            return self.subject(above, depth - 1) if above is not None else []
        if self._joined_in(verb):
            return self.subject(head, depth - 1) + self.object_only(head)
        if (saying := self.saying_on(verb)) is not None:
            return self.subject(saying, depth - 1)
        if tree.is_(verb, "conj", "advcl", "parataxis") and not tree.is_(verb, "advcl:relcl"):
            spoken = tree.lemma(verb) in word_class("going_on") - {"say", "add", "note"}
            harm = tree.lemma(verb) in word_class("casualty") | word_class("attack")
            moved = spoken or (self.passive(head) and bool(tree.children(verb, "obj")) and not harm)
            if moved and (saying := tree.resumes(verb)) is not None:
                return self.subject(saying, depth - 1)  # "said two men had been killed and summoned the envoy"
            if self.passive(head) and not self.passive(verb):
                return self.object(head) if self._of_sufferer(verb) else self.subject(head, depth - 1)
            return self.subject(head, depth - 1)
        return []

    def charged(self, verb: int) -> bool:
        """Whether it is what somebody is charged with: "allegations of shelling it"."""
        head = self.tree[verb].head
        return head is not None and self.tree.is_(verb, "acl") and self.tree.lemma(head) in CHARGES

    def told_by_paper(self, verb: int) -> bool:
        """Whether it is a paper without an owner that says so: "published reports alleging that ..."."""
        head = self.tree[verb].head
        if head is None or not self.tree.is_(verb, "acl") or self.tree[verb].tag != "VBG":
            return False
        return self.tree.lemma(head) in word_class("utterance") and not self.possessors(head)

    def tellers(self, verb: int) -> list[int]:
        """Heads of who tells an act in a clause above it: "the first to say that a missile brought it down"."""
        tree, above = self.tree, self.tree[verb].head
        if above is None or not tree.is_(verb, "ccomp"):
            return []
        telling = [at for at in (above, *tree.ancestors(above)) if tree[at].upos in ("VERB", "ADJ")]
        return [head for at in telling for head in self.subject(at)]

    def _said_besides(self, verb: int) -> bool:
        """Whether a clause tells what is said along with a demand: "told Chad to leave, accusing it of theft"."""
        tree = self.tree
        after_comma = verb > 0 and tree.word(verb - 1) == ","
        return after_comma and tree[verb].tag == "VBG" and tree.lemma(verb) in word_class("reproaching")

    def judging(self, verb: int) -> bool:
        """Whether who says something judges it: "said the ships had come, calling the move illegal".

        "Said that Chad had left, accusing Niger of theft" may be Chad's word as well.
        """
        tree, head, deeds = self.tree, self.tree[verb].head, word_class("event") | word_class("act")
        if head is None or not (tree.is_(verb, "advcl") and tree.is_(head, "ccomp") and self._said_besides(verb)):
            return False
        return any(tree.lemma(i) in deeds or tree[i].upos == "PRON" for i in tree.children(verb, "obj"))

    def saying_on(self, verb: int) -> int | None:
        """The verb of saying put in before what its speaker says besides: not of "fired, he said, killing two"."""
        return self.tree.put_in(verb) if self.tree.lemma(verb) in word_class("uttered") | ANNOUNCING else None

    def blaming(self, verb: int) -> int | None:
        """The verb that blames, thanks or punishes somebody for an act: "blamed" in "blamed Chad for shelling it".

        So in "accused Chad of having shelled it".
        """
        tree, head = self.tree, self.tree[verb].head
        marked = any(tree.lemma(mark) in ("for", "of") for mark in tree.children(verb, "mark"))
        gerund = "VBG" in {tree[word].tag for word in (verb, *tree.children(verb, "aux")[:1])}
        if head is None or not (marked and tree.is_(verb, "advcl", "xcomp") and gerund):
            return None
        judging = word_class("reproaching") | word_class("requiting")
        return head if tree.lemma(head) in judging and self.object_only(head) else None

    def _joined_in(self, verb: int) -> bool:
        """Whether those who are joined or followed did it, too: "joined Norway in condemning the raid"."""
        tree, head = self.tree, self.tree[verb].head
        into = tree.is_(verb, "advcl") and any(tree.lemma(mark) == "in" for mark in tree.children(verb, "mark"))
        return into and head is not None and tree.lemma(head) in JOINED and not self.passive(head)

    def _spoken_of(self, verb: int) -> list[int]:
        """Heads of the grammatical subject, be it of a passive."""
        return self.object(verb) if self.passive(verb) else self.subject(verb)

    def _of_sufferer(self, verb: int) -> bool:
        """Whether a clause below a passive tells of its subject: "was held after shooting", not "was hit, killing"."""
        tree = self.tree
        marks = {tree.word(mark).lower() for mark in tree.children(verb, "mark", "case")}
        return tree.is_(verb, "conj") or bool(marks - {"by", "to", "so"})

    def object_only(self, verb: int) -> list[int]:
        """The object as the tree has it, or the subject of a passive ("were told to leave"), no role asked."""
        addressed = self.tree.children(verb, "obj", "nsubj:pass") or self.tree.children(verb, "iobj")
        return self._all(addressed or self._mistaken(verb))

    def owner(self, noun: int) -> list[int]:
        """Whose the noun is: "Iraq's decision to leave", "took the decision to leave"."""
        owners = self.possessors(noun) or self.prepositional(noun, ("of", "by"))
        verb = self.support(noun)
        return owners or (self.subject(verb, 2) if verb is not None else [])

    def _antecedent(self, verb: int, argument: int) -> int:
        """What "which" stands for in "the rockets, which hit the base", and "it" in "it was full when it was hit"."""
        head = self.tree[verb].head
        if self.tree.word(argument).lower() == "it" and self.tree.is_(verb, "advcl") and head is not None:
            things = self.tree.children(head, "nsubj", "nsubj:pass")
            return next((thing for thing in things if self.tree[thing].upos == "NOUN"), argument)
        if self.tree.word(argument).lower() in RELATIVE and self.tree.is_(verb, "acl:relcl") and head is not None:
            return head
        apart = cleft(self.tree, verb)
        return apart if apart is not None and self.tree.word(argument).lower() in RELATIVE else argument

    def told(self, word: int, *labels: str) -> list[int]:
        """Heads of what fills some PropBank roles of a word: who does it is ARG0, where it is ARGM-LOC."""
        return self._all(
            [role.token for role in self.roles.get(word, ()) if role.label in labels and role.token != word]
        )

    def _role(self, verb: int, slot: str) -> list[int]:
        label = ROLE_OF_SLOT[slot]
        # "the strikes have begun": the subject is the verb's ARG1, and still no object
        subjects = self.tree.children(verb, "nsubj", "nsubj:pass") if slot == "obj" else []
        return self._all(
            [
                role.token
                for role in self.roles.get(verb, ())
                if role.label == label and role.token != verb and role.token not in subjects
            ]
        )

    def _all(self, heads: list[int]) -> list[int]:
        out: list[int] = []
        for head in map(self._called_so, heads):
            out += [c for c in self.tree.conjuncts(head) if c not in out]
        return out

    def _called_so(self, head: int) -> int:
        """What "what" stands for that somebody gives a name: the meddling of "what Chad called Niger's meddling"."""
        tree = self.tree
        named = [at for verb in naming(tree, head) for at in tree.children(verb, "xcomp", "obj")]
        return next((at for at in reversed(named) if tree[at].upos == "NOUN"), head)


def whole(tree: Tree, heads: Iterable[int]) -> list[int]:
    """Some words, behind those for a part, or a release, of what: the training of "some of the training"."""
    return [word for head in heads for word in (head, *_inside(tree, head))]


def _inside(tree: Tree, head: int) -> list[int]:
    some = tree.lemma(head) in word_class("measure") or tree.lemma(head) in FREEING
    below = tree.children(head, "nmod") if some else []
    return [at for at in below if any(tree.lemma(case) == "of" for case in tree.children(at, "case"))]


def counted(tree: Tree, heads: list[int]) -> list[int]:
    """What is counted by those heads that are numbers: the crossings of "two of the eight crossings"."""
    of = [at for head in heads if tree[head].upos == "NUM" for at in tree.children(head, "nmod")]
    return [at for at in of if any(tree.lemma(case) == "of" for case in tree.children(at, "case"))]


def naming(tree: Tree, head: int) -> list[int]:
    """The verbs that give a name to what "what" stands for: the calling of "what Chad called Niger's meddling"."""
    clauses = tree.children(head, "acl:relcl") if tree.word(head).lower() == "what" else []
    return [clause for clause in clauses if tree.lemma(clause) in word_class("naming")]


def cleft(tree: Tree, verb: int) -> int | None:
    """Who is set apart as the doer of a verb: "it was Chad that closed the border"."""
    head = tree[verb].head
    told = head is not None and tree.is_(verb, "csubj", "acl:relcl", "advcl:relcl") and tree.children(head, "cop")
    return head if head is not None and told and tree.children(head, "expl") else None


def indicative(tree: Tree, clause: int) -> bool:
    """Whether a clause tells what is or was so: "its troops had left", but not "its troops leave"."""
    told = [tree[word].tag for word in (clause, *tree.children(clause, "aux", "cop"))]
    finite = any(tag in INDICATIVE for tag in told) and "MD" not in told
    to = any(tree.word(mark).lower() == "to" for mark in tree.children(clause, "mark"))
    return finite and not to and bool(tree.children(clause, "nsubj"))


def in_main_clause(tree: Tree, verb: int) -> bool:
    """Whether a verb is that of a main clause, or of what somebody says: "freed six", "said it had freed six"."""
    if tree[verb].upos != "VERB" and not tree.children(verb, "cop"):  # "a curfew is in force"
        return False
    return all(tree[at].deprel in MAIN for at in (verb, *tree.ancestors(verb)))


def is_sponsor(tree: Tree, name: int) -> bool:
    """Whether somebody is named only as whose those are who act: "an Iranian-backed militia" is not Iran."""
    helped = name + 2  # the tree may hang either on the noun
    if helped >= len(tree.tokens) or tree.word(name + 1) not in HYPHENS or tree[helped].tag != "VBN":
        return False
    return tree.lemma(helped) in word_class("equipping") & word_class("standing by")
