"""Which row of the lexicon holds at a word."""

from __future__ import annotations

from polybius.events.acts.fits import Fits
from polybius.events.acts.nominal import with_nominals
from polybius.events.phrases.parties import Parties
from polybius.events.words.grammar import Clauses
from polybius.events.words.hedges import negated, no_longer
from polybius.events.words.lexicon import Condition, Pattern
from polybius.resources.word_classes import word_class
from polybius.syntax import Tree

OWN = frozenset({"we", "i", "our", "my", "its", "their"})  # of whoever speaks


class Rows:
    """Finds the rows of the lexicon that hold in one reading."""

    def __init__(self, tree: Tree, clauses: Clauses, parties: Parties) -> None:
        self.tree = tree
        self.clauses = clauses
        self.parties = parties
        self.fits = Fits(tree, clauses, parties)
        self.lexicon = with_nominals()

    def pattern(self, token: int) -> Pattern | None:
        """The most demanding row that holds at a token."""
        upos = self.tree[token].upos
        if upos == "ADJ" and self.tree.children(token, "aux:pass"):
            upos = "VERB"  # "two drivers were hurt", taken for an adjective
        joined = self._hyphenated(token)
        if upos == "VERB" and self.tree.children(token, "aux:pass") and self.clauses.stative(token):
            upos, lemma = "ADJ", self.tree.word(token).lower()  # "is opposed to the dam", taken for a passive
        elif joined is not None:
            upos, lemma = joined
        else:
            lemma = self.tree.lemma(token)
            upos = "VERB" if (upos == "NOUN" and self._finite(token)) or self._full(token) else upos
        if (upos == "NOUN" and (self.tree.is_(token, "compound") or self.compounded(token))) or self._names(token):
            return None  # "attack helicopters", "peace talks venue": names a thing
        # "the wounded soldiers", "exploding costs"
        named = self.tree.is_(token, "amod") and upos == "VERB" and not self.tree.children(token, "obl", "nsubj")
        for pattern in self.lexicon.of(upos, lemma):
            if named and pattern.operator != "none":
                continue
            if (
                pattern.particle
                and self.clauses.particle(token) != pattern.particle
                and not self._adverb(token, pattern)
            ):
                continue
            if all(any(self._holds(token, condition) for condition in group) for group in pattern.conditions):
                return pattern
        return None

    def compounded(self, noun: int) -> bool:
        """Whether a parser took the first part of a compound for an object of its own: "issued arrest warrants"."""
        tree = self.tree
        beside = (
            noun + 1 < len(tree.tokens) and tree[noun + 1].upos == "NOUN" and tree[noun + 1].head == tree[noun].head
        )
        return beside and tree[noun].tag == "NN" and tree.is_(noun, "obj") and tree.is_(noun + 1, "obj")

    def _names(self, verb: int) -> bool:
        """Whether a verb only gives something a name: "struck what it called bases of the rebels"."""
        tree, head = self.tree, self.tree[verb].head
        given = head is not None and tree.lemma(head) == "what" and tree.is_(verb, "acl:relcl")
        return given and tree.lemma(verb) in word_class("naming")

    def _finite(self, token: int) -> bool:
        """Whether a noun is a verb that a tagger mistook: "Japan protests against the drills"."""
        tree = self.tree
        return bool(tree.children(token, "nsubj")) and not tree.children(token, "cop", "case", "det", "nmod:poss")

    def _full(self, token: int) -> bool:
        """Whether a word that a tagger took for a helper is a verb by itself: "Togo has the backing of Ghana"."""
        return self.tree[token].upos == "AUX" and bool(self.tree.children(token, "obj"))

    def hyphenated(self, token: int) -> bool:
        """Whether it is the last word of one that a row knows whole: "face" in "its about-face"."""
        return self._hyphenated(token) is not None

    def _hyphenated(self, token: int) -> tuple[str, str] | None:
        """The word that "cease-fire" or "test-fired" is, whose last part this token is; None for other words.

        Its row may be written in one word or with the hyphen: ceasefire, about-face.
        """
        tree, first = self.tree, token - 2
        if first < 0 or tree.word(token - 1) != "-" or tree[token].span.start != tree[token - 1].span.end:
            return None
        start, kinds = tree.word(first).lower(), ("VERB", "NOUN") if tree[token].upos == "VERB" else ("NOUN",)
        forms = (f"{start}{tree.lemma(token)}", f"{start}-{tree.lemma(token)}", f"{start}-{tree.word(token).lower()}")
        return next(((kind, form) for kind in kinds for form in forms if (kind, form) in self.lexicon), None)

    def _adverb(self, token: int, pattern: Pattern) -> bool:
        """The particle when the parser took it for an adverb or a preposition: "pulled out of the base"."""
        if pattern.particle == "by" and self.clauses.passive(token):
            return False  # "the ban was dropped by the cabinet": who did it
        words = [self.tree.word(c).lower() for c in self.tree.children(token, "advmod", "case")]
        # "called their envoys home", "set them free": a parser may see a predicate of the object
        # "declared the truce over": or a phrase of one word
        words += [self.tree.word(c).lower() for c in self.tree.children(token, "xcomp", "obl") if self._bare(c)]
        # "let the sailors go": or an infinitive
        words += [self.tree.word(c) for c in self.tree.children(token, "xcomp") if self.tree[c].tag == "VB"]
        # "shut it out of the summit": a parser may see one preposition of two words
        words += [
            self.tree.word(at).lower() for c in self.tree.children(token, "obl", "obj") for at in self._outward(c)
        ]
        following = self.tree.word(token + 1).lower() if token + 1 < len(self.tree.tokens) else ""
        return pattern.particle in words or pattern.particle == following

    def _outward(self, head: int) -> list[int]:
        """The first of two prepositions before a phrase: "out" in "out of the summit"."""
        cases = self.tree.children(head, "case")
        return cases[:1] if len(cases) > 1 and cases[1] == cases[0] + 1 else []

    def _bare(self, token: int) -> bool:
        """Whether it is an adverb, adjective or preposition without anything below it."""
        return self.tree[token].upos in ("ADV", "ADJ", "ADP") and len(self.tree.subtree(token)) == 1

    def _holds(self, token: int, condition: Condition) -> bool:
        """Whether a condition of a row is met at a token."""
        if condition.slot == "speaker":
            return self._said_of(token) != condition.negated
        if condition.slot == "negated":
            return (negated(self.tree, token) or no_longer(self.tree, token)) != condition.negated
        if condition.slot == "over":
            return no_longer(self.tree, token) != condition.negated
        if condition.slot == "case":
            return (self.clauses.case(token) in condition.words) != condition.negated
        if condition.slot == "aux":
            helpers = {self.tree.lemma(helper) for helper in self.tree.children(token, "aux")}
            return bool(helpers & condition.words) != condition.negated
        heads = self._heads(token, condition)
        met = any(self.fits.holds(head, condition) for head in heads)
        met = met or ("abroad" in condition.kinds and self._abroad(token, heads))
        return met != condition.negated

    def _abroad(self, token: int, heads: list[int]) -> bool:
        """Whether a place lies in another state than whoever is its verb's subject: "the premier flew to Oslo"."""
        own = {party.country for party in self.parties.of(self.clauses.subject(token))} - {None}
        places = (head for head in heads if self.parties.is_place(head))
        where = {party.country for head in places for party in self.parties.at(head)} - {None}
        return bool(own and where and not own & where)

    def _said_of(self, token: int) -> bool:
        """Whether somebody known says that word of somebody: "said the raid was an outrage", not "voiced outrage".

        A paper that only passes it on does not, nor who says it of his own: "said its fighters were behind the raid".
        """
        verbal, at = self.tree[token].upos == "VERB", self.predicate(token)
        if not verbal and not self.tree.children(at, "cop"):
            return False
        if verbal and self.tree.is_(token, "xcomp"):
            return False  # "promised the king not to harbour rebels": said of nobody
        of = self.said_of(token)
        own = {self.tree.word(i).lower() for head in of for i in (head, *self.tree.children(head, "nmod:poss"))}
        speakers = self.parties.speaker(token)
        who = [head for head in of if self.tree[head].upos == "PRON" or self.parties.is_person(head)]
        codes, meant = ({one.code for one in some} - {None} for some in (speakers, self.parties.of(who)))
        if not speakers or (verbal and meant and meant <= codes):
            return False  # "said it would pay the price": of themselves
        return own.isdisjoint(OWN) or self.clauses.case(token) != "behind"

    def said_of(self, token: int) -> list[int]:
        """Heads of whom or what a word is said of: "the raid was shameful"."""
        return self.clauses.subject(self.predicate(token))

    def predicate(self, token: int) -> int:
        """The word that carries the clause of an adjective: itself, or its noun in "the raid was a shameful act"."""
        tree = self.tree
        head = tree[token].head if tree[token].upos == "ADJ" and tree.is_(token, "amod") else None
        return head if head is not None and tree.children(head, "cop") else token

    def _heads(self, token: int, condition: Condition) -> list[int]:
        clauses, noun = self.clauses, self.tree[token].upos == "NOUN"
        if condition.slot == "subj":
            return clauses.subject(self.predicate(token))
        if condition.slot == "obj":  # "continued to strike the depots" has no strike as its object
            found = [head for head in clauses.object(token) if not self.tree.is_(head, "xcomp", "ccomp")]
            return found or [c for c in self.tree.children(token, "xcomp") if self._nominal(c)]
        if condition.slot == "doer":  # of what a noun tells: "the storming of the palace by guards"
            done = [token, *clauses.prepositional(token, ("of",))]
            return [head for at in done for head in clauses.prepositional(at, ("by",))] or clauses.possessors(token)
        if condition.slot == "mod":
            return clauses.modifiers(token)
        if condition.slot == "prep":
            found = clauses.prepositional(token, condition.prepositions)
            first = self.tree[token].head if self.tree.is_(token, "conj") else None
            if noun and first is not None:  # "the planning and execution of raids"
                found += [head for head in clauses.prepositional(first, condition.prepositions) if head > token]
            if noun or condition.negated or not condition.words:
                return found
            # "shut the door on a team", "put the deal on ice": a parser may hang the phrase on the object
            objects = [head for one in clauses.object(token) for head in self.tree.conjuncts(one)]
            return found + [head for one in objects for head in clauses.prepositional(one, condition.prepositions)]
        if condition.slot == "purpose":
            return clauses.prepositional(token, ("for",)) + ([] if noun else self.tree.children(token, "advcl"))
        # "called the move groundless": a parser may take it for the noun's
        behind = [at for head in clauses.object(token) for at in self.tree.children(head, "amod") if at > head]
        told = self.tree.children(token, "obl", "advcl")  # "described it as very dangerous", taken for a clause
        as_is = [at for at in told if "as" in map(self.tree.lemma, self.tree.children(at, "mark"))]
        as_is = [at for at in as_is if self.tree[at].upos == "ADJ"]
        return clauses.complements(token) + clauses.prepositional(token, ("as",)) + behind + as_is

    def _nominal(self, token: int) -> bool:
        """Whether a noun that a parser took for a predicate is an object: "turned a deaf ear", "call up reservists"."""
        tree, noun = self.tree, self.tree[token].upos in ("NOUN", "PROPN")
        own = tree[token].tag == "NNS" or bool(tree.children(token, "det", "nmod:poss", "amod"))
        return noun and own and not tree.children(token, "cop", "mark", "case", "nsubj")

    def asked(self, token: int, pattern: Pattern) -> tuple[int, ...]:
        """The nouns that the row asks for: "called off talks", "went on strike"."""
        positive = [c for group in pattern.conditions for c in group if not c.negated and c.words]
        return tuple(head for c in positive for head in self._heads(token, c) if self.fits.holds(head, c))
