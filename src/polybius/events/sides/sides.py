"""Who stands on the sides of an event: what rows, language model and report say, weighed against each other.

A conditional logit over the parties that the document names, and over nobody: what makes a party likely (a row or the
model puts it there, it has acted on the other side before, stands in the sentence, is spoken of often ...) are the
features of :mod:`polybius.events.sides.choices`, their weights a table, ``models/sides.csv``, fitted by
``training/sides.py`` on the corpora.
"""

from __future__ import annotations

from dataclasses import replace

from polybius.events.sides.beside import Beside
from polybius.events.sides.borders import neighbour
from polybius.events.sides.choices import BODILY, Choice, Choices, both_sides
from polybius.events.sides.everybody import is_everybody, of_nobody_told, to_everybody
from polybius.events.sides.ground import accuser, of_another, opponent
from polybius.events.sides.home import authority, captor, crowd, governed, held, held_by_others
from polybius.events.sides.on_neither import OnNeither
from polybius.events.sides.own_ranks import acted_on, comrades, not_abroad, own_organs, struck_beside, threatening
from polybius.events.sides.scenes import travelled
from polybius.events.sides.stays import SURE, UNFILLED, asks_at_home, later, needed, official, stays, whole
from polybius.events.words.lexicon import foreign, one_sided, resigns
from polybius.events.words.standing import FORCES
from polybius.events.words.weights import NOBODY, UNKNOWN, party_key
from polybius.resources.parties import INTERNATIONAL
from polybius.resources.weights import probabilities, weights
from polybius.resources.word_classes import word_class
from polybius.schema import Considered, Event, Party, Reading
from polybius.syntax import Tree

RULED = 0.85  # how often whom a rule names is right: 29 of 33 in the own sets
LIKELIEST = 0.3  # from which somebody likelier than all others, nobody among them, stands where nobody was read
AT_ONES_OWN = (
    "ACCUSE",
    "REQUEST",
)  # acts that in the politics of one state have somebody on the other side, told or not
NOBODY_TOLD = 0.25  # what the odds count that an act which is told has no recipient, where none was read
OF_STATE = 0.5  # share of a state among all from which somebody who was read, and is not known, is taken to be of it
AT_HOME = 0.6  # that from which people without a name or a noun of the tables are of the state on the other side of the
# act, or of the one that the report names most
OF_ANY = 0.7  # that from which they are of any other state
HARDLY = 0.1  # probability below which they are of no state, whatever the others
ON_THE_SPOT = {("recipient", "ASSAULT"), ("recipient", "COERCE"), ("actor", "PROTEST")}  # people of where it happens
FROM = frozenset({"from"})
HOME_CASES = FROM | {"in", "inside", "at", "of", "near", "'s", "’s"}
ORGANS = ("GOV", "MIL")  # sectors of those who speak for a state
OF_STATE_ORGANS = ("GOV", "MIL", "LEG")
IN_WORDS = ("AGREE", "CONCEDE", "SUPPORT", "REJECT", "THREATEN", "ACCUSE")
TOLD, WORTH_TELLING = 3, 0.05  # so many choices of a side are kept, with at least this probability
GOALS = frozenset({"to", "into", "toward", "towards"})
BESIDE = frozenset({"around", "outside", "near", "at", "by", "beside", "behind", "opposite"})


