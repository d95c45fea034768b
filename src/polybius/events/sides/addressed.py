"""Those to whom an act is only told, or whom it only concerns: they stand on none of its sides."""

from __future__ import annotations

from collections.abc import Iterable

from polybius.events.acts.match import ABROAD, Candidate, Matcher
from polybius.events.sides.at_home import freed, holder, jailed
from polybius.events.sides.blameless import JUDGING
from polybius.events.sides.spared import spared
from polybius.events.words.standing import BODIES
from polybius.events.words.weights import party_key
from polybius.resources.word_classes import word_class
from polybius.schema import Party, Reading

TOLD_TO = ("to", "with", "before")  # "complained to", "lodged with", "testified before"
HEARD_AT = (*TOLD_TO, "at", "in")
HEARING = ("JUD", "JRN", "LEG", "COP", "CVL")  # a court, the press, a parliament: they hear what others are blamed for
MATTER = ("over", "about", "against", "of", "for", "at")  # "a complaint over the raid"
HURT_BY = ("to", "on", "against", "for")  # "an insult to its people", "a slap for the voters"
ASKED_ABOUT = ("about", "over", "into", "on")  # "answers over the killing", "an inquiry into the beating"
OWN_ACTS = ("SANCTION", "RETREAT", "REJECT", "AGREE")  # what one does with one's own strikes somebody else
HOST = ("to", "in", "at", "from")  # where an envoy or an embassy is
DONE_TO = ("ASSAULT", "COERCE", "SANCTION", "RETREAT", "CONCEDE")  # acts that strike somebody, or free him
STRUCK = ("of", "on", "against", "over")  # before whom they do: "the killing of a nurse", "the crackdown on nurses"
ANSWERING = ("AGREE", "CONCEDE", "REJECT")  # acts that meet whose terms they answer
SENDING = frozenset({"send", "dispatch", "deploy"})  # not "flew the workers out": that helps them
VERBAL = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "REJECT", "THREATEN")  # may be meant for who is told


def _given(matcher: Matcher, candidate: Candidate) -> Candidate:
    """The halt of what one gives another, by whoever gives it: "aid from Chad to Niger was cut off"."""
    clauses, parties = matcher.clauses, matcher.parties
    if candidate.event_type != "SANCTION" or candidate.actors or not clauses.passive(candidate.token):
        return candidate
    given = word_class("aid") | word_class("aid_activity")  # "exports from Chad to Niger" may be banned by either
    for noun in clauses.object(candidate.token):
        if matcher.tree.lemma(noun) not in given:
            continue
        givers = parties.of(clauses.prepositional(noun, ("from",)))
        takers = parties.of(clauses.prepositional(noun, ("to", "for")))
        if givers and takers:
            return candidate.with_(actors=givers, recipients=takers)
    return candidate


