"""Whether who was read on a side of an event stays there although somebody else, or nobody, is likelier."""

from __future__ import annotations

from polybius.events.sides.borders import PASSAGE, passages
from polybius.events.sides.choices import AGREED, BODILY, ORGANS, Choice, Choices
from polybius.events.words.grammar import cleft
from polybius.events.words.standing import ARMED, OUTLAWS, standing
from polybius.events.words.weights import UNKNOWN, party_key
from polybius.resources.word_classes import word_class
from polybius.schema import Event, Party

SURE = 0.4  # probability from which somebody stands on a side where nobody was read; docs/evaluation.md
SURER = 0.45  # that from which another party, or nobody, does than the one that was read
SURE_OF_NOBODY = 0.75  # that of nobody in the place of somebody known
SUREST = 0.8  # that of somebody on a side that is often nobody's
OFTEN_NOBODYS = ("CONSULT", "COOPERATE", "MOBILIZE", "RETREAT")
UNFILLED = {("actor", "ASSAULT"), *(("recipient", event_type) for event_type in OFTEN_NOBODYS)}
BY_GROUND = ("ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REJECT", "SUPPORT")  # acts whose doer a place may tell
IMPOSING = ("SANCTION", "COERCE")
IMPOSED = ("on", "upon", "against")
AT_A_HOUSE = frozenset({"embassy", "consulate"})  # of another state
AGAINST = AT_A_HOUSE | {"against"}  # what a protest is aimed at stands behind them
SPEAKING = ("REQUEST", "REJECT", "SUPPORT")  # acts that can be about sanctions
SAID_TO = ("ACCUSE", "REQUEST", "SUPPORT", "THREATEN")  # acts whose verb has people for its object
OF_WHOM = ("amod", "compound", "nmod:poss")
BALLOT = frozenset("fraud result election by-election poll vote ballot count recount tally".split())
OWN_MATTERS = frozenset("wage pay salary pension price cost tax fee subsidy job unemployment shortage blackout".split())
DONE = ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE")  # what another state is protested against for


def later(choices: Choices, event: Event, choice: Choice) -> bool:
    """Whether no sentence up to an act names anybody of a choice's state, but for the act's own parties."""
    if choice.party is None or (choices.reading.sentence_at(choice.party.span.start) or 0) <= event.sentence:
        return False
    mine = {party.span for party in event.actors + event.recipients}
    named = zip(choices.named, choices.keys, choices.standpoints.sentences, strict=True)
    before = (party for (_, party), key, at in named if key == choice.key and at <= event.sentence)
    return all(party.span in mine for party in before)


def needed(choices: Choices, event: Event, side: str, read: tuple[Party, ...], choice: Choice) -> float:
    """How likely the choice has to be: more in the place of somebody, or where its own sentence passes it over.

    Most is nobody in the place of somebody known, and somebody on a side that is often nobody's.
    """
    if choice.party is None and any(map(party_key, read)):
        return SURE_OF_NOBODY
    if choice.party is not None and (side, event.event_type) in UNFILLED:
        return SUREST
    if choice.party is None or read:
        return SURER
    return SURER if choices.reading.sentence_at(choice.party.span.start) == event.sentence else SURE


def stays(choices: Choices, event: Event, side: str, read: tuple[Party, ...], choice: Choice) -> bool:
    """Whether what was read stands although the choice is likelier."""
    token = choices.tree.head_of(event.trigger)
    if side == "actor" and read and token is not None and cleft(choices.tree, token) is not None:
        return True  # "it was Chad that closed the border"
    if side == "actor" and choice.party is None and event.event_type in BY_GROUND and _grounds(read):
        return True
    if _among(choice, read) or _agreed(choices, event, side, read) or _told_by_name(choices, event, side, read, choice):
        return True
    if side == "recipient" and _there(choices, event, read, choice):
        return True
    if not read and (side, event.event_type) == ("actor", "PROTEST") and official(choices, choice.party):
        return True
    if not read and choice.party is not None and _alone(choices, event, side, choice):
        return True
    if (
        not read
        and side == "recipient"
        and (_bystander(choices, event, choice) or _of_lawmakers(choices, event, choice))
    ):
        return True
    if not read and side == "recipient" and _of_sanctions(choices, event, choice):
        return True
    if side == "recipient" and choice.party is None and event.event_type == "PROTEST" and any(map(party_key, read)):
        return not event.coder.startswith("model:")  # "marched to demand the withdrawal of American troops"
    if side == "recipient" and choice.party is None and event.event_type == "REJECT":
        behind = [party for party in read if party.span.start > event.trigger.start and party_key(party)]
        if behind and not event.coder.startswith("model:"):
            return True  # "rejected a media request": the media's
    return side == "recipient" and (_imposed_on(choices, event, read, choice.party) or _perhaps(choices, event, choice))


def _there(choices: Choices, event: Event, read: tuple[Party, ...], choice: Choice) -> bool:
    """Whether a blow's own phrase names where or whom it struck, and not the choice: "the attacks in Paris"."""
    token = choices.tree.head_of(event.trigger)
    if event.event_type != "ASSAULT" or choice.party is None or token is None or choices.tree[token].upos != "NOUN":
        return False
    own = {*choices.tree.subtree(token)}
    named = [choices.tree.head_of(party.span) in own for party in read]
    return any(named) and choices.tree.head_of(choice.party.span) not in own