class Sides:
    """Decides the sides of the events of one reading, asked for in the order of the text."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading, self.tree, self.choices = reading, tree, Choices(reading, tree)
        self.named, self.beside = self.choices.named, Beside(self.choices)
        self.neither = OnNeither(self.choices, self.beside)
        self.clauses = self.neither.clauses
        self.emptied: set[tuple[str, str, str]] = set()  # where nobody stands in the place of who was read

    def tell(self, events: list[Event]) -> None:
        """Takes in the events of a sentence."""
        self.choices.tell(events)
        self.beside.tell(events)

    def decided(self, event: Event, barred: tuple[Party, ...] = (), *, agentless: bool = False) -> Event:
        """The event with the parties that are likeliest on its sides.

        Args:
            event: As it was read.
            barred: Who stands on none of its sides.
            agentless: It is told without anybody who does it, so that nobody is looked for elsewhere.
        """
        event = self._protesters(event if event.reciprocal else _apart(event))
        if event.event_type != "AGREE":  # a promise is one only where its sides are weighed as read
            event = _without_own_state(event)
        event = self._moved_by_own(self._asks_others(event))
        event, befallen = acted_on(self.tree, self.clauses, event)
        parties = [party for _, party in self.named]
        sentence = self.reading.sentences[event.sentence]
        onlookers = (
            *befallen,
            *self.neither.not_doing(event),
            *comrades(self.tree, self.clauses, event, parties, self.choices.states),
            *struck_beside(self.tree, self.clauses, event),
            *held_by_others(self.tree, self.clauses, event, self.named, range(sentence.first, sentence.last)),
        )
        event = _without_onlookers(event, onlookers)
        spared = (
            *self.neither.not_met(event),
            *own_organs(self.tree, event, self.choices.capitals),
            *(threatening(self.tree, event) if len(self.choices.states) > 1 else ()),
            *not_abroad(self.tree, self.clauses, event, parties),
        )
        event = replace(
            event, recipients=tuple(p for p in event.recipients if p not in spared and not _within(event, p))
        )
        third = self.neither.third(event)
        event = replace(event, actors=tuple(party for party in event.actors if party not in third))
        event = replace(event, recipients=tuple(party for party in event.recipients if party not in third))
        onlookers, beside = onlookers + third, self.neither.allies(event) + spared + third
        beside += self.neither.unharmed(event, onlookers)
        mourned = self.neither.mourned(event) + self.neither.hosts(event)
        event = replace(event, recipients=tuple(party for party in event.recipients if party not in mourned))
        mourned = tuple(party for party in mourned if party not in event.actors)  # "their marches"
        onlookers, beside = onlookers + mourned, beside + mourned
        event = self._to_nobody(event)
        for side in ("actor", "recipient"):
            read, _ = both_sides(event, side)
            if not is_open(event, side) or (self.choices.silent and any(map(party_key, read))):
                continue
            if (event.id, event.event_type, side) in self.emptied:
                continue
            choices = list(self.choices.of(event, side, barred + (onlookers if side == "actor" else beside)))
            choices = choices if read or side == "actor" else self._no_comrades(event, choices)
            chances = probabilities([choice.features for choice in choices], weights("models/sides"))
            best = max(range(len(choices)), key=lambda at: chances[at])
            weighed = tuple(self._considered(side, choices[at], chances[at]) for at in _likeliest(chances))
            event = replace(event, considered=(*event.considered, *weighed))
            if side == "actor" and agentless and not read:
                continue
            if side == "recipient" and (beyond := self._beyond(event, choices, chances)):
                chosen = beyond
            elif read and not any(map(party_key, read)):
                chosen = self._placed(event, side, choices, chances)
            elif chances[best] < needed(self.choices, event, side, read, choices[best]) or stays(
                self.choices, event, side, read, choices[best]
            ):
                chosen = whole(read, choices)
            else:
                chosen = (party,) if (party := choices[best].party) is not None else ()
                if not chosen and read:
                    self.emptied.add((event.id, event.event_type, side))
            event = replace(event, actors=chosen) if side == "actor" else replace(event, recipients=chosen)
        return event if event.reciprocal else self._moved(self._not_itself(_apart(event)))

    def _to_nobody(self, event: Event) -> Event:
        """A request to everybody, or that the guilty be dealt with, which asks nobody of whom a state is known."""
        unknown = not any(map(party_key, event.recipients)) and to_everybody(self.tree, self.clauses, event)
        if not unknown and not of_nobody_told(self.tree, event):
            return event
        self.emptied.add((event.id, event.event_type, "recipient"))
        return event if unknown else replace(event, recipients=())

    def _not_itself(self, event: Event) -> Event:
        """A blow without those who would strike themselves: "rebels fired at their truck", "a strike on Chad since it".

        A state that is told to act may well strike its own ground.
        """
        mine = {party.entity or party.code for party in event.actors} - {None}
        left = tuple(party for party in event.recipients if (party.entity or party.code) not in mine)
        token = self.tree.head_of(event.trigger)
        if event.event_type != "ASSAULT" or left == event.recipients or token is None:
            return event
        if left:
            return replace(event, recipients=left)
        subjects = {at for head in self.clauses.subject(token) for at in self.tree.subtree(head)}
        acting = any(self.tree.head_of(party.span) in subjects for party in event.actors)
        return event if acting else replace(event, actors=())

    def _asks_others(self, event: Event) -> Event:
        """A demand of a state's organ without that state itself: "demanded that Ankara's experts be let in"."""
        sure = [one for one in event.actors if one.sector in ORGANS and self.reading.words(one.span).lower() != "it"]
        mine, token = {party.country for party in sure} - {None}, self.tree.head_of(event.trigger)
        if event.event_type != "REQUEST" or len(self.choices.states) < 2 or token is None:
            return event
        told = self.tree.children(token, "obj", "iobj")  # "asked Lima to recall the envoy"
        bare = [one for one in event.recipients if not one.sector or one.span in self.choices.capitals]
        named = [one for one in bare if one.country in mine and self.tree.head_of(one.span) not in told]
        return replace(event, recipients=tuple(one for one in event.recipients if one not in named))

    def _moved_by_own(self, event: Event) -> Event:
        """Forces that are moved by nobody who is told, moved by their own state: "Marines are being flown in"."""
        token = self.tree.head_of(event.trigger)
        if event.event_type != "MOBILIZE" or event.actors or token is None or not self.clauses.passive(token):
            return event
        moved = self.neither.at(set(self.tree.children(token, "nsubj:pass")))
        return replace(event, actors=tuple(one for one in moved if one.sector in FORCES and one.country))

    def _no_comrades(self, event: Event, choices: list[Choice]) -> list[Choice]:
        """The choices without forces of the own state: "said that Chadian guards had opened fire first", at others."""
        mine = {party.country for party in event.actors if party.sector in ORGANS}
        if event.event_type != "ASSAULT" or len(self.choices.states) < 2 or not mine:
            return choices
        others = [
            one for one in choices if one.party is None or one.party.sector != "MIL" or one.party.country not in mine
        ]
        return others or choices

    def _moved(self, event: Event) -> Event:
        """A move of forces without those who are moved: "Phnom Penh deployed gunboats" against others."""
        if event.event_type != "MOBILIZE":
            return event
        mine = set(map(party_key, event.actors)) - {""}
        left = tuple(one for one in event.recipients if party_key(one) not in mine)
        token = self.tree.head_of(event.trigger)
        moved = self.tree.children(token, "obj", "nsubj:pass") if token is not None else []
        left = tuple(one for one in left if party_key(one) or self.tree.head_of(one.span) not in moved)
        return replace(event, recipients=left)

    def filled(self, event: Event, barred: tuple[Party, ...] = (), *, agentless: bool = False) -> Event:
        """An event that is told, its empty sides with whoever is likelier there than all others and than nobody.

        Whether it is told at all was decided before, with those who are surely on its sides.
        """
        for side in ("actor", "recipient"):
            read, _ = both_sides(event, side)
            emptied = (event.id, event.event_type, side) in self.emptied
            if read or self.choices.silent or not is_open(event, side) or emptied:
                continue
            there = (self._met(event) or self._taking_over(event)) if side == "recipient" else None
            if there is not None:
                event = self.ruled(event, there)
                continue
            dealt = (side, event.event_type) == ("actor", "ASSAULT")
            if not dealt and ((side, event.event_type) in UNFILLED or (side == "actor" and agentless)):
                continue
            apart = self.neither.left_out(event, side)
            choices = self._open_to(event, side, barred + apart)
            chances = probabilities([choice.features for choice in choices], weights("models/sides"))
            chances = _of_somebody(choices, chances) if side == "recipient" else chances
            best = max(range(len(choices)), key=lambda at: chances[at])
            party = choices[best].party
            if dealt:
                self.beside.deal(event, choices[best], chances[best])
                continue
            if (
                party is not None
                and chances[best] >= LIKELIEST
                and not stays(self.choices, event, side, read, choices[best])
            ):
                event = replace(event, actors=(party,)) if side == "actor" else replace(event, recipients=(party,))
        event = _without_own_state(_apart(event))
        return event if self.choices.silent else self._at_home(event)

    def _at_home(self, event: Event) -> Event:
        """The event; where nobody is told of whom something is known, against the own state or its people."""
        if event.event_type == "PROTEST" and not event.actors and not event.reciprocal and self.neither.noun(event):
            only = next(iter(self.choices.states)) if len(self.choices.states) == 1 else None
            there = self.reading.places[event.place].country if event.place is not None else None
            people = crowd(event, self._spot(event, "actor") or only or there, self.named, self.reading.places)
            event = event if people is None else self.ruled(event, people, "actors")
        if not event.actors and (
            jailer := captor(event, self._spot(event, "recipient"), self.named, self.reading.places)
        ):
            event = self.ruled(event, jailer, "actors")
        if event.recipients:
            return event
        if event.event_type == "PROTEST" or asks_at_home(event):
            meant = authority(event, self.named, self.reading.places)
            return self.ruled(event, meant) if meant is not None else event
        own = governed(event, self.choices.states, self.reading.places, self.tree)
        return event if own is None else self.ruled(event, own)

    def ruled(self, event: Event, party: Party, field: str = "recipients") -> Event:
        """The event with a party whom a rule names, and what was weighed before by what is left beside it."""
        key, words = party_key(party), " ".join(self.reading.words(party.span).split())
        left = [
            one if one.field != field else replace(one, probability=round(one.probability * (1 - RULED), 2))
            for one in event.considered
            if (one.field, one.value) != (field, key)
        ]
        considered = (*left, Considered(field, key, words, RULED))
        if field == "actors":
            return replace(event, actors=(party,), considered=considered)
        return replace(event, recipients=(party,), considered=considered)

    def _met(self, event: Event) -> Party | None:
        """Whom an act meets by its own words, else against whom forces are sent where two states are at odds."""
        there = of_another(event, [party for _, party in self.named], self.reading.places, self.tree)
        there = there or accuser(event, [party for _, party in self.named], self.tree)
        return there or opponent(event, self.named, self.beside.acts, self.tree)

    def _beyond(self, event: Event, choices: list[Choice], chances: list[float]) -> tuple[Party, ...]:
        """Behind whose border it is, or the neighbour who charges somebody with a blow on nobody who is told."""
        if beyond := neighbour(self.tree, event, choices, chances):
            return beyond
        party = accuser(event, [party for _, party in self.named], self.tree) if not event.recipients else None
        return () if party is None else (party,)

    def _taking_over(self, event: Event) -> Party | None:
        """To whom a force abroad gives a place back, where nobody is named: "Paris handed over the camps at Sibut"."""
        token = self.tree.head_of(event.trigger)
        if event.event_type != "RETREAT" or token is None or self.tree.lemma(token) not in word_class("handing back"):
            return None
        things = [at for noun in self.tree.children(token, "obj", "nsubj:pass") for at in self.tree.subtree(noun)]
        spots = [place for place in self.reading.places if set(self.reading.tokens_in(place.span)) & set(things)]
        mine = {party.country for party in event.actors}
        there = {place.country for place in spots if place.country} - mine
        if len(there) != 1 or not mine:
            return None
        state = next(iter(there))
        return next((party for _, party in self.named if party.country == state), None)

    def _open_to(self, event: Event, side: str, barred: tuple[Party, ...]) -> list[Choice]:
        """The choices for an empty side: no recipient is of the actor's own state, but of a charge or a request."""
        choices = [choice for choice in self.choices.of(event, side, barred) if not later(self.choices, event, choice)]
        at_home = event.event_type in AT_ONES_OWN and not (self._over_blow(event) or self._as_a_state(event))
        if side == "actor" or at_home:
            return choices
        mine = set(map(party_key, event.actors))
        return [choice for choice in choices if choice.key not in mine]  # "the city lifted a curfew" beside others

    def _as_a_state(self, event: Event) -> bool:
        """Whether a state acts, by its own name, in a report of several: it asks others."""
        bare = all(one.sector is None or one.span in self.choices.capitals for one in event.actors)
        return len(event.actors) == 1 and bare and len(self.choices.states) > 1

    def _over_blow(self, event: Event) -> bool:
        """Whether an organ of a state charges somebody with a blow, in a report that names others: hardly its own."""
        token = self.tree.head_of(event.trigger)
        about = self.clauses.object(token) if token is not None and event.event_type == "ACCUSE" else []
        blow = any(self.tree.lemma(noun) in word_class("attack") for noun in about)
        return blow and len(self.choices.states) > 1 and any(party.sector in ORGANS for party in event.actors)

    def _of_charge(self, event: Event) -> bool:
        """Whether it is a charge that somebody rejects, which is never his own."""
        token = self.tree.head_of(event.trigger)
        about = self.clauses.object(token) if token is not None else []
        return any(self.tree.lemma(noun) in word_class("charge_noun") for noun in about)

    def _on_envoy(self, event: Event) -> bool:
        """Whether something is done to an envoy, who is hardly of the doer's own state."""
        token = self.tree.head_of(event.trigger)
        met = self.tree.children(token, "obj", "iobj", "nsubj:pass") if token is not None else []
        return any(self.tree.lemma(at) in word_class("envoy") for at in met)

    def _placed(self, event: Event, side: str, choices: list[Choice], chances: list[float]) -> tuple[Party, ...]:
        """Those who were read, and of whom nothing is known: of the likeliest state, or nobody where that is likeliest.

        "Axelrod called on Dean" in a report that speaks of one state: Axelrod, of that state, and not its president.
        """
        read, others = both_sides(event, side)
        best = max(range(len(choices)), key=lambda at: chances[at])
        home = self._home(read[0], HOME_CASES) if len(read) == 1 and side == "actor" else None
        if choices[best].key == NOBODY and chances[best] >= SURE and home is None:
            return ()
        if self._stateless(read[0]):
            port = self._home(read[0], FROM) if len(read) == 1 else None
            return read if port is None else (_people_of(read[0], port, event),)
        if len(read) == 1 and (home := home or self._home(read[0], HOME_CASES) or self._spot(event, side)):
            return (_people_of(read[0], home, event),)
        if side == "recipient" and (own := held(event, self.choices.states, self.tree)) != read:
            return own
        against = {party_key(other) for other in others}
        # "The junta told the French ambassador to go": not France's
        apart = (event.event_type == "SANCTION" and "convict" not in event.modes) or self._on_envoy(event)
        apart = side == "actor" and (apart or (event.event_type == "REJECT" and self._of_charge(event)))
        known = [
            at
            for at, choice in enumerate(choices)
            if choice.party is not None
            and choice.key != UNKNOWN
            and not (event.event_type in BODILY and choice.key in INTERNATIONAL)  # people are of a state
            and not (apart and choice.key in against)
            and not self._whereabouts(choice.party)
            and not any(one.span.contains(choice.party.span) for one in read)  # "citizen soldiers": not the citizens
        ]
        likeliest = max(known, key=lambda at: chances[at], default=None)
        head = self.tree.head_of(read[0].span)
        if likeliest is None:
            return read
        key, party = choices[likeliest].key, choices[likeliest].party
        # "world leaders", "others", "a mob": no name and no noun of the tables, they may be of any state
        near = key in against or self.choices.counts.get(key) == max(self.choices.counts.values(), default=0)
        enough = OF_STATE if head in self.choices.standpoints.somebody else AT_HOME if near else OF_ANY
        share = chances[likeliest] / sum(chances[at] for at in known)  # that they are somebody is told
        if chances[likeliest] < HARDLY or share < enough:
            return read
        if party is None or party.country != key:
            return tuple(replace(one, code=key, country=party.country if party else None) for one in read)
        return tuple(_people_of(one, key, event) for one in read)

    def _home(self, party: Party, within: frozenset[str]) -> str | None:
        """The state of the place that the words themselves name: "dockers in Mombasa", "the deputies of Lagos"."""
        head = self.tree.head_of(party.span)
        inside = self.tree.children(head, "nmod", "nmod:poss") if head is not None else []
        if head is not None and self.tree.is_(head, "obj", "nsubj:pass"):  # "seized a trawler from Vigo"
            behind = self.tree[head + 1].head if self.tree.word(head + 1) == "from" else None
            inside += [behind] if behind is not None else []
        for child in inside:
            cases = {self.tree.word(case).lower() for case in self.tree.children(child, "case")}
            if cases & within and self.tree[child].upos == "PROPN":
                found = (place for place in self.reading.places if place.span.overlaps(self.tree[child].span))
                return next((place.country for place in found), None)
        return None

    def _spot(self, event: Event, side: str) -> str | None:
        """The state on whose ground people are hurt, held or protest, where the act's own words tell a place."""
        trigger = self.tree.head_of(event.trigger)
        if (side, event.event_type) not in ON_THE_SPOT or event.place is None or trigger is None:
            return None
        place, gone = self.reading.places[event.place], travelled(self.tree, self.clauses, trigger)
        own = set(self.tree.subtree(trigger)) - gone
        return place.country if own & set(self.reading.tokens_in(place.span)) else None

    def _whereabouts(self, party: Party) -> bool:
        """Whether the words only tell where somebody goes or stands: "to a base in Turkey", "around the embassy"."""
        at = self.tree.head_of(party.span)
        premises = at is not None and self.tree.lemma(at) in word_class("premises")
        while at is not None:
            cases = {self.tree.lemma(case) for case in self.tree.children(at, "case")}
            if cases:
                return bool(cases & (GOALS | BESIDE if premises else GOALS))
            at = self.tree[at].head if self.tree.is_(at, "appos", "flat", "conj", "compound") else None
        return False

    def _stateless(self, party: Party) -> bool:
        """Whether the words tell of people of no state, or of several: "pirates", "migrants", "the countries"."""
        head = self.tree.head_of(party.span)
        if head is None:
            return False
        if any(self.tree.lemma(word).lower() in foreign() for word in self.tree.children(head, "amod", "compound")):
            return True
        if is_everybody(self.tree, head):
            return True
        heads = [head, *self.tree.children(head, "nmod")]
        return any(self.tree.lemma(one) in word_class("stateless") for one in heads)  # "a boat of the pirates"

    def _protesters(self, event: Event) -> Event:
        """A protest told by a noun without officials who act beside it: "the governor called troops after protests"."""
        trigger = self.tree.head_of(event.trigger)
        if trigger is None or event.event_type != "PROTEST" or not event.coder.startswith("nouns:"):
            return event
        if any(self.tree.lemma(case) == "in" for case in self.tree.children(trigger, "case")):
            return event  # "the mayors resigned in protest"
        below = set(self.tree.subtree(trigger))
        beside = [party for party in event.actors if self.tree.head_of(party.span) not in below]
        return replace(event, actors=tuple(p for p in event.actors if p not in beside or not official(self.choices, p)))

    def _considered(self, side: str, choice: Choice, chance: float) -> Considered:
        words = " ".join(self.reading.words(choice.party.span).split()) if choice.party else ""
        return Considered(side + "s", choice.key, words, round(chance, 2))


