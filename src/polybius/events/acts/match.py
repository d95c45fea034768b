"""The predicates of a sentence that the lexicon knows, with the slots of their rows filled."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from polybius.events.acts.rows import Rows
from polybius.events.phrases.befallen import befallen
from polybius.events.phrases.by_ground import holding, in_capital, posted, sent_from
from polybius.events.phrases.parties import Parties
from polybius.events.words.grammar import Clauses, counted
from polybius.events.words.hedges import negators, no_longer
from polybius.events.words.lexicon import Pattern
from polybius.events.words.ontology import ontology
from polybius.resources.word_classes import word_class
from polybius.schema import Party, Reading, Sentence
from polybius.syntax import Tree

BELOW = ("obj.", "of.", "as.", "at.", "to.", "subj.")  # slots of the phrases below a noun
OWNED = {"by", "poss"}
WHENCE = "prep:from"  # the slot of a row that tells what is left
SPEAKER = ("speaker",)  # the actor of a row whose word blames or praises in what somebody says
SAID = ("ACCUSE", "REJECT", "SUPPORT")  # acts that are done in a capital by its state, where nobody else is told
ASKED = ("REQUEST", "ACCUSE", "THREATEN")  # acts in words that are done to whoever is phoned or written to for them
ABROAD = ("ACCUSE", "THREATEN", "REJECT", "SUPPORT")  # acts in words that hardly reach one's own in passing
ON_THE_SPOT = ("ASSAULT", "COERCE", "AID", "SANCTION", "MOBILIZE")  # reach whoever is where they happen
UNDONE = ("CONCEDE", "RETREAT")  # and so do who is freed or left
KEPT_OUT = ("SANCTION", "COERCE")  # types of what is done to traders' ships and planes oftener than to those of a force
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
    """Fills the slots of the rows that hold in one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tree = Tree(reading)
        self.clauses = Clauses(reading, self.tree)
        self.parties = Parties(reading, self.tree, self.clauses)
        self.rows = Rows(self.tree, self.clauses, self.parties)

    def candidates(self, sentence: Sentence) -> list[Candidate]:
        """The predicates of a sentence that some row reads, in the order of the text."""
        found = []
        for token in range(sentence.first, sentence.last):
            pattern = self.rows.pattern(token)
            if pattern is not None:
                found.append(self.filled(token, pattern))
        return found

    def filled(self, token: int, pattern: Pattern) -> Candidate:
        """The candidate of a row at a token, with its parties."""
        actors = self.first(token, pattern.actor)
        if not actors and pattern.upos == "NOUN":
            actors = self.parties.of(self.clauses.agents_of(token))  # "the attacks claimed by the group"
        recipients = self.first(token, pattern.recipient) or self.deeper(token, pattern.recipient)
        if not recipients and (pattern.event_type in ASKED or pattern.operator == "request"):
            recipients = self.hearing(token)
        if not recipients and pattern.mode == "visit":  # "flew to Gao": the state in which it lies
            heads = [head for slot in pattern.recipient for head in self._heads_of(token, slot)]
            recipients = next((found for head in heads if (found := self.parties.at(head))), ())
        actors = actors or self._dealing(token, pattern)
        recipients = _without(recipients or self._struck(token, pattern), actors)
        if pattern.event_type in (*ON_THE_SPOT, *UNDONE):
            recipients = tuple(self.parties.by_other_passport(party, actors) for party in recipients)
        if pattern.event_type in KEPT_OUT:
            recipients = tuple(self.parties.not_armed(party) for party in recipients)
        actors = (
            actors
            or self._deciding(token, pattern)
            or holding(self.tree, self.clauses, self.parties, token, recipients)
        )
        if not actors and pattern.mode == "expel":
            actors = posted(self.tree, self.clauses, self.parties, token, recipients)
        if not actors and pattern.event_type in SAID and "subj" in pattern.actor:
            actors = in_capital(self.clauses, self.parties, token)
        if not actors and pattern.event_type == "ASSAULT":
            tools = self.clauses.subject(token) if pattern.actor == ("none",) else self.clauses.object(token)
            actors = self._firing(tools) if pattern.actor == ("none",) else ()
            actors = actors or sent_from(self.tree, self.clauses, self.parties, tools, token)
        return Candidate(
            token,
            pattern,
            pattern.event_type,
            pattern.mode,
            actors,
            recipients,
            self._words(token, pattern),
            asked=self.rows.asked(token, pattern),
        )

    def hearing(self, verb: int) -> tuple[Party, ...]:
        """Who is phoned or written to for an act of words: "phoned the king to demand it"."""
        tree, clauses, head = self.tree, self.clauses, self.tree[verb].head
        if head is None or not tree.is_(verb, "advcl", "xcomp") or not tree.children(verb, "mark"):
            return ()
        letter = any(tree.lemma(at) in word_class("message") for at in (head, *tree.children(head, "obj")))
        if tree.lemma(head) not in word_class("messaging") and not letter:
            return ()
        heads = clauses.indirect(head) or ([] if letter else clauses.object(head))
        return self.parties.of(heads) or self.parties.of(self._oblique(head, ("to",)))

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
        words = [*range(token - 2, token), token] if self.rows.hyphenated(token) else [token]
        if pattern.particle:
            after = [c for c in self.tree.children(token, "compound:prt", "advmod", "case") if c == token + 1]
            words += after
        if pattern.negative and pattern.event_type in UNDONE:
            words = [*(at for at in negators(self.tree, token, "advmod") if at < token), *words]
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
            return self.doers(self.clauses.subject(self.rows.predicate(token)))
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
            return clauses.subject(self.rows.predicate(token))
        if name == "obj":
            return clauses.object(token)
        if name.startswith(BELOW):
            names = tuple(set(name.partition(".")[2].split(",")) - OWNED)
            return [head for noun in self._bearing(token, name) for head in self._below_noun(noun, names)]
        if name == "iobj":
            return clauses.indirect(token)
        if name == "prep":
            return self._oblique(token, tuple(argument.split(",")))
        if name == "acting":
            return self._acting(token)
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

    def _acting(self, noun: int) -> list[int]:
        """Who does what the phrase of a noun tells the ground of: "arrested him at the request of Chile"."""
        at: int | None = noun
        while at is not None and self.tree[at].upos == "NOUN" and self.clauses.case(at):
            at = self.tree[at].head
        return [] if at is None or at == noun else self.clauses.subject(at)

    def _bearing(self, token: int, slot: str) -> list[int]:
        """The nouns below whose phrases a slot looks: the object, the ban of "imposition of a ban on", the envoy of
        "named him as its envoy to", the border of "the kingdom's border stays shut".
        """
        case = slot.partition(".")[0]
        if case == "subj":
            return self.clauses.subject(token)
        if case == "obj":
            things = self.clauses.object(token)
            return [*counted(self.tree, things), *things]  # "two of its three crossings with Chad"
        return self.clauses.prepositional(token, (case,))

    def struck(self, noun: int, types: tuple[str, ...], where: tuple[str, ...] = ("of",)) -> tuple[Party, ...]:
        """Whom an act of one of some types befalls that a noun tells: "the killing of a nurse", "her arrest".

        ``where``: the prepositions before whom it befalls ("the crackdown on protesters").
        """
        pattern = self.rows.pattern(noun) if self.tree[noun].upos == "NOUN" else None
        if pattern is None or pattern.event_type not in types or self._dealing(noun, pattern):
            return ()
        slots = tuple(slot for slot in pattern.recipient if slot in where)
        return self.first(noun, slots) or self.deeper(noun, slots)

    def _befallen(self, noun: int) -> list[int]:
        """Whom the act befalls that is told as his: "his arrest"."""
        pattern = self.rows.pattern(noun) if self.tree[noun].upos == "NOUN" else None
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

    def _firing(self, heads: list[int]) -> tuple[Party, ...]:
        """Whose the missiles are that fell: "Russian missiles slammed into the port"."""
        weapons = [head for head in heads if self.tree.lemma(head) in word_class("weapon")]
        return tuple(dict.fromkeys(party for head in weapons for party in self._users(head)))

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
        fired = self._firing(clauses.prepositional(tool, ("of",)))  # "a barrage of Eritrean rockets"
        return fired or sent_from(self.tree, clauses, self.parties, [tool])

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
                pattern = self.rows.pattern(verb)  # "a promise to hand the men over to Chad"
                others = self.clauses.prepositional(verb, ("to", "with", "from", "against", "on"))
                found = self.first(verb, pattern.recipient) if pattern is not None else ()
                found = found or self.parties.of(self.clauses.object(verb) or others)
            if found:
                return found
        return ()

    def _carried(self, noun: int) -> tuple[Party, ...]:
        if self.tree.children(noun, "cop") and self.clauses.case(noun) == "behind":
            return self.doers(self.clauses.subject(noun))  # "said its fighters were behind the raid"
        verb = self.clauses.support(noun)
        lemma = self.tree.lemma(verb) if verb is not None else ""
        if verb is None or lemma not in word_class("light") or lemma in word_class("undergoing"):
            return ()
        return self.doers(self.clauses.subject(verb))


def _without(parties: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    taken = {key for party in others for key in (party.span, party.entity) if key}
    return tuple(party for party in parties if party.span not in taken and party.entity not in taken)