def _alone(choices: Choices, event: Event, side: str, choice: Choice) -> bool:
    """Whether nobody is put on the other side of an act whose own words name nobody there.

    Of acts that are often one's own, of a border closed before anybody else is named, and of an agreement among
    those of one state: "Germany deployed a brigade to Lithuania", "Kenya's parties agreed".
    """
    if side == "actor":
        return False
    own = choice.key in set(map(party_key, event.actors))
    border = event.event_type in PASSAGE and later(choices, event, choice) and bool(passages(choices.tree, event))
    return border or event.event_type in OFTEN_NOBODYS or (own and event.event_type == "AGREE")


def _bystander(choices: Choices, event: Event, choice: Choice) -> bool:
    """Whether a protest that names nobody is at home, and another state has done nothing to those who protest.

    "Workers went on strike over the beatings. Lithuania's president urged talks".
    """
    mine = set(map(party_key, event.actors)) & choices.states
    token = choices.tree.head_of(event.trigger)
    if event.event_type != "PROTEST" or not mine or token is None or standing(event.actors) == "state":
        return False
    if choice.party is None or choice.key in mine:
        return False
    lemmas = {choices.tree.lemma(at) for at in choices.tree.subtree(token)}
    if choices.reading.sentence_at(choice.party.span.start) == event.sentence:
        return False
    if lemmas & OWN_MATTERS and not lemmas & AT_A_HOUSE:
        return True  # "went on strike over wages", "marched against the tax", whatever a neighbour has done
    if lemmas & AGAINST:
        return False
    return not any(
        (event_type in DONE and choice.key in acting and (suffering & mine or not suffering))
        or (event_type == "PROTEST" and choice.key in suffering and acting & mine)
        for event_type, acting, suffering in choices.told
    )


def _of_lawmakers(choices: Choices, event: Event, choice: Choice) -> bool:
    """Whether lawmakers or an opposition ask for something, and their words name nobody of the choice's state.

    So does an opposition that complains of a ballot: "alleged fraud at the polls", "refused to accept the result".
    """
    mine = set(map(party_key, event.actors)) & choices.states
    token = choices.tree.head_of(event.trigger)
    if not mine or token is None or choice.party is None or choice.key in mine:
        return False
    polled = {party.sector for party in event.actors} <= {"OPP", "PTY"}
    polled = polled and bool({choices.tree.lemma(at) for at in choices.tree.subtree(token)} & BALLOT)
    if not (polled or asks_at_home(event)):
        return False
    return not set(choices.tree.subtree(token)) & set(choices.reading.tokens_in(choice.party.span))


def _of_sanctions(choices: Choices, event: Event, choice: Choice) -> bool:
    """Whether it speaks of sanctions on somebody, and of nobody besides: "Chad opposed sanctions on Niger"."""
    token = choices.tree.head_of(event.trigger)
    if event.event_type not in SPEAKING or token is None or choice.party is None:
        return False
    nouns = [at for at in choices.tree.subtree(token) if choices.tree.lemma(at) in word_class("sanction")]
    struck = [at for noun in nouns for at in choices.tree.children(noun, "nmod")]
    cases = {choices.tree.lemma(case) for at in struck for case in choices.tree.children(at, "case")}
    return bool(cases & {"on", "against"}) and choices.reading.sentence_at(choice.party.span.start) != event.sentence


def _told_by_name(choices: Choices, event: Event, side: str, read: tuple[Party, ...], choice: Choice) -> bool:
    """Whether the words tell whose act it is, and who has it to bear: "had raids from Peru", "cleared the rebels".

    Whom a verb strikes stands against a choice of elsewhere, who bears what a noun tells against nobody.
    """
    known = any(map(party_key, read))
    trigger = choices.tree.head_of(event.trigger)
    if (
        side == "actor"
        and choice.party is None
        and known
        and trigger is not None
        and choices.tree.is_(trigger, "advcl")
    ):
        return event.coder.startswith("verbs:")  # "were arrested after attacking a soldier"
    if side == "actor" and choice.party is None and _dealt(choices, event, read):
        return True
    if event.coder.startswith("nouns:"):
        sent = known and _sent(choices, event, read if side == "actor" else event.actors)
        return sent and (side == "actor" or choice.party is None)
    away = choice.party is not None and choices.reading.sentence_at(choice.party.span.start) != event.sentence
    struck = side == "recipient" and event.event_type in BODILY and event.coder.startswith("verbs:")
    told = struck and known and away and any(_below(choices, event, read, "obj", "nsubj:pass"))
    return told or (side == "recipient" and known and away and _addressed(choices, event, read))


