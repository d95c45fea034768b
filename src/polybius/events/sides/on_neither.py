"""Who stands on neither side of an act, though its sentence names him: who tells it, judges it, lends it ground."""

from __future__ import annotations

from polybius.events.phrases.onlookers import (
    acting_before,
    answer_to,
    blamed_on,
    judged,
    judges,
    namers,
    onlookers,
    standing_beside,
    stirring,
    things_between,
)
from polybius.events.sides.allies import allies, helpers
from polybius.events.sides.beside import Beside
from polybius.events.sides.blameless import befriended, blameless
from polybius.events.sides.bombers import unstruck
from polybius.events.sides.bystanders import bystanders
from polybius.events.sides.choices import BODILY, Choices
from polybius.events.sides.home import served
from polybius.events.sides.scenes import OWNERS, close_by, neighbours, premises, scenes, travelled
from polybius.events.words.grammar import Clauses
from polybius.events.words.offsets import blow_before
from polybius.events.words.standing import ARMED, BODIES, OUTLAWS
from polybius.resources.word_classes import word_class
from polybius.schema import Attribution, Event, Party

# They only tell of a blow.
UNARMED = frozenset({"OPP", "MED", "NGO", "SOC", "CVL", "JRN", "LAB", "EDU", "LEG", "JUD", "IGO"})
REPORTING = frozenset({"confirm", "report", "announce", "verify", "document", "record", "disclose", "reveal"})
NO_KIDNAPPERS, TAKINGS = frozenset({"COP", "GOV"}), frozenset({"abduction", "kidnapping", "kidnap"})
SPOKEN = ("ACCUSE", "THREATEN")
GIVEN = ("CONCEDE", "REJECT", "REQUEST")  # done by a word, to others: "welcomed the lifting", "rejected the demand"
STANDS = ("ACCUSE", "REQUEST")
WITH_ONES_OWN = ("RETREAT", "CONCEDE", "MOBILIZE")  # acts in which a state does something with its own forces
STATE_CAMP = frozenset({"GOV", "MIL", "COP", "SPY"})
DEEDS = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "RETREAT", "COOPERATE", "PROTEST")  # not done by a word
HOSTILE = ("ACCUSE", "ASSAULT", "REJECT", "REQUEST", "SANCTION", "THREATEN")
WITH_WHOM = ("to", "with", "for")  # "solidarity with Mali", "support for Mali"
BETWEEN = ("AID", "COOPERATE", "CONSULT", "SANCTION")  # types of what goes on between states, and of its halt