def set_apart(matcher: Matcher, candidate: Candidate) -> Candidate:
    """The candidate without those on its sides who are only told of it, offended by it, or the actor's own people.

    They stand on none of its sides. "Lodged a complaint with the United Nations over the raid by Chad": Chad is
    blamed. "Told lawmakers that the North had asked for talks": the lawmakers are asked for nothing. "Recalled its
    envoy from Oslo": Norway suffers it.
    """
    if candidate.event_type == "ACCUSE" and _complains(matcher, candidate.token):
        return _complaint(matcher, candidate)
    informed = _informed(matcher, candidate)
    candidate = candidate.with_(actors=tuple(party for party in candidate.actors if party not in informed))
    candidate, hearing = _answered(matcher, candidate)
    apart = informed + hearing + _audience(matcher, candidate) + _heard(matcher, candidate)
    candidate = jailed(matcher, freed(matcher, _given(matcher, _not_by_who_asks(matcher, candidate))))
    candidate = _represented(matcher, candidate)
    candidate = _called_home(matcher, candidate)
    if candidate.event_type == "ACCUSE":
        apart += _offended(matcher, candidate.token) + _envoys(matcher, candidate)
    if candidate.event_type in ABROAD:
        apart += _victims(matcher, candidate)
    if candidate.event_type == "AID":
        apart += _dispatched(matcher, candidate)
    if candidate.event_type in ("AGREE", "SUPPORT", "REJECT"):  # "agreed to revive a joint force"
        apart += tuple(party for party in candidate.recipients if _joint(matcher, party))
    if candidate.event_type == "REQUEST":  # "demanded the release of the crew": of whoever holds it
        apart += tuple(party for noun in candidate.absorbed for party in matcher.struck(noun, ("RETREAT",)))
    if candidate.event_type == "SANCTION" and candidate.composed:
        apart += _fought(matcher, candidate)
    if candidate.event_type in OWN_ACTS:
        apart += _own(matcher, candidate)
    if candidate.event_type == "REQUEST":
        apart += _owed(matcher, candidate)
    if candidate.event_type == "REQUEST" and {*(own := _own(matcher, candidate))} < {*candidate.recipients}:
        bidden = _bidden(matcher, candidate, own)  # "told its nationals to leave Lebanon"
        apart += tuple(p for p in candidate.recipients if p not in bidden) if bidden else own
        # "demanded the return of its pilots from Belarus"
    candidate, own = _abroad(matcher, candidate)
    apart += own
    if candidate.event_type == "REJECT" and (alleged := _alleged(matcher, candidate)):
        others = tuple(party for party in candidate.recipients if party not in alleged)
        candidate = candidate.with_(recipients=others, aimed=(*candidate.aimed, *alleged))
    apart += _forum(matcher, candidate) + _topics(matcher, candidate)
    against = spared(matcher, candidate)
    apart += against
    if candidate.event_type in ("AGREE", "CONSULT"):  # "discussed sanctions against Belarus": without it
        candidate = candidate.with_(actors=tuple(party for party in candidate.actors if party not in against))
    blaming = matcher.clauses.blaming(candidate.token)
    blamed = blaming is not None and matcher.tree.lemma(blaming) in word_class("reproaching")
    if blaming is not None and blamed and not candidate.recipients:
        # "Chad blamed Niger for downing a plane": Chad was not shot at; who is thanked may have helped the thankful
        candidate = candidate.with_(aimed=(*candidate.aimed, *matcher.parties.of(matcher.clauses.subject(blaming))))
    told = _without(candidate, apart)
    if told.event_type in JUDGING and not told.recipients and (held := holder(matcher, told, _judged(matcher, told))):
        return told.with_(recipients=held)
    if told.recipients == candidate.recipients:
        return told
    return _offender(matcher, told) if told.event_type == "ACCUSE" else matcher.reached(told)


def _without(candidate: Candidate, apart: Iterable[Party]) -> Candidate:
    acting = {key for party in candidate.actors for key in (party.span, party.entity) if key}
    out = tuple(party for party in apart if party.span not in acting and party.entity not in acting)
    if not out:
        return candidate
    gone = {key for party in out for key in (party.span, party.entity) if key}
    kept = tuple(p for p in candidate.recipients if p.span not in gone and p.entity not in gone)
    return candidate.with_(recipients=kept, aimed=(*candidate.aimed, *out))


def _complains(matcher: Matcher, token: int) -> bool:
    """Whether a verb carries a complaint to somebody: "complained", "lodged a protest", "told the court that ..."."""
    tree, clauses = matcher.tree, matcher.clauses
    if tree[token].upos != "VERB":
        return False
    lodged = any(tree.lemma(noun) in word_class("complaint") for noun in clauses.object(token))
    return lodged or tree.lemma(token) in word_class("telling")