def _dealt(choices: Choices, event: Event, read: tuple[Party, ...]) -> bool:
    """Whether armed men stand before the noun of the blow in which people die: "died in a jihadist raid"."""
    tree, token = choices.tree, choices.tree.head_of(event.trigger)
    heads = [tree.head_of(party.span) for party in read if party.sector in ARMED | OUTLAWS]
    nouns = [tree[head].head for head in heads if head is not None and tree.is_(head, "amod", "compound")]
    below = set(tree.subtree(token)) if token is not None and event.event_type == "ASSAULT" else set[int]()
    return any(noun in below and tree.lemma(noun) in word_class("attack") for noun in nouns if noun is not None)


def _addressed(choices: Choices, event: Event, read: tuple[Party, ...]) -> bool:
    """Whether a verb of speech is said to or of people of those who were read: "accused the bloc's envoy"."""
    trigger = choices.tree.head_of(event.trigger)
    if event.event_type not in SAID_TO or trigger is None or not event.coder.startswith("verbs:"):
        return False
    people = {mention.head for mention, _ in choices.named if mention.kind in ("AGENT", "PER", "ORG")}
    met = [at for at in choices.tree.children(trigger, "obj", "iobj") if choices.tree[at].span in people]
    inside = {word for at in met for word in (at, *choices.tree.children(at, *OF_WHOM))}
    return any(choices.tree.head_of(party.span) in inside for party in read if party_key(party))


def _sent(choices: Choices, event: Event, parties: tuple[Party, ...]) -> bool:
    """Whether a noun names some parties with "by" or "from"."""
    heads = _below(choices, event, parties, "nmod", "obl", "obl:agent")
    return any(
        choices.tree.lemma(case) in ("by", "from") for head in heads for case in choices.tree.children(head, "case")
    )


def _below(choices: Choices, event: Event, parties: tuple[Party, ...], *relations: str) -> list[int]:
    """The heads of some parties that stand in one of these relations right below the trigger."""
    trigger = choices.tree.head_of(event.trigger)
    heads = [head for party in parties if (head := choices.tree.head_of(party.span)) is not None]
    return [head for head in heads if choices.tree[head].head == trigger and choices.tree.is_(head, *relations)]


def _perhaps(choices: Choices, event: Event, choice: Choice) -> bool:
    """Whether the choice is a person who may be the "he" or "she" who acts, as nobody knows whom that means."""
    unknown = [choices.reading.words(party.span).lower() for party in event.actors if party.entity is None]
    person = choice.party is not None and any(
        m.kind == "PER" and party.span == choice.party.span for m, party in choices.named
    )
    return person and bool({"he", "she"} & set(unknown))


def official(choices: Choices, party: Party | None) -> bool:
    """Whether a party is one person or an organ of a state."""
    if party is None:
        return False
    kinds = {m.kind for m, named in choices.named if named.span == party.span}
    return "PER" in kinds or (party.sector or "")[:3] in ORGANS


def _agreed(choices: Choices, event: Event, side: str, read: tuple[Party, ...]) -> bool:
    """Whether the language model sees one of the parties that were read, and are known, on that side as well."""
    heads = [choices.tree.head_of(party.span) for party in read if party_key(party)]
    return any(choices.standpoints.given_to(event, side, head) >= AGREED for head in heads)


def _imposed_on(choices: Choices, event: Event, read: tuple[Party, ...], other: Party | None) -> bool:
    """Whether "sanctions on X", "a curfew on X" name whom it strikes, and nobody of its sentence is likelier."""
    if event.event_type not in IMPOSING or event.coder.startswith("model:"):
        return False
    trigger = choices.tree.head_of(event.trigger)
    heads = (choices.tree.head_of(party.span) for party in read if party_key(party))
    imposed = any(
        head is not None
        and trigger in set(choices.tree.ancestors(head))
        and any(choices.tree.lemma(child) in IMPOSED for child in choices.tree.children(head, "case"))
        for head in heads
    )
    return imposed and (other is None or choices.reading.sentence_at(other.span.start) != event.sentence)


def asks_at_home(event: Event) -> bool:
    """Whether only lawmakers or an opposition ask for something: of their own government, where nobody is told."""
    asking = {party.sector for party in event.actors}
    return event.event_type == "REQUEST" and bool(asking) and asking <= {"LEG", "OPP"}


def whole(read: tuple[Party, ...], choices: list[Choice]) -> tuple[Party, ...]:
    """Those who were read, with the words around a name that tells whose they are: "Chadian" of "Chadian forces"."""
    people = {choice.key: choice.party for choice in choices if choice.party is not None}
    around = ((one, people.get(party_key(one))) for one in read)
    return tuple(
        p if p is not None and not one.sector and p.span.contains(one.span) and p.span != one.span else one
        for one, p in around
    )


def _among(choice: Choice, read: tuple[Party, ...]) -> bool:
    """Whether the choice is what was read; of several who were read, whether one is of its country."""
    if choice.party is None:
        return not read
    if choice.key == UNKNOWN or choice.party.span in (party.span for party in read):
        return True
    return len(read) > 1 and choice.key in map(party_key, read)


def _grounds(read: tuple[Party, ...]) -> bool:
    """Whether those who were read are states, told by a place of theirs: "a rocket from Lebanon", "jailed in Iran"."""
    return bool(read) and all(one.country and one.entity is None and one.sector is None for one in read)