class OnNeither:
    """Finds in one reading those who are no side of an act."""

    def __init__(self, choices: Choices, beside: Beside) -> None:
        self.choices, self.beside = choices, beside
        self.reading, self.tree, self.named = choices.reading, choices.tree, choices.named
        self.clauses = Clauses(self.reading, self.tree)
        self.kinds = {entity.id: entity.kind for entity in self.reading.entities}

    def not_doing(self, event: Event) -> tuple[Party, ...]:
        """Who has not done an act, though its sentence may put him where its doer stands."""
        told = self._onlookers(event) + self._tellers(event) + self._answering(event) + self._harboured(event)
        told += self._reporters(event) + self._elsewhere(event) + self._crowds(event)
        return told + served(self.clauses, event, self.named) + self._bystanders(event, "actor")

    def not_met(self, event: Event) -> tuple[Party, ...]:
        """Whom an act has not met, though its sentence may put him where those stand whom it met."""
        return (
            *self._spared(event),
            *self._speakers(event),
            *self._close_by(event),
            *self._own_people(event),
            *self._bystanders(event, "recipient"),
        )

    def third(self, event: Event) -> tuple[Party, ...]:
        """Who is neither: of whom an act is only told, who names it, who helps both."""
        return self._of_a_third(event) + self._namers(event) + self._helpers(event)

    def left_out(self, event: Event, side: str) -> tuple[Party, ...]:
        """Who stands on a side of an act neither by its words nor where these name nobody there."""
        apart = self.mourned(event) + self._of_a_third(event) + self._helpers(event)
        if side == "actor":
            return apart + self.not_doing(event)
        spared = self.allies(event) + self._spared(event)
        return apart + self._onlookers(event) + spared + self._bystanders(event, side)

    def _spared(self, event: Event) -> tuple[Party, ...]:
        return (
            *self._blameless(event),
            *self._for_whom(event),
            *self._contrasted(event),
            *self._passing_on(event),
            *self._comforted(event),
            *befriended(self.tree, self.clauses, event, [party for _, party in self.named]),
            *self._acting_before(event),
            *self._blamed_on(event),
            *unstruck(self.clauses, event, [party for _, party in self.named]),
            *self._own_band(event),
            *self._bordering(event),
        )

    def _blamed_on(self, event: Event) -> tuple[Party, ...]:
        token = self.tree.head_of(event.trigger)
        return () if token is None else self.at(blamed_on(self.clauses, token))

    def _own_band(self, event: Event) -> tuple[Party, ...]:
        """Those who fight on the doer's own side, where the act's own words do not tell that it met them.

        "Junta forces shelled a village. The junta said ...", "Gunmen stormed the base after a bomber died".
        """
        token = self.tree.head_of(event.trigger)
        if token is None or event.event_type not in (*BODILY, *SPOKEN) or event.reciprocal:
            return ()
        sides = {(party.country, _camp(party)) for party in event.actors if party.country and _camp(party)}
        if event.event_type in SPOKEN:  # a government may well blame its police
            sides = {(country, camp) for country, camp in sides if camp == "armed"}
        own = {
            *self.tree.subtree(token),
            *(at for head in self.clauses.object(token) for at in self.tree.subtree(head)),
        }
        # "Rebels struck the fort. Al-Shabaab claimed it": of the fort their state alone may tell
        end = self.reading.sentences[event.sentence].span.end
        near = [party for _, party in self.named if (party.country, _camp(party)) in sides]
        near = [party for party in near if _camp(party) == "state" or party.span.end <= end]
        return tuple(party for party in near if self.tree.head_of(party.span) not in own)

    def _onlookers(self, event: Event) -> tuple[Party, ...]:
        """Those who only take a stand on an act, and so have not done it."""
        token = self.tree.head_of(event.trigger)
        if token is not None:
            apart = judges(self.clauses, token) | stirring(self.tree, self.clauses, token)
            # "was called a liar" judges whom it names, "was called home" is done by his state
            apart |= judged(self.tree, self.clauses, token) if event.event_type not in DEEDS else set()
            if apart:
                return self.at(apart)
        spoken = token is not None and self.tree.lemma(token) in word_class("charge_noun") | {"threat"}
        given = token is not None and self.tree[token].upos == "NOUN" and event.event_type in GIVEN
        if token is None or not (given or event.event_type in DEEDS or (event.event_type in SPOKEN and spoken)):
            return ()  # "called it a hostile act" accuses; "rejected Kyiv's accusations" does not
        protest = event.event_type == "PROTEST"  # who announced a tax holds no march
        before = acting_before(self.tree, token, warned=protest) if protest or event.event_type == "ASSAULT" else set()
        return self.at(onlookers(self.tree, self.clauses, token) | before)

    def _bystanders(self, event: Event, side: str) -> tuple[Party, ...]:
        """Those whom a blow is told beside, of whom no blow was told before by a verb."""
        sentence = self.reading.sentences[event.sentence]
        words = range(sentence.first, sentence.last)
        named = [one for _, one in self.named]
        apart = bystanders(self.clauses, event, side, named, kinds=self.kinds, words=words)
        blows = [act for act in self.beside.acts if act.event_type == "ASSAULT" and act.coder.startswith("verbs:")]
        told = {one.entity for act in blows for one in (act.actors if side == "actor" else act.recipients)}
        apart = tuple(party for party in apart if party.entity not in told)
        return apart + self._scenes(event) if side == "actor" else apart

    def _scenes(self, event: Event) -> tuple[Party, ...]:
        """Those whose name before a blow tells where it was dealt: "the Gao attack"."""
        there = scenes(self.tree, self.clauses, event, self.reading.places)
        heads = {at for at in map(self.tree.head_of, there) if at is not None}
        return tuple(party for party in (*event.actors, *self.at(heads)) if self.tree.head_of(party.span) in heads)

    def _crowds(self, event: Event) -> tuple[Party, ...]:
        """Crowds beside those who are held, who hold nobody: "thousands marched; activists were arrested"."""
        token = self.tree.head_of(event.trigger)
        if token is None or event.event_type != "COERCE":
            return ()
        crowds, acting = word_class("crowd") | {"thousand", "hundred", "people"}, self.clauses.subject(token)
        heads = {self.tree.head_of(party.span) for _, party in self.named} - {None, *acting}
        return self.at({at for at in heads if at is not None and self.tree.lemma(at) in crowds})

    def unharmed(self, event: Event, onlookers: tuple[Party, ...]) -> tuple[Party, ...]:
        """Those of states that only judge a blow whose own words tell on whom: "Egypt condemned the raid on Nyala"."""
        token = self.tree.head_of(event.trigger)
        if token is None or event.event_type not in BODILY or not event.recipients:
            return ()
        met = self.clauses.prepositional(token, ("on", "at", "against"))
        judging = {party.country for party in onlookers} - {None, *(party.country for party in event.recipients)}
        told = all(party.country and self.tree.head_of(party.span) in met for party in event.recipients)
        return tuple(party for _, party in self.named if told and party.country in judging)

    def _comforted(self, event: Event) -> tuple[Party, ...]:
        """Those with whom whoever condemns a blow grieves in the same breath: "... and sent condolences to Paris".

        And to whom he offers something: "... and offered to help Paris".
        """
        token = self.tree.head_of(event.trigger)
        if token is None or event.event_type != "ACCUSE":
            return ()
        first = self.tree[token].head if self.tree.is_(token, "conj") else None
        verbs = [*self.tree.children(token, "conj"), *([first] if first is not None else [])]
        words = word_class("mourning") | word_class("support")
        kind = [(at, verb) for verb in verbs for at in self.tree.children(verb, "obj") if self.tree.lemma(at) in words]
        kind += [(verb, at) for verb in verbs for at in self._offered(verb)]
        named = {head for pair in kind for at in pair for head in self.clauses.prepositional(at, WITH_WHOM)}
        return self.at(
            named | {head for verb in verbs for at in self._offered(verb) for head in self.clauses.object(at)}
        )

    def _offered(self, verb: int) -> list[int]:
        """The verbs of what somebody offers or promises to do."""
        return self.tree.children(verb, "xcomp") if self.tree.lemma(verb) in word_class("committing") else []

    def _acting_before(self, event: Event) -> tuple[Party, ...]:
        """Those who had only acted before a blow came, or act after it, and were not struck by it.

        "Voted to expel them after the killing of the general": the lawmakers were not killed, nor is he asked.
        """
        token, tree = self.tree.head_of(event.trigger), self.tree
        if token is None or event.event_type not in HOSTILE:
            return ()
        before = [noun for noun in tree.subtree(token) if noun != token and blow_before(tree, noun)]
        dead = {at for noun in before for head in self._whom(noun) for at in tree.subtree(head)}
        dead_before = tuple(party for party in self.at(dead) if party.sector)
        if event.event_type != "ASSAULT":
            return dead_before
        later = set()
        if blow_before(tree, token) and self.at(self._whom(token)):
            above = tree.leading(tree[token].head or token)
            later = {at for head in tree.children(above, "nsubj") for at in tree.subtree(head)}
        return dead_before + self.at(acting_before(tree, token) | later)

    def _whom(self, noun: int) -> set[int]:
        """Whom a noun tells to have been struck: "the killing of the general"."""
        return set(self.clauses.prepositional(noun, ("of",)))

    def _namers(self, event: Event) -> tuple[Party, ...]:
        """Those who only give a name to what the act is about."""
        token = self.tree.head_of(event.trigger)
        return () if token is None else self.at(namers(self.tree, self.clauses, token))

    def _passing_on(self, event: Event) -> tuple[Party, ...]:
        """The outlets that pass on the words that tell an act: "“Rome will pay,” he told Tasnim"."""
        told = self.reading.attributions
        holding = [one for one in told if any(span.contains(event.trigger) for span in one.content)]
        # an outlet has the cue of whoever speaks through it, in a content around his
        outer = [one for one in holding if one.source is not None and any(_speaks_in(other, one) for other in holding)]
        return self.at(
            {head for one in outer if one.source and (head := self.tree.head_of(one.source.span)) is not None}
        )

    def _tellers(self, event: Event) -> tuple[Party, ...]:
        """Those who tell of a blow without a doer, and so have not dealt it.

        "Two were killed, according to Ankara", "Chad said nine of its soldiers had died".
        """
        token = self.tree.head_of(event.trigger)
        passive = token is not None and self.clauses.passive(token) and not self.clauses.subject(token)
        died = token is not None and self.tree.lemma(token) in word_class("dying")
        struck_by = self.clauses.subject(token) if token is not None and event.event_type in BODILY else []
        tools = [at for at in struck_by if self.tree.lemma(at) in word_class("weapon") | word_class("attack")]
        weapon = any(not OWNERS & self._owning(at) for at in tools)  # "the army said its jets had hit it": it has
        if event.event_type not in BODILY or (event.actors and not (passive or died)):
            # "said a Pakistani missile had hit it", "said attacks with rockets had"
            return self.at(set(self.clauses.tellers(token))) if weapon and token is not None else ()
        # "the army said six bandits were killed": hardly by others
        own = set(map(_side, event.recipients)) - {None}
        mouths = [self.reading.attributions[belief.attribution] for belief in event.factuality_by]
        told = [(one, one.source) for one in mouths]
        cited = [source for one, source in told if source and self.tree.is_(self.tree.head_of(one.cue) or 0, "case")]
        if event.event_type == "ASSAULT":  # "nine were seized, the army said": hardly by others
            cited += [source for _, source in told if source and own & {source.country, source.entity}]
        # "the army said dozens were arrested" has perhaps done it, "Amnesty said" has not
        people = [source for _, source in told if source and self.kinds.get(source.entity or "") == "person"]
        cited += [source for source in people if not source.sector]  # "Nour of the rights committee said"
        cited += [source for _, source in told if source and _unarmed(source)]
        heads = {head for source in cited if (head := self.tree.head_of(source.span)) is not None}
        if weapon and token is not None:
            heads |= set(self.clauses.tellers(token))  # "said that a missile brought it down"
        heads |= {at for head in heads for at in self.tree.children(head, "appos")}  # "Reed, its spokesman"
        return self.at(heads | {owner for head in heads for owner in self.clauses.possessors(head)})  # "by its count"

    def _reporters(self, event: Event) -> tuple[Party, ...]:
        """Those who only report a blow or an arrest that a noun tells: "the party reported the arrest of a striker".

        The police have made the arrest that they announce, but no abduction.
        """
        at = self.tree.head_of(event.trigger)
        while at is not None and self.tree[at].upos == "NOUN" and self.tree.is_(at, "nmod", "conj"):
            at = self.tree[at].head
        verb = self.tree[at].head if at is not None and self.tree.is_(at, "obj") else None
        if event.event_type not in BODILY or verb is None or self.tree.lemma(verb) not in REPORTING:
            return ()
        wanting = self.tree[verb].head if self.tree.is_(verb, "xcomp") else None  # "wished to confirm the abduction"
        heads = {*self.clauses.subject(verb), *(self.clauses.subject(wanting) if wanting is not None else ())}
        apart = NO_KIDNAPPERS if self.tree.lemma(at or 0) in TAKINGS else frozenset()
        reporting = self.at({head for head in heads if self.tree.lemma(head) == "source"})
        return reporting + tuple(party for party in self.at(heads) if _unarmed(party) or party.sector in apart)

    def _elsewhere(self, event: Event) -> tuple[Party, ...]:
        """Those whose place is only where somebody was struck or taken, lies beside it, or was left before."""
        token = self.tree.head_of(event.trigger)
        if token is None or event.event_type not in BODILY:
            return ()
        houses = premises(self.tree, self.clauses, token)
        return self.at(houses | travelled(self.tree, self.clauses, token)) + self._bordering(event)

    def _bordering(self, event: Event) -> tuple[Party, ...]:
        sentence = self.reading.sentences[event.sentence]
        bodily = event.event_type in BODILY
        return self.at(neighbours(self.tree, range(sentence.first, sentence.last))) if bodily else ()

    def _speakers(self, event: Event) -> tuple[Party, ...]:
        """Those of whom it is done by the tree, who only tell it: "shelled the town, an officer who fled said"."""
        if event.event_type not in BODILY:
            return ()  # "Britain denied India's request": asked, and who denies it
        mouths = [self.reading.attributions[belief.attribution] for belief in event.factuality_by]
        told = [party.span for one in mouths for party in (one.source, one.based_on) if party is not None]
        return tuple(one for one in event.recipients if any(one.span.overlaps(span) for span in told))

    def _contrasted(self, event: Event) -> tuple[Party, ...]:
        """Those who take a stand against whoever speaks: "Lima rejected the result, while Quito hailed it".

        Or beside him, where he is told of nobody: "Lima condemned the raid and Quito urged restraint".
        """
        token = self.tree.head_of(event.trigger)
        if token is None:
            return ()
        given = self.tree.children(token, "advcl", "conj") if event.event_type in GIVEN else []
        clauses = [at for at in given if self._marks(at) & {"while", "whereas"}]
        against = self.at({head for clause in clauses for head in self.tree.children(clause, "nsubj")})
        named = {self.tree.head_of(party.span) for party in event.recipients}
        if event.event_type not in STANDS or named & set(self.tree.subtree(token, ("conj", "advcl"))):
            return against
        dealing = {party.country for act in self.beside.acts for party in (*act.actors, *act.recipients)} - {None}
        beside = self.at(standing_beside(self.tree, token))
        return against + tuple(party for party in beside if party.country not in dealing)

    def _close_by(self, event: Event) -> tuple[Party, ...]:
        """Those beside whom a missile only came down."""
        words = close_by(self.tree, event)
        return self.at(words) + tuple(one for one in event.recipients if self.tree.head_of(one.span) in words)

    def _marks(self, clause: int) -> set[str]:
        return {self.tree.word(mark).lower() for mark in self.tree.children(clause, "mark")}

    def _of_a_third(self, event: Event) -> tuple[Party, ...]:
        """Those of a third state who only tell what goes on, or no longer does, between two others."""
        token = self.tree.head_of(event.trigger)
        things = [] if token is None else things_between(self.tree, token)
        if event.event_type not in BETWEEN or not things:
            return ()
        states = {party.country for party in self.at(set(things))} - {None}
        mouths = [self.reading.attributions[belief.attribution].source for belief in event.factuality_by]
        thirds = [one for one in mouths if one is not None and one.country not in states | {None}]
        heads = [head for one in thirds if (head := self.tree.head_of(one.span)) is not None]
        told = {at for head in heads for at in (head, *self.clauses.possessors(head))}
        return self.at(told) if len(states) > 1 else ()

    def _answering(self, event: Event) -> tuple[Party, ...]:
        """Those whose own act is told to answer it, which others did: "Ankara said its raid was revenge for the blast".

        Whose act it is stands beside its noun, else it is the speaker's: "Ankara said the raid was revenge for it"; or
        it does the verb: "US jets struck a base in response to the killing".
        """
        tree, noun = self.tree, self.tree.head_of(event.trigger)
        verb = None if noun is None else answer_to(tree, noun)
        if noun is not None and verb is not None and (subjects := self.clauses.subject(verb)):
            states, own = {one.country for one in self.at(set(subjects))} - {None}, {*tree.subtree(noun)}
            return tuple(one for _, one in self.named if one.country in states and tree.head_of(one.span) not in own)
        answer = None if noun is None or not tree.is_(noun, "nmod") else tree[noun].head
        if noun is None or answer is None or tree.lemma(answer) not in word_class("answering"):
            return ()
        verb = tree[answer].head if tree.is_(answer, "obl") else answer
        acts = [at for at in tree.children(answer if verb is None else verb, "nsubj") if tree[at].upos == "NOUN"]
        doing = set(map(_side, self.at({at for act in acts for at in tree.subtree(act)}))) - {None}
        mouths = [self.reading.attributions[belief.attribution].source for belief in event.factuality_by if acts]
        doing = doing or {_side(source) for source in mouths if source is not None} - {None}
        own = {*tree.subtree(noun)}
        return tuple(one for _, one in self.named if _side(one) in doing and tree.head_of(one.span) not in own)

    def _harboured(self, event: Event) -> tuple[Party, ...]:
        """Those whose place is struck, who have not struck it.

        "Hit a base that hosts Turkish troops", "rocket fire on a camp where Danes are stationed", "the attack on Gao".
        """
        token = self.tree.head_of(event.trigger)
        if token is None or event.event_type != "ASSAULT":
            return ()
        ground = self.clauses.prepositional(token, ("on", "at", "near", "against"))
        struck = self.clauses.object(token) + ground
        told = [at for noun in struck for at in self.tree.children(noun, "acl", "acl:relcl") if at != token]
        inside = [head for at in told for head in self.tree.children(at, "obj", "obl:agent")]
        where = [at for at in told if any(self.tree.lemma(one) == "where" for one in self.tree.children(at))]
        inside += [head for at in where for head in self.tree.children(at, "nsubj", "nsubj:pass")]
        return self.at({*inside, *(ground if self.noun(event) else ())})

    def allies(self, event: Event) -> tuple[Party, ...]:
        """Those who help whoever acts: it is not they who suffer it."""
        token = self.tree.head_of(event.trigger)
        return () if token is None else self.at(allies(self.tree, self.clauses, token))

    def _helpers(self, event: Event) -> tuple[Party, ...]:
        """Those who only help others to agree or to meet."""
        token = self.tree.head_of(event.trigger)
        mutual = event.event_type in ("AGREE", "CONSULT")
        return self.at(helpers(self.tree, self.clauses, token)) if mutual and token is not None else ()

    def _own_people(self, event: Event) -> tuple[Party, ...]:
        """The actor's own soldiers in what he does with them, and those of his for whom he threatens or blames others.

        "Britain will bring home its instructors", "swore to avenge its commander", "refused to discuss their leave",
        "condemned the violence against its embassy".
        """
        mine = {party.country for party in event.actors} - {None}
        if event.event_type == "ACCUSE":
            token = self.tree.head_of(event.trigger) or 0
            others = {*self.tree.subtree(token)} - {*self.clauses.object(token)}
            named = [party for _, party in self.named if party.country in mine]
            named = [party for party in named if self.tree.head_of(party.span) in others]
            return tuple(party for party in named if OWNERS & self._owners_of(party))
        if event.event_type in ("THREATEN", "REJECT"):
            theirs = [party for party in event.recipients if party.country in mine]
            return tuple(party for party in theirs if OWNERS & self._owners_of(party))
        if event.event_type not in WITH_ONES_OWN or "release" in event.modes:
            return ()
        forces = [party for party in event.recipients if party.country in mine and party.sector == "MIL"]
        return tuple(party for party in forces if OWNERS & self._owners_of(party))

    def _owners_of(self, party: Party) -> set[str]:
        """The words that possess somebody, or those he is one of: "its instructors", "most of its instructors"."""
        head = self.tree.head_of(party.span)
        nouns = [head, *self.tree.children(head, "nmod")] if head is not None else []
        return {word for noun in nouns for word in self._owning(noun)}

    def _owning(self, noun: int) -> set[str]:
        return {self.tree.word(at).lower() for at in self.tree.children(noun, "nmod:poss")}

    def _for_whom(self, event: Event) -> tuple[Party, ...]:
        """Those for whom or about whom something is demanded, who are not asked.

        "Demanded compensation for the families", "Sweden demanded an inquiry into the crash in which two Swedes died",
        "asked for permission to strike Russia".
        """
        token, tree = self.tree.head_of(event.trigger), self.tree
        if event.event_type != "REQUEST" or token is None:
            return ()
        nouns = [token, *self.clauses.object(token)]
        claimed = nouns if tree.lemma(token) in word_class("claiming") else []
        whom = {at for noun in claimed for at in self.clauses.prepositional(noun, ("for",))}
        below = tree.subtree(token, ("conj", "parataxis"))
        told = [at for at in below if at != token and tree.is_(at, "acl:relcl")]
        allowed = [
            at for at in below if tree.is_(at, "acl") and tree.lemma(tree[at].head or 0) in word_class("permission")
        ]
        asked = {party.country for party in self.at(set(tree.children(token, "obj", "iobj")))} | {None}
        aim = {party.country for party in self.at({at for clause in allowed for at in tree.subtree(clause)})} - asked
        struck = tuple(party for _, party in self.named if party.country in aim)
        mine = {party.country for party in event.actors} - {None}
        inside = {at for clause in told for at in tree.subtree(clause)}
        dead = [one for one in (*self.at(inside), *event.recipients) if tree.head_of(one.span) in inside]
        return self.at(whom) + struck + tuple(one for one in dead if one.country in mine)

    def _blameless(self, event: Event) -> tuple[Party, ...]:
        return blameless(self.tree, self.clauses, event, self.beside.acts, [party for _, party in self.named])

    def at(self, heads: set[int]) -> tuple[Party, ...]:
        return tuple(party for mention, party in self.named if heads and self.tree.head_of(mention.span) in heads)

    def noun(self, event: Event) -> bool:
        """Whether a noun tells it: "the riots"."""
        token = self.tree.head_of(event.trigger)
        return token is not None and self.tree[token].upos == "NOUN"

    def hosts(self, event: Event) -> tuple[Party, ...]:
        """The doer's own state, to which somebody else's envoy is sent: "let no Dutch envoy to Ankara return"."""
        token = self.tree.head_of(event.trigger)
        met = self.tree.children(token, "obj", "iobj", "nsubj", "nsubj:pass") if token is not None else []
        envoys = [at for at in met if self.tree.lemma(at) in word_class("envoy")]
        # a parser may hang the post on the verb
        posts = {at for one in (token, *envoys) if envoys for at in self.clauses.prepositional(one or 0, ("to", "in"))}
        mine = {party.country for party in event.actors}
        return tuple(party for party in self.at(posts) if party.country in mine and party not in event.actors)

    def mourned(self, event: Event) -> tuple[Party, ...]:
        """The victims of blows told before, and single people, who neither hold a protest nor are what it is against.

        "A policeman shot a boy. The protests in memory of the teenager were peaceful."
        """
        if event.event_type != "PROTEST" or not self.noun(event):
            return ()
        hurt = {party.span for act in self.beside.acts if act.event_type == "ASSAULT" for party in act.recipients}
        heads = [(party, self.tree.head_of(party.span)) for _, party in self.named]
        return tuple(
            party
            for party, head in heads
            if head is not None
            and self.tree.lemma(head) not in word_class("crowd")
            and (party.span in hurt or (self.tree[head].tag == "NN" and self.tree.lemma(head) in word_class("single")))
        )


def _side(party: Party) -> str | None:
    """On whose side somebody stands: his state's, an armed group its own."""
    return party.entity if party.sector in ARMED | OUTLAWS else party.country


def _camp(party: Party) -> str | None:
    """On which side of a fight within one state somebody is: its government's, or that of those who fight it."""
    return "state" if party.sector in STATE_CAMP else "armed" if party.sector in ARMED | OUTLAWS else None


def _unarmed(source: Party) -> bool:
    """Whether a source has nobody who shoots: "the NGO said", "the UN mission said", not "NATO said"."""
    by_kind = {source.sector, source.code} & UNARMED
    return bool(by_kind) or (source.country in BODIES and source.sector is None)


def _speaks_in(inner: Attribution, outer: Attribution) -> bool:
    """Whether somebody speaks through an outlet: by the same word, and inside what it passes on."""
    source = inner.source
    through = inner is not outer and source is not None and inner.cue == outer.cue
    return through and source is not None and any(span.contains(source.span) for span in outer.content)