def _complaint(matcher: Matcher, candidate: Candidate) -> Candidate:
    """A complaint with whoever is blamed for what it is about, and not who is to hear it, unless he alone is named."""
    tree, clauses, token = matcher.tree, matcher.clauses, candidate.token
    nouns = clauses.object(token)
    heads = clauses.prepositional(token, TOLD_TO) + [head for n in nouns for head in clauses.prepositional(n, TOLD_TO)]
    if tree.children(token, "ccomp"):
        heads += clauses.object_only(token)
    addressed = matcher.parties.of(heads)
    around = [head for at in (token, *nouns) for head in clauses.prepositional(at, ("at", "in"))]
    addressed += tuple(
        party for party in matcher.parties.of(around) if _hears(party)
    )  # "at the World Trade Organization"
    if not addressed:
        return candidate
    blamed = _blamed(matcher, token, candidate.actors + addressed)
    if blamed:
        return _without(candidate.with_(recipients=blamed), addressed)
    return _without(candidate, (party for party in addressed if _hears(party)))


def _blamed(matcher: Matcher, token: int, others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whoever did what a complaint is about: "over the boarding of a trawler by Chad", "that Chad had shelled it"."""
    clauses, parties = matcher.clauses, matcher.parties
    taken = {party_key(party) for party in others}
    about = clauses.prepositional(token, MATTER)
    about += [head for noun in clauses.object(token) for head in clauses.prepositional(noun, MATTER)]
    for noun in about:
        told = [head for verb in matcher.tree.children(noun, "acl:relcl") for head in clauses.subject(verb)]
        ways = (
            clauses.prepositional(noun, ("by",)), clauses.agents_of(noun), told, [noun],
            clauses.possessors(noun), clauses.modifiers(noun), clauses.prepositional(noun, ("of", "from")),
        )  # fmt: skip
        for heads in ways:
            found = tuple(party for party in parties.of(heads) if party_key(party) not in taken)
            if found:
                return found
    clauses_below = matcher.tree.children(token, "ccomp")
    found = tuple(party for verb in clauses_below for party in matcher.doers(clauses.subject(verb)))
    return tuple(party for party in found if party_key(party) not in taken)


def _hears(party: Party) -> bool:
    """Whether complaints about others are brought before a party: a court, a parliament, the press, the UN."""
    return party.sector in HEARING or party_key(party) in BODIES


def _audience(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """Those to whom somebody else tells the act, or who only tell of a refusal.

    "Told lawmakers that the North had asked for a halt".
    """
    acting = {party_key(party) for party in candidate.actors} - {""}
    meant = {party_key(party) for party in candidate.recipients} - {""}
    out: list[Party] = []
    for verb, source in _told_by(matcher.reading, matcher, candidate.token):
        heads = matcher.clauses.object_only(verb) + matcher.clauses.prepositional(verb, TOLD_TO)
        nouns = matcher.clauses.prepositional(verb, ("in", "at"))  # "said in a letter to the council"
        heads += [head for noun in nouns for head in matcher.clauses.prepositional(noun, TOLD_TO)]
        # "condemned the abduction of two doctors": nobody is told
        heard = matcher.parties.of([head for head in heads if candidate.token not in matcher.tree.subtree(head)])
        if candidate.event_type == "ACCUSE":  # "told the Americans that it felt deceived": by them
            out += [party for party in heard if _hears(party) or party_key(source) not in acting]
        elif candidate.event_type not in VERBAL or (acting and party_key(source) not in acting):
            out += heard
        if candidate.event_type == "REJECT" and meant and party_key(source) not in acting | meant:
            out.append(source)  # "Oman said Iran had rejected the American terms"
    return tuple(out)


def _answered(matcher: Matcher, candidate: Candidate) -> tuple[Candidate, tuple[Party, ...]]:
    """The answer to another's terms with him whose they are, and those to whom it is told.

    "Told Oman that it would not accept Egyptian terms": refuses Egypt.
    """
    clauses, parties = matcher.clauses, matcher.parties
    if candidate.event_type not in ANSWERING:
        return candidate, ()
    heads = [
        head for verb, _ in _told_by(matcher.reading, matcher, candidate.token) for head in clauses.object_only(verb)
    ]
    told = parties.of([head for head in heads if candidate.token not in matcher.tree.subtree(head)])
    taken = {party_key(party) for party in (*candidate.actors, *told)}
    for noun in clauses.object(candidate.token) if told else ():
        owners = clauses.possessors(noun) + clauses.modifiers(noun) + clauses.agents_of(noun)
        owners += clauses.prepositional(noun, ("of", "from", "by"))
        if whose := tuple(party for party in parties.of(owners) if party_key(party) not in taken):
            return candidate.with_(recipients=whose), told
    return candidate, ()


def _joint(matcher: Matcher, party: Party) -> bool:
    """Whether the words tell of a thing of several, and of no side: "a joint patrol"."""
    head = matcher.tree.head_of(party.span)
    return head is not None and any(matcher.tree.lemma(at) == "joint" for at in matcher.tree.children(head, "amod"))


def _dispatched(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """The helpers whom somebody sends: "sent a team of surgeons" helps whoever they are sent to."""
    tree, verb = matcher.tree, candidate.token
    if tree.lemma(verb) not in SENDING:
        return ()
    objects = tree.children(verb, "obj", "nsubj:pass")
    return matcher.parties.of(
        [head for noun in objects for head in (noun, *matcher.clauses.prepositional(noun, ("of",)))]
    )


def _fought(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """Whom a halted activity fights, and where they are: "suspended its operations against the rebels in Mali"."""
    heads = [head for word in candidate.words for head in matcher.clauses.prepositional(word, ("against",))]
    around = [at for head in heads for at in (head, *matcher.tree.children(head, "nmod"))]
    return matcher.parties.of(around) + tuple(party for at in around for party in matcher.parties.on_the_spot(at))


def _informed(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """Those whom somebody tells of a deed: "told him of the strikes", "was informed about the raid on Benin"."""
    tree, above = matcher.tree, matcher.tree[candidate.token].head
    if above is None or tree[candidate.token].upos != "NOUN" or candidate.event_type in VERBAL:
        return ()
    telling = tree[above].upos == "VERB" and tree.lemma(above) in word_class("telling") | {"warn", "alert"}
    if not telling or matcher.clauses.case(candidate.token) not in ("of", "about"):
        return ()
    return matcher.parties.of(matcher.clauses.object_only(above))


def _represented(matcher: Matcher, candidate: Candidate) -> Candidate:
    """The candidate with the state for which an envoy of another stands: "the envoy who looks after its interests"."""
    meant = {party: _whose_interests(matcher, matcher.tree.head_of(party.span)) for party in candidate.recipients}
    standing_in = tuple(party for party, others in meant.items() if others)
    kept = tuple(other for party, others in meant.items() for other in others or (party,))
    heads = (matcher.tree.head_of(party.span) for party in standing_in)
    envoys = matcher.parties.of([_envoy(matcher, head) for head in heads if head is not None])
    return (
        candidate.with_(recipients=kept, aimed=(*candidate.aimed, *standing_in, *envoys)) if standing_in else candidate
    )


def _envoy(matcher: Matcher, head: int) -> int:
    """The envoy whom a word only tells more of: "the charge d'affaires of Italy", "the Swiss ambassador"."""
    inside = matcher.tree.is_(head, "amod", "compound", "nmod", "nmod:poss", "flat")
    above = matcher.tree[head].head
    return above if inside and above is not None else head


def _whose_interests(matcher: Matcher, head: int | None) -> tuple[Party, ...]:
    tree, clauses = matcher.tree, matcher.clauses
    if head is None:
        return ()
    envoy = _envoy(matcher, head)
    if tree.lemma(envoy) not in word_class("envoy") | word_class("embassy"):
        return ()
    nouns = dict.fromkeys((envoy, head))  # "the ambassador of Switzerland, which represents ..."
    told = [verb for noun in nouns for verb in tree.children(noun, "acl", "acl:relcl")]
    cared = [at for verb in told for at in tree.children(verb, "obj", "obl", "nmod") if tree.lemma(at) == "interest"]
    ways = (clauses.possessors, clauses.modifiers, lambda noun: clauses.prepositional(noun, ("of",)))
    return matcher.parties.of([owner for noun in cared for way in ways for owner in way(noun)])


def _heard(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """The court to which something was handed in: "her complaint to the court cited reports alleging ..."."""
    if candidate.event_type != "ACCUSE":
        return ()
    tree = matcher.tree
    above = [noun for at in tree.ancestors(candidate.token) for noun in tree.children(at, "nsubj")]
    filed = [noun for noun in above if tree.lemma(noun) in word_class("filing")]
    found = matcher.parties.of([head for noun in filed for head in matcher.clauses.prepositional(noun, TOLD_TO)])
    return tuple(party for party in found if _hears(party))


def _not_by_who_asks(matcher: Matcher, candidate: Candidate) -> Candidate:
    """Violence that somebody asks or complains about is not his: "called for facts about the shooting of a nurse"."""
    tree = matcher.tree
    if candidate.event_type != "ASSAULT" or tree[candidate.token].upos != "NOUN":
        return candidate
    about = candidate.token
    for above in tree.ancestors(candidate.token):
        if matcher.clauses.case(about) in ASKED_ABOUT and tree[above].upos == "NOUN":
            break
        about = above
    else:
        return candidate
    asking = [verb for verb in tree.ancestors(about) if _asks(matcher, verb)]
    askers = matcher.parties.of([head for verb in asking for head in matcher.clauses.subject(verb)])
    kept = tuple(party for party in candidate.actors if party.span not in {asker.span for asker in askers})
    return candidate.with_(actors=kept, aimed=(*candidate.aimed, *askers))


def _asks(matcher: Matcher, verb: int) -> bool:
    pattern = matcher.rows.pattern(verb) if matcher.tree[verb].upos == "VERB" else None
    return pattern is not None and (
        pattern.operator in ("request", "resolve") or pattern.event_type in ("REQUEST", "ACCUSE")
    )


def _told_by(reading: Reading, matcher: Matcher, token: int) -> list[tuple[int, Party]]:
    """The verbs of saying in whose words a token stands, with who says them."""
    span = matcher.tree[token].span
    return [
        (verb, attribution.source)
        for attribution in reading.attributions
        if attribution.source is not None and any(part.contains(span) for part in attribution.content)
        for verb in reading.tokens_in(attribution.cue)
        if matcher.tree[verb].upos == "VERB" and verb != token
    ]


def _offended(matcher: Matcher, token: int) -> tuple[Party, ...]:
    """Those whom an insult strikes: "called the move an affront to its people" blames whoever made the move."""
    nouns = [token, *matcher.tree.children(token, "xcomp", "obj"), *matcher.clauses.prepositional(token, ("as",))]
    insults = [noun for noun in nouns if matcher.tree.lemma(noun) in word_class("insult")]
    return matcher.parties.of([head for noun in insults for head in matcher.clauses.prepositional(noun, HURT_BY)])


def _offender(matcher: Matcher, candidate: Candidate) -> Candidate:
    """The charge with whose deed the insult is: "the minister's remark was an insult to all farmers"."""
    if candidate.recipients:
        return candidate
    for head in matcher.rows.said_of(candidate.token):
        found = matcher.parties.of(
            matcher.clauses.possessors(head) or matcher.clauses.prepositional(head, ("by", "of"))
        )
        if found:
            return candidate.with_(recipients=found)
    return candidate


def _own(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """The actor's own people on the other side: "recalled its envoy", "pulled half of its staff out of Havana"."""
    acting = {party_key(party) for party in candidate.actors} - {""}
    objects = [head for word in candidate.words for head in matcher.clauses.object_only(word)]
    dealt_with = candidate.recipients + matcher.parties.of(objects)
    return tuple(party for party in dealt_with if party_key(party) in acting and _possessed(matcher, party))


def _bidden(matcher: Matcher, candidate: Candidate, own: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those of the actor's own people whom he tells to do something: "told its nationals to leave Lebanon"."""
    tree, clauses = matcher.tree, matcher.clauses
    asked = clauses.object_only(candidate.token) if tree.children(candidate.token, "xcomp", "ccomp") else []
    return tuple(party for party in own if tree.head_of(party.span) in asked)


def _owed(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """Whose return or release is asked for: "demanded the pilot's safe return", of whoever holds him."""
    nouns = [at for at in matcher.clauses.object(candidate.token) if matcher.tree.lemma(at) in word_class("freeing")]
    return matcher.parties.of([owner for noun in nouns for owner in matcher.tree.children(noun, "nmod:poss")])


def _alleged(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """The actor's own, of whom the claim speaks that is rejected: "rejected claims that its troops had left"."""
    tree, acting = matcher.tree, {party_key(party) for party in candidate.actors} - {""}
    told = [at for noun in matcher.clauses.object(candidate.token) for at in tree.children(noun, "acl", "ccomp")]
    below = {tree[word].span for clause in told for word in tree.subtree(clause)}
    mine = (party for party in candidate.recipients if not acting or party_key(party) in acting)
    return tuple(party for party in mine if any(party.span.contains(span) for span in below))


def _abroad(matcher: Matcher, candidate: Candidate) -> tuple[Candidate, tuple[Party, ...]]:
    """The actor's own embassy, which is no other side, and the candidate with the state in which it lies.

    "Reopened its embassy in Tripoli": to Libya. "Denounced the raid on its consulate": blames whoever raided it.
    """
    if candidate.event_type not in (*VERBAL, "ACCUSE", "SANCTION"):
        return candidate, ()
    heads = {party: matcher.tree.head_of(party.span) for party in _own(matcher, candidate)}
    own = {party: head for party, head in heads.items() if head is not None and _is_embassy(matcher, head)}
    if candidate.event_type == "SANCTION" and not own and not candidate.recipients:
        return candidate.with_(recipients=_host_of_work(matcher, candidate)), ()
    if candidate.event_type == "ACCUSE" or not own:
        return candidate, tuple(own)
    lying = tuple(host for head in own.values() for host in matcher.parties.on_the_spot(head))
    verb = matcher.tree.children(candidate.token, "xcomp", "ccomp")
    lying = lying or tuple(
        host
        for at in (candidate.token, *verb)
        for head in matcher.clauses.prepositional(at, ("in",))
        for host in matcher.parties.on_the_spot(head)
    )
    others = tuple(party for party in candidate.recipients if party not in own)
    return candidate.with_(recipients=others or lying), tuple(own)


def _host_of_work(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """The state in which an embassy stops its work: "Its consulate in Bamako suspended services", in Mali."""
    tree, home = matcher.tree, {party.country for party in candidate.actors}
    heads = [head for party in candidate.actors if (head := tree.head_of(party.span)) is not None]
    words = [*heads, *tree.subtree(candidate.token, ("advcl", "ccomp", "conj", "parataxis"))]
    houses = [at for at in words if _is_embassy(matcher, at)]
    places = [place for at in houses for place in matcher.clauses.prepositional(at, ("in",))]
    there = [host for at in (*houses, *places) for host in matcher.parties.on_the_spot(at)]
    return tuple(host for host in there if host.country not in (None, *home))[:1]


def _called_home(matcher: Matcher, candidate: Candidate) -> Candidate:
    """An envoy recalled, or an embassy shut, by nobody who is told: whoever it belongs to has done it to its host.

    "The Kenyan ambassador to Chad was called home", "The recall of the envoy of Kenya from Chad was announced".
    """
    tree, clauses, verb = matcher.tree, matcher.clauses, candidate.token
    withdrawn = (candidate.event_type, candidate.mode) == ("SANCTION", "withdraw")
    if not withdrawn or not clauses.passive(verb) or clauses.subject(verb):
        return candidate
    things = clauses.object_only(verb)
    things += [at for noun in things if noun in candidate.absorbed for at in clauses.prepositional(noun, ("of",))]
    for thing in things:
        if tree.lemma(thing) not in word_class("envoy") | word_class("embassy"):
            continue
        owners = matcher.first(thing, ("mod", "poss")) or matcher.parties.of([thing])
        places = [at for word in {thing, verb, *candidate.absorbed} for at in clauses.prepositional(word, HOST)]
        there = [party for at in places for party in (*matcher.parties.of([at]), *matcher.parties.on_the_spot(at))]
        hosts = [party for party in there if party.country not in (None, *(owner.country for owner in owners))]
        if owners and owners[0].country and (hosts or not there):
            aimed = (*candidate.aimed, *(() if hosts else owners))  # the envoy is nobody whom it strikes
            return candidate.with_(actors=owners[:1], recipients=tuple(hosts[:1]), aimed=aimed)
    return candidate


def _is_embassy(matcher: Matcher, head: int) -> bool:
    return matcher.tree.lemma(head) in word_class("embassy")


def _envoys(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """An envoy who is read as the actor's own: "Sudan blamed Chad and summoned its envoy" means that of Chad."""
    envoys = word_class("envoy")
    return tuple(p for p in _own(matcher, candidate) if matcher.tree.lemma(matcher.tree.head_of(p.span) or 0) in envoys)


def _forum(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """The body before which a case is brought or dropped: "withdrew its complaint at the World Trade Organization"."""
    if candidate.event_type == "REQUEST":
        return ()  # "brought the case before the United Nations": they are asked to judge
    clauses = matcher.clauses
    verbs = [candidate.token, *matcher.tree.children(candidate.token, "xcomp")]
    nouns = clauses.object(candidate.token) + [noun for verb in verbs[1:] for noun in clauses.object_only(verb)]
    nouns = [noun for noun in nouns if matcher.tree.lemma(noun) in word_class("lawsuit")]
    heads = [head for at in (*verbs, *nouns) for head in clauses.prepositional(at, HEARD_AT)] if nouns else []
    if candidate.event_type == "ACCUSE":  # "sued at the World Trade Organization", "took India to it"
        carried = matcher.tree.lemma(candidate.token) in word_class("referring")
        heads += clauses.prepositional(candidate.token, ("at", "before", "to") if carried else ("at", "before"))
    return tuple(party for party in matcher.parties.of(heads) if party_key(party) in BODIES)


def _victims(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """Whom the act struck on which somebody takes a stand: "condemned the killing of a nurse", "his arrest"."""
    nouns = _judged(matcher, candidate)
    if candidate.event_type == "THREATEN":  # "threatened an attack on Chad": that is what it will do to Chad
        nouns = [noun for noun in nouns if noun not in matcher.clauses.object(candidate.token)]
    return tuple(party for noun in nouns for party in matcher.struck(noun, DONE_TO, STRUCK))


def _judged(matcher: Matcher, candidate: Candidate) -> list[int]:
    """The nouns of the act on which somebody takes a stand."""
    clauses, token = matcher.clauses, candidate.token
    own = clauses.object(token) if matcher.tree[token].upos == "VERB" else matcher.rows.said_of(token)
    if candidate.mode == "investigate":  # "opened an inquiry into the killing of a nurse"
        own += [head for noun in (token, *own) for head in clauses.prepositional(noun, ("into",))]
    return [noun for noun in own + clauses.prepositional(token, MATTER) if noun != token]


def _topics(matcher: Matcher, candidate: Candidate) -> tuple[Party, ...]:
    """Those of whom a meeting only speaks, and who need not come: "will host a summit on Ukraine"."""
    clauses, tree = matcher.clauses, matcher.tree
    nouns = [noun for noun in clauses.object(candidate.token) if tree.lemma(noun).lower() in word_class("meeting")]
    heads = [head for at in (candidate.token, *nouns) for head in clauses.prepositional(at, ("on",))]
    return matcher.parties.of(heads) if nouns else ()


def _possessed(matcher: Matcher, party: Party) -> bool:
    head = matcher.tree.head_of(party.span)
    nouns = [head, *matcher.clauses.prepositional(head, ("of",))] if head is not None else []
    owners = [owner for noun in nouns for owner in matcher.tree.children(noun, "nmod:poss")]
    return any(matcher.tree[owner].upos == "PRON" for owner in owners)
