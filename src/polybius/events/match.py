"""Finds the predicates of a sentence that the lexicon knows, and fills the slots of their rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from polybius.events.befallen import befallen
from polybius.events.by_ground import holding, in_capital, sent_from
from polybius.events.fits import Fits
from polybius.events.grammar import Clauses
from polybius.events.hedges import negated, no_longer
from polybius.events.lexicon import Condition, Pattern, word_class
from polybius.events.nominal import with_nominals
from polybius.events.ontology import ontology
from polybius.events.parties import Parties
from polybius.schema import Party, Reading, Sentence
from polybius.syntax import Tree

BELOW = ("obj.", "of.", "as.", "subj.")  # slots of the phrases below a noun
OWNED = {"by", "poss"}
WHENCE = "prep:from"  # the slot of a row that tells what is left
SPEAKER = ("speaker",)  # the actor of a row whose word blames or praises in what somebody says
SAID = ("ACCUSE", "REJECT", "SUPPORT")  # acts that are done in a capital by its state, where nobody else is told
ABROAD = ("ACCUSE", "THREATEN", "REJECT", "SUPPORT")  # acts in words that hardly reach one's own in passing
ON_THE_SPOT = ("ASSAULT", "COERCE", "AID", "SANCTION", "MOBILIZE")  # reach whoever is where they happen
NOUN_SLOTS = (
    "by",
    "on",
    "against",
    "at",
    "to",
    "with",
    "from",
    "in",
    "near",
    "into",
    "about",
    "for",
    "between",
    "of",
    "among",
    "over",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A predicate with the row that reads it, before it is decided whether it is an event."""

    token: int
    pattern: Pattern
    event_type: str
    mode: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    words: tuple[int, ...]  # tokens that express it: the trigger
    composed: tuple[str, ...] = ()  # rows of compositions.csv that changed its type
    auxiliary: frozenset[str] = field(default=frozenset())
    absorbed: tuple[int, ...] = ()  # tokens of other predicates that tell the same act
    aimed: tuple[Party, ...] = ()  # whom the act strikes that is asked for: not who is asked
    asked: tuple[int, ...] = ()  # nouns that its row asks for: "called off talks", "went on strike"

    @property
    def leaving(self) -> bool:
        """Whether its row tells what forces leave, so that nothing is yielded to where they go."""
        return self.mode == "withdraw" and WHENCE in self.pattern.recipient

    def with_(self, **changes: object) -> Candidate:
        """The candidate with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


class Matcher:
    """Matches the rows of the lexicon in one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tree = Tree(reading)
        self.clauses = Clauses(reading, self.tree)
        self.parties = Parties(reading, self.tree, self.clauses)
        self.fits = Fits(self.tree, self.clauses, self.parties)
        self.lexicon = with_nominals()

    def candidates(self, sentence: Sentence) -> list[Candidate]:
        """The predicates of a sentence that some row reads, in the order of the text."""
        found = []
        for token in range(sentence.first, sentence.last):
            pattern = self.pattern(token)
            if pattern is not None:
                found.append(self.filled(token, pattern))
        return found

    def pattern(self, token: int) -> Pattern | None:
        """The most demanding row that holds at a token."""
        upos = self.tree[token].upos
        if upos == "ADJ" and self.tree.children(token, "aux:pass"):
            upos = "VERB"  # "two drivers were hurt", taken for an adjective
        joined = self._hyphenated(token)
        if joined is not None:
            upos, lemma = "NOUN", joined
        else:
            lemma = self.tree.lemma(token)
            upos = "VERB" if upos == "NOUN" and self._finite(token) else upos
        if (upos == "NOUN" and self.tree.is_(token, "compound")) or self._names(token):
            return None  # "attack helicopters", "peace talks venue": names a thing
        # "the wounded soldiers", "exploding costs"
        named = self.tree.is_(token, "amod") and upos == "VERB" and not self.tree.children(token, "obl", "nsubj")
        for pattern in self.lexicon.get((upos, lemma), ()):
            if named and pattern.operator != "none":
                continue
            if (
                pattern.particle
                and self.clauses.particle(token) != pattern.particle
                and not self._adverb(token, pattern)
            ):
                continue
            if all(any(self.holds(token, condition) for condition in group) for group in pattern.conditions):
                return pattern
        return None

    def _names(self, verb: int) -> bool:
        """Whether a verb only gives something a name: "struck what it called bases of the rebels"."""
        tree, head = self.tree, self.tree[verb].head
        given = head is not None and tree.lemma(head) == "what" and tree.is_(verb, "acl:relcl")
        return given and tree.lemma(verb) in word_class("naming")

    def _finite(self, token: int) -> bool:
        """Whether a noun is a verb that a tagger mistook: "Japan protests against the drills"."""
        tree = self.tree
        return bool(tree.children(token, "nsubj")) and not tree.children(token, "cop", "case", "det", "nmod:poss")

    def _hyphenated(self, token: int) -> str | None:
        """The noun that "cease-fire" or "air-strike" is, whose last word this token is; None for other words."""
        first = token - 2
        if (
            first < 0
            or self.tree.word(token - 1) != "-"
            or self.tree[token].span.start != self.tree[token - 1].span.end
        ):
            return None
        joined = self.tree.word(first).lower() + self.tree.lemma(token)
        return joined if ("NOUN", joined) in self.lexicon else None

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

    def holds(self, token: int, condition: Condition) -> bool:
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
        return met != condition.negated

    def _said_of(self, token: int) -> bool:
        """Whether somebody known says that word of somebody: "said the raid was an outrage", not "voiced outrage"."""
        verbal, at = self.tree[token].upos == "VERB", self._predicate(token)
        return (verbal or bool(self.tree.children(at, "cop"))) and bool(self.parties.speaker(token))

    def said_of(self, token: int) -> list[int]:
        """Heads of whom or what a word is said of: "the raid was shameful"."""
        return self.clauses.subject(self._predicate(token))

    def _predicate(self, token: int) -> int:
        """The word that carries the clause of an adjective: itself, or its noun in "the raid was a shameful act"."""
        tree = self.tree
        head = tree[token].head if tree[token].upos == "ADJ" and tree.is_(token, "amod") else None
        return head if head is not None and tree.children(head, "cop") else token

    def _heads(self, token: int, condition: Condition) -> list[int]:
        clauses, noun = self.clauses, self.tree[token].upos == "NOUN"
        if condition.slot == "subj":
            return clauses.subject(self._predicate(token))
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
        return clauses.complements(token) + clauses.prepositional(token, ("as",))

    def _nominal(self, token: int) -> bool:
        """Whether a noun that a parser took for a predicate is an object: "turned a deaf ear", "call up reservists"."""
        tree, noun = self.tree, self.tree[token].upos in ("NOUN", "PROPN")
        own = tree[token].tag == "NNS" or bool(tree.children(token, "det", "nmod:poss", "amod"))
        return noun and own and not tree.children(token, "cop", "mark", "case", "nsubj")

    def filled(self, token: int, pattern: Pattern) -> Candidate:
        """The candidate of a row at a token, with its parties."""
        actors = self.first(token, pattern.actor)
        if not actors and pattern.upos == "NOUN":
            actors = self.parties.of(self.clauses.agents_of(token))  # "the attacks claimed by the group"
        recipients = self.first(token, pattern.recipient) or self.deeper(token, pattern.recipient)
        actors = actors or self._dealing(token, pattern)
        recipients = _without(recipients or self._struck(token, pattern), actors)
        actors = (
            actors
            or self._deciding(token, pattern)
            or holding(self.tree, self.clauses, self.parties, token, recipients)
        )
        if not actors and pattern.event_type in SAID and "subj" in pattern.actor:
            actors = in_capital(self.clauses, self.parties, token)
        if not actors and pattern.event_type == "ASSAULT":
            tools = self.clauses.subject(token) if pattern.actor == ("none",) else self.clauses.object(token)
            actors = sent_from(self.tree, self.clauses, self.parties, tools, token)
        return Candidate(
            token,
            pattern,
            pattern.event_type,
            pattern.mode,
            actors,
            recipients,
            self._words(token, pattern),
            asked=self._asked(token, pattern),
        )

    def over(self, candidate: Candidate) -> bool:
        """Whether what it tells is done no longer: "no longer sells"; "no longer bound by the treaty" tells the act."""
        return not candidate.pattern.negative and no_longer(self.tree, candidate.token)

    def unnamed(self, token: int, slots: tuple[str, ...]) -> tuple[Party, ...]:
        """People of whom nothing is known, in the first slot that has any: "they", "a mob", "the leaders"."""
        for slot in slots:
            asked = slot == "addressee"
            heads = self.clauses.object_only(token) if asked else self._heads_of(token, slot)
            if found := self.parties.unnamed(heads):
                return found
        return ()

    def _dealing(self, noun: int, pattern: Pattern) -> tuple[Party, ...]:
        """Whose blow a noun tells, where it names whom it struck as well: "the raid of America on the base"."""
        if pattern.event_type != "ASSAULT" or "of" not in pattern.recipient:
            return ()
        timexes = [timex.span for timex in self.reading.timexes]
        owners = self.clauses.prepositional(noun, ("of",))
        aims = [at for word in (noun, *owners) for at in self.clauses.prepositional(word, ("on", "against"))]
        aimed = any(not any(timex.contains(self.tree[at].span) for timex in timexes) for at in aims)
        return self.parties.of(owners) if aimed else ()

    def _deciding(self, verb: int, pattern: Pattern) -> tuple[Party, ...]:
        """The parliament or court in which something was done of which no doer is told: "rejected in the Senate"."""
        if "subj" not in pattern.actor or not self.clauses.passive(verb):
            return ()
        found = self.parties.of(self.clauses.prepositional(verb, ("in", "at", "before")))
        return tuple(party for party in found if party.sector in ("LEG", "JUD"))

    def _struck(self, noun: int, pattern: Pattern) -> tuple[Party, ...]:
        """Whom an act strikes that is told of as suffered: "faced attacks from rebels", "came under fire"."""
        tree, clauses = self.tree, self.clauses
        if pattern.upos != "NOUN":
            return ()
        verb = clauses.support(noun)
        if verb is not None and tree.lemma(verb) in word_class("undergoing"):
            return self.parties.of(clauses.subject(verb))
        if clauses.prepositional(noun, ("from",)) and (bearer := self._bearer(noun)) is not None:
            return self.parties.of(clauses.subject(bearer))
        above = tree[noun].head
        if clauses.case(noun) != "under":
            return ()
        if tree.children(noun, "cop"):  # "the ship was under attack"
            return self.parties.of(clauses.subject(noun))
        if above is None:
            return ()
        verbal = tree[above].upos in ("VERB", "AUX")
        return self.parties.of(clauses.subject(above) if verbal else [above])

    def _bearer(self, noun: int) -> int | None:
        """The verb that tells who has to bear something: "had" in "had trouble with raids from Chad"."""
        at, tree = noun, self.tree
        while (above := tree[at].head) is not None and self.clauses.case(at) in ("with", "of"):
            if tree[above].upos != "NOUN":
                break
            at = above
        verb = self.clauses.support(at)
        borne = word_class("undergoing") | {"have"}
        return verb if verb is not None and tree.lemma(verb) in borne else None

    def _asked(self, token: int, pattern: Pattern) -> tuple[int, ...]:
        positive = [c for group in pattern.conditions for c in group if not c.negated and c.words]
        return tuple(head for c in positive for head in self._heads(token, c) if self.fits.holds(head, c))

    def reached(self, candidate: Candidate) -> Candidate:
        """The candidate with whom acts of its type usually reach, where its row finds nobody: "curfew in Jamaica"."""
        slots = ontology()[candidate.event_type].recipient
        if candidate.recipients or not slots or candidate.leaving:
            return candidate
        found = self.first(candidate.token, slots) or self.deeper(candidate.token, slots)
        if not found and candidate.event_type in ON_THE_SPOT:
            slots = (*candidate.pattern.recipient, *slots)
            heads = [head for slot in slots for head in self._heads_of(candidate.token, slot)]
            if self.tree[candidate.token].upos == "NOUN":  # "the worst shelling seen yet on Basra"
                heads += self.clauses.told(candidate.token, "ARG1", "ARGM-LOC")
            found = next((tuple(some) for head in heads if (some := self.parties.on_the_spot(head))), ())
        # "condemned the killing as an aggression against Iraq": Iraq's premier does not condemn Iraq
        own = {party.country for party in candidate.actors if party.country}
        found = tuple(p for p in found if candidate.event_type not in ABROAD or p.country not in own)
        return candidate.with_(recipients=_without(found, candidate.actors + candidate.aimed))

    def _words(self, token: int, pattern: Pattern) -> tuple[int, ...]:
        words = [token]
        if pattern.particle:
            after = [c for c in self.tree.children(token, "compound:prt", "advmod", "case") if c == token + 1]
            words += after
        return tuple(words)

    def first(self, token: int, slots: tuple[str, ...]) -> tuple[Party, ...]:
        """The parties of the first slot that has any."""
        for slot in slots:
            found = self.slot(token, slot)
            if found:
                return found
        return ()

    def deeper(self, token: int, slots: tuple[str, ...]) -> tuple[Party, ...]:
        """Where no head of a slot is a party itself: the party inside the first slot's phrase that holds one."""
        for slot in slots:
            for head in self._heads_of(token, slot):
                found = self.parties.within(head)
                if found:
                    return tuple(found)
        return ()

    def slot(self, token: int, slot: str) -> tuple[Party, ...]:
        """The parties in one slot of a predicate, as the columns actor and recipient name them."""
        name, _, argument = slot.partition(":")
        if name == "subj":
            return self.doers(self.clauses.subject(self._predicate(token)))
        if name.startswith(BELOW):
            return self._below(self._bearing(token, name), name.partition(".")[2].split(","))
        if name == "inf":
            return self._of_clause(token, argument)
        if name == "light":
            return self._carried(token)
        if name == "speaker":
            return self.parties.speaker(token)
        return self.parties.of(self._heads_of(token, slot))

    def _heads_of(self, token: int, slot: str) -> list[int]:
        """The head words in one slot of a predicate."""
        name, _, argument = slot.partition(":")
        clauses = self.clauses
        if name == "subj":
            return clauses.subject(self._predicate(token))
        if name == "obj":
            return clauses.object(token)
        if name.startswith(BELOW):
            names = tuple(set(name.partition(".")[2].split(",")) - OWNED)
            return [head for noun in self._bearing(token, name) for head in self._below_noun(noun, names)]
        if name == "iobj":
            return clauses.indirect(token)
        if name == "prep":
            return self._oblique(token, tuple(argument.split(",")))
        if name == "light_obj":
            verb = clauses.support(token)
            return clauses.indirect(verb) if verb is not None else clauses.told_in(token)
        if name == "poss":
            suffering = self._befallen(token)
            return [head for head in clauses.possessors(token) if head not in suffering]
        if name == "of":
            return clauses.prepositional(token, (name,)) or self._befallen(token)
        if name == "mod":
            suffering = self._befallen(token)
            return [head for head in clauses.modifiers(token) if head not in suffering]
        return clauses.prepositional(token, (name,)) if name in NOUN_SLOTS else []

    def _bearing(self, token: int, slot: str) -> list[int]:
        """The nouns below whose phrases a slot looks: the object, the ban of "imposition of a ban on", the envoy of
        "named him as its envoy to", the border of "the kingdom's border stays shut".
        """
        case = slot.partition(".")[0]
        if case == "subj":
            return self.clauses.subject(token)
        return self.clauses.object(token) if case == "obj" else self.clauses.prepositional(token, (case,))

    def struck(self, noun: int, types: tuple[str, ...], where: tuple[str, ...] = ("of",)) -> tuple[Party, ...]:
        """Whom an act of one of some types befalls that a noun tells: "the killing of a nurse", "her arrest".

        ``where``: the prepositions before whom it befalls ("the crackdown on protesters").
        """
        pattern = self.pattern(noun) if self.tree[noun].upos == "NOUN" else None
        if pattern is None or pattern.event_type not in types or self._dealing(noun, pattern):
            return ()
        slots = tuple(slot for slot in pattern.recipient if slot in where)
        return self.first(noun, slots) or self.deeper(noun, slots)

    def _befallen(self, noun: int) -> list[int]:
        """Whom the act befalls that is told as his: "his arrest"."""
        pattern = self.pattern(noun) if self.tree[noun].upos == "NOUN" else None
        return befallen(self.tree, self.clauses, self.parties, noun, pattern)

    def doers(self, heads: list[int]) -> tuple[Party, ...]:
        """The parties of a subject; of "rockets" or "the strike" those who fired or carried it out."""
        tools = word_class("weapon") | word_class("attack")
        found: list[Party] = []
        for head in heads:
            if self.tree.lemma(head) in tools and head not in self.parties.by_head:
                found += self._users(head)
            else:
                found += self.parties.behind(head)
        return tuple(dict.fromkeys(found))

    def _users(self, tool: int) -> tuple[Party, ...]:
        clauses = self.clauses
        for heads in (
            clauses.possessors(tool),
            clauses.agents_of(tool),
            clauses.prepositional(tool, ("by",)),
            [head for head in clauses.modifiers(tool) if head not in self._befallen(tool)],
        ):
            found = self.parties.of([head for head in heads if head != tool])
            if found:
                return found
        return sent_from(self.tree, clauses, self.parties, [tool])

    def _below(self, nouns: list[int], names: list[str]) -> tuple[Party, ...]:
        """The parties told with some nouns: whose they are, or in a phrase behind them."""
        for name in names:
            for noun in nouns:
                heads = {
                    "poss": self._heads_of(noun, "poss"),
                    "mod": self.clauses.modifiers(noun),
                }.get(name)
                found = self.parties.of(self.clauses.prepositional(noun, (name,)) if heads is None else heads)
                if found:
                    return found
        # "rejected an Iraqi request": whose it is stands before the noun
        owners = [head for noun in nouns for head in self.clauses.modifiers(noun)]
        return self.parties.of(owners) or self.parties.owners(owners) if OWNED & set(names) else ()

    def _below_noun(self, noun: int, names: tuple[str, ...]) -> list[int]:
        """Heads of the phrases of a noun, also of a participle at it: "the agreement reached between the two"."""
        found = self.clauses.prepositional(noun, names)
        return found or [
            head
            for verb in self.tree.children(noun, "acl")
            if self.clauses.passive(verb)
            for head in self.clauses.prepositional(verb, names)
        ]

    def _oblique(self, token: int, names: tuple[str, ...]) -> list[int]:
        """The heads of a prepositional phrase; also of one that the parser hung on the object before it."""
        if self.tree[token].upos != "VERB":
            return self._below_noun(token, names)
        found = self.clauses.prepositional(token, names)
        if self.parties.of(found):
            return found
        # "returned the statues to the government": the phrase goes with the verb
        objects = self.tree.children(token, "obj", "nsubj:pass")
        nouns = [head for noun in objects for head in self.tree.conjuncts(noun)]
        return [head for noun in nouns for head in self.clauses.prepositional(noun, names)] or found

    def _of_clause(self, token: int, argument: str) -> tuple[Party, ...]:
        """Who does ("subj") or suffers ("obj", "rec") what the clause below a predicate tells."""
        for verb in self.clauses.complements(token):
            if argument == "subj":
                found = self.doers(self.clauses.subject(verb))
            else:
                others = self.clauses.prepositional(verb, ("to", "with", "from", "against", "on"))
                found = self.parties.of(self.clauses.object(verb) or others)
            if found:
                return found
        return ()

    def _carried(self, noun: int) -> tuple[Party, ...]:
        verb = self.clauses.support(noun)
        lemma = self.tree.lemma(verb) if verb is not None else ""
        if verb is None or lemma not in word_class("light") or lemma in word_class("undergoing"):
            return ()
        return self.doers(self.clauses.subject(verb))


def _without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    taken = {key for party in others for key in (party.span, party.entity) if key}
    return tuple(party for party in parties if party.span not in taken and party.entity not in taken)