def _within(event: Event, party: Party) -> bool:
    """Whether a party is named inside the words of who acts, and of one state with him: "the ministry's spokesman"."""
    return any(one.span.contains(party.span) and one.country == party.country for one in event.actors)


def _without_own_state(event: Event) -> Event:
    """The event without the bare state whose own organ acts in words: "the premier vowed to defend Iraq's borders"."""
    organs = {party.country for party in event.actors if (party.sector or "")[:3] in OF_STATE_ORGANS}
    if event.event_type not in IN_WORDS or len(organs) != 1 or len(event.actors) != 1:
        return event
    return replace(event, recipients=tuple(p for p in event.recipients if p.sector or p.entity not in organs))


def _without_onlookers(event: Event, onlookers: tuple[Party, ...]) -> Event:
    """The event without those among its actors; who rejects an accusation is the one accused."""
    left = tuple(party for party in event.actors if party not in onlookers)
    if event.event_type == "ACCUSE" and event.actors and not left and event.recipients:
        return replace(event, actors=event.recipients, recipients=event.actors)
    return replace(event, actors=left)


def is_open(event: Event, side: str) -> bool:
    """Whether it is to be decided who stands on a side: not in a mutual act, whose parties are all actors."""
    if event.reciprocal or (side == "recipient" and "resign" in event.modes):
        return False
    if side == "recipient" and event.event_type == "CONCEDE" and resigns(event.coder):
        return False  # "will leave his post if the charge is proven"
    if side == "recipient" and event.event_type == "ASSAULT" and not event.recipients:
        return not one_sided(event.coder.partition(" ")[0], "actor")  # "rockets fell at dawn": on nobody who is told
    # "called an emergency meeting": its row tells of nobody with whom
    alone = len(event.actors) > 1 or one_sided(event.coder.partition(" ")[0], side)
    return not (side == "recipient" and event.event_type == "CONSULT" and alone)


def _people_of(party: Party, state: str, event: Event) -> Party:
    """Somebody of whom nothing was known, of a state; those who protest are of its people."""
    if event.event_type == "PROTEST" and party in event.actors:
        return replace(party, code=f"{state}CVL", country=state, sector="CVL")
    return replace(party, code=state, country=state)


def _apart(event: Event) -> Event:
    """The event without whoever stands on both of its sides by the same words, or in a list of those who act."""
    event = replace(event, recipients=tuple(dict.fromkeys(event.recipients)))
    if {party.span for party in event.actors} == {party.span for party in event.recipients}:
        return replace(event, recipients=())
    addressed = {party.entity for party in event.recipients if party.entity}
    others = tuple(party for party in event.actors if party.entity not in addressed)
    # "Russia insisted that Pyongyang stop": Pyongyang does not ask itself
    return replace(event, actors=others) if others and len(event.actors) > 1 else event


def _likeliest(chances: list[float]) -> list[int]:
    """The choices that are worth telling of, the likeliest first."""
    ranked = sorted(range(len(chances)), key=lambda at: -chances[at])
    return [at for at in ranked[:TOLD] if chances[at] >= WORTH_TELLING]


def _of_somebody(choices: list[Choice], chances: list[float]) -> list[float]:
    """The probabilities of the choices of an act that is told, which hardly ever is done to nobody; together 1."""
    odds = [p * (NOBODY_TOLD if choice.party is None else 1) for choice, p in zip(choices, chances, strict=True)]
    return [odd / sum(odds) for odd in odds]
