"""What operators make of the events below them: "agreed to withdraw", "halted training", "voted to expel"."""

from __future__ import annotations

from polybius.events.acts.match import Candidate, Matcher
from polybius.events.words import implicatives
from polybius.events.words.grammar import indicative, whole
from polybius.events.words.hedges import negated
from polybius.resources import table
from polybius.resources.word_classes import word_class
from polybius.schema import Party

# An operator over something that the lexicon does not know: "urged restraint", "refused to comply".
WITHOUT_COMPLEMENT = {"request": ("REQUEST", "change"), "refuse": ("REJECT", "change"), "threat": ("THREATEN", "")}
WITHOUT_COMPLEMENT |= {"agree": ("AGREE", ""), "vow": ("AGREE", "")}
BEHIND = {"after", "before", "since", "because", "unless", "until", "although", "though", "without"}  # begin no content
APART = BEHIND | {"when", "while", "as", "if"}
BINDING = {"will", "would", "shall", "should", "must", "'ll", "'d"}  # "agreed that the border must reopen"
WILL = frozenset({"will", "'ll", "shall", "would"})  # what is told with them by those who will do it is promised
FORESEEN = frozenset({"will", "wo", "'ll", "would", "can", "ca", "could"})  # "insisted that there could be no talks"
COMMITTING = ("agree", "vow")  # "agreed to lend", but not "planned to rest": only verbs that bind
THREATENED = {"ASSAULT": "violence", "SANCTION": "relations", "COERCE": "restrict", "PROTEST": ""}
SPARED = (*THREATENED, "MOBILIZE", "THREATEN")
STOPS_ROW = "compose:stop"  # how the rows of halts begin
HALTED = ("AID", "COOPERATE", "CONSULT", "SUPPORT", "AGREE", "SANCTION", "COERCE")  # whose halt is an act by itself
ACTIVITIES = {"aid_activity": "AID", "joint_activity": "COOPERATE"}
VOW = "vow"
KEEP = "keep"  # the operator of what is done as it was promised or threatened
DONE_BY_SAYING = ("stop", "resume")  # "announced the resumption": the announcement is the act
RESOLVE = "resolve"  # the operator of a vote or a resolution, which asks for what it does not do by its words
RESOLVED = ("ACCUSE", "SUPPORT", "REJECT")  # "passed a resolution condemning the coup", "voted to ratify the treaty"
OF_ONES_OWN = ("announce", "plan")  # what is announced or planned is done by those who are named in it
FORCES = "MIL"
LEAVING = ("depart", "go", "leave")
GOING_ON = ("begin", "continue", "go", "keep", "proceed", "start")
GRANTED, COURT = ("RETREAT", "CONCEDE"), "JUD"  # "a court ordered the release of the editor": the court frees him
ORDERED_OUT = ("ASSAULT", "MOBILIZE", "COERCE", "SANCTION")  # "ordered the strike": an act of whoever orders it


class Composer:
    """Composes the candidates of one sentence from the innermost operator outwards."""

    def __init__(self, matcher: Matcher, candidates: list[Candidate]) -> None:
        self.matcher = matcher
        self.by_token = {candidate.token: candidate for candidate in candidates}
        self.done: dict[int, Candidate | None] = {}

    def composed(self) -> list[Candidate]:
        """The events of the sentence, operators applied; what an operator took in stands no longer by itself."""
        found = [self.resolve(token) for token in sorted(self.by_token)]
        taken = {
            token for candidate in found if candidate for token in (*candidate.absorbed, *self._held_out(candidate))
        }
        told = [candidate for candidate in found if candidate and candidate.token not in taken]
        return [candidate for candidate in told if not _of_nobody(candidate)]

    def _held_out(self, candidate: Candidate) -> list[int]:
        """The acts with which somebody threatens: "warned Niger of raids", not "warned of raids by rebels"."""
        if candidate.event_type != "THREATEN" or self.matcher.tree[candidate.token].upos != "VERB":
            return []
        nouns = self.matcher.clauses.prepositional(candidate.token, ("of", "with"))
        read = [at for at in nouns if at in self.by_token and self.matcher.tree[at].upos == "NOUN"]
        return [at for at in read if set(self.by_token[at].actors) <= set(candidate.actors)]

    def resolve(self, token: int) -> Candidate | None:
        """The candidate at a token with its type decided; None when an operator has nothing to work on."""
        if token not in self.done:
            self.done[token] = None  # a tree has no cycles; a bad parse might
            candidate = self.by_token[token]
            found = self._operate(candidate) if candidate.pattern.operator else candidate
            found = None if implicatives.left_open(self.matcher.tree, token) else found
            self.done[token] = stopped(found) if found and self.matcher.over(found) else found
        return self.done[token]

    def _operate(self, candidate: Candidate) -> Candidate | None:
        inner = self._complement(candidate)
        if candidate.pattern.operator == "tell" and not self._infinitive(candidate.token):
            return None  # "told reporters that ...": only a saying
        if candidate.pattern.operator == "vow" and self._sworn(candidate.token):
            return None  # "swore that guards had beaten him": no promise
        if (
            self._says_so(candidate)
            or self._short_of(candidate)
            or self._tries(candidate)
            or self._questioned(candidate)
        ):
            return None  # "insisted that its troops had left"; "stopped short of", "ended up condemning it": no stop
        if inner is not None:
            if self._done_by_saying(candidate, inner):
                actors = candidate.actors or inner.actors
                return inner.with_(actors=actors, absorbed=(*inner.absorbed, candidate.token))
            if candidate.pattern.operator == RESOLVE and inner.event_type in RESOLVED:
                return self._resolved(candidate, inner)
            row = _row(self._operator(candidate, inner), inner.event_type)
            if row is not None:
                return self._over(candidate, inner, row)
        return self._activity(candidate) or self._alone(candidate)

    def _operator(self, candidate: Candidate, inner: Candidate) -> str:
        """The operator as it works on an act: who promises not to do it spares others a blow, or refuses a favour."""
        undone = negated(self.matcher.tree, inner.token) and not inner.pattern.negative
        if undone and candidate.pattern.operator in COMMITTING:
            if inner.event_type in SPARED:
                return "spare"
            if candidate.pattern.operator == VOW:
                return "refuse"
        return "threat" if self._foretold(candidate, inner) else _asking(candidate)

    def _resolved(self, candidate: Candidate, inner: Candidate) -> Candidate:
        """What a parliament or council has done by its vote: "voted to ratify it", "a text condemning the coup"."""
        refused = inner.event_type == "SUPPORT" and negated(self.matcher.tree, inner.token)  # "voted not to ratify it"
        return candidate.with_(
            event_type="REJECT" if refused else inner.event_type,
            mode="" if refused else inner.mode,
            actors=candidate.actors or (inner.actors if candidate.pattern.upos == "VERB" else ()),
            recipients=inner.recipients,
            words=self._span_words(candidate, inner),
            composed=(*candidate.composed, inner.pattern.id, *inner.composed),
            absorbed=(inner.token, *inner.asked, *inner.absorbed),
        )

    def _done_by_saying(self, candidate: Candidate, inner: Candidate) -> bool:
        """Whether the act is the speaker's own: "announced the resumption", "the president ordered the strike"."""
        if candidate.pattern.operator == "announce":
            return inner.pattern.operator in DONE_BY_SAYING
        judged = any(party.sector == COURT for party in candidate.actors)
        theirs = ORDERED_OUT + (GRANTED if judged else ())
        ordered = candidate.pattern.operator == "order" and inner.event_type in theirs
        return ordered and (self._as_done(inner.token) or not self._addressee(candidate))

    def _as_done(self, clause: int) -> bool:
        """Whether what is ordered is told as done to a thing: "ordered the border with Sudan sealed"."""
        tree = self.matcher.tree
        ordered = tree[clause].tag == "VBN" and tree.is_(clause, "xcomp", "ccomp", "acl", "advcl")
        return ordered and not self._to(clause)

    def _foretold(self, candidate: Candidate, inner: Candidate) -> bool:
        """Whether somebody announces what he will do to others: "announced that it would expel the envoys"."""
        tree = self.matcher.tree
        helpers = {tree.word(word).lower() for word in tree.children(inner.token, "aux")}
        theirs, own = ({party.country for party in one.actors} for one in (inner, candidate))
        ahead = candidate.pattern.operator == "announce" and bool(helpers & WILL) and (not theirs or bool(theirs & own))
        return ahead and inner.event_type in THREATENED

    def _sworn(self, token: int) -> bool:
        """Whether what is vowed is over: "swears that soldiers took it", "promised that the men had left"."""
        tree = self.matcher.tree
        clauses = [clause for head in tree.children(token, "ccomp") for clause in tree.conjuncts(head)]
        words = [word for clause in clauses for word in (clause, *tree.children(clause, "aux", "cop"))]
        bound = any(tree.word(word).lower() in BINDING for word in words)
        return not bound and any(tree[word].tag == "VBD" for word in words)

    def _says_so(self, candidate: Candidate) -> bool:
        """Whether a verb that can ask for something, or announce it, says that it is so.

        "insisted that its troops had left", "that they would stay"; "774 people were detained, the ministry announced".
        """
        tree, verb = self.matcher.tree, candidate.token
        clauses = tree.children(verb, "ccomp")
        if candidate.pattern.operator == "announce":
            return any(map(self._is_over, clauses))
        foreseen = ({tree.word(word).lower() for word in tree.children(clause, "aux")} & FORESEEN for clause in clauses)
        return tree.lemma(verb) in word_class("asserting") and (any(map(self._indicative, clauses)) or any(foreseen))

    def _questioned(self, candidate: Candidate) -> bool:
        """Whether somebody only answers a question: "said so when asked if it would go"; not "when asked to go"."""
        tree, verb = self.matcher.tree, candidate.token
        below = [at for child in tree.children(verb, "ccomp", "advcl", "xcomp") for at in tree.children(child, "mark")]
        question = any(tree.word(at).lower() in ("if", "whether") for at in below)
        loose = tree.is_(verb, "advcl", "ccomp", "parataxis") and not tree.children(verb, "nsubj", "aux", "obj")
        return tree.lemma(verb) == "ask" and question and loose

    def _short_of(self, candidate: Candidate) -> bool:
        """Whether somebody only stopped short of something, or ended up doing it."""
        beside = self.matcher.tree.children(candidate.token, "advmod", "xcomp", "obj", "compound:prt")
        told = {self.matcher.tree.lemma(at) for at in beside}
        return candidate.pattern.operator == "stop" and bool(told & {"short", "up"})

    def _tries(self, candidate: Candidate) -> bool:
        """Whether somebody is only after doing something himself: "sought to calm the markets" asks for nothing."""
        tree, verb = self.matcher.tree, candidate.token
        wished = candidate.pattern.operator == "request" and tree.lemma(verb) in word_class("wished")
        own = (at for at in tree.children(verb, "xcomp") if not tree.children(at, "nsubj", "aux:pass"))
        return wished and not tree.children(verb, "obj") and any(map(self._to, own))

    def _to(self, clause: int) -> bool:
        tree = self.matcher.tree
        marked = any(tree.word(mark).lower() == "to" for mark in tree.children(clause, "mark"))
        return marked and implicatives.complement(tree, clause) != "that"

    def _is_over(self, clause: int) -> bool:
        """Whether a clause tells what has been done: "were detained", "has left", but not "was leaving"."""
        tree = self.matcher.tree
        helpers = tree.children(clause, "aux", "cop")
        over = any(tree[word].tag == "VBD" or tree.lemma(word) == "have" for word in (clause, *helpers))
        return over and tree[clause].tag != "VBG" and bool(tree.children(clause, "nsubj"))

    def _indicative(self, clause: int) -> bool:
        return indicative(self.matcher.tree, clause)

    def _infinitive(self, token: int) -> bool:
        return any(map(self._to, self.matcher.tree.children(token, "xcomp", "ccomp", "advcl")))

    def _over(self, candidate: Candidate, inner: Candidate, row: dict[str, str]) -> Candidate:
        event_type = row["event_type"] or inner.event_type
        # "urged Chad to free the men and to stop arming rebels": one request
        beside = self._infinitives_beside(inner) if row["event_type"] else []
        mode = row["mode"] or (inner.mode if event_type == inner.event_type else "")
        auxiliary = inner.auxiliary | ({row["auxiliary"]} if row["auxiliary"] else frozenset())
        # "It asks the cabinet to act": an asker who stays unknown is not the one who is to act
        clauses, verbal = self.matcher.clauses, candidate.pattern.upos == "VERB"
        # "a pledge by Chad was announced": Chad's
        passive = clauses.passive(candidate.token) and candidate.pattern.operator not in OF_ONES_OWN
        told = verbal and (clauses.subject(candidate.token) or passive)
        actors = candidate.actors or (() if told else inner.actors)
        recipients = self._recipients(candidate, inner, actors)
        if (
            event_type == "REQUEST"
            and inner.mode == "expel"
            and any(party.sector == FORCES for party in inner.recipients)
        ):
            mode = "yield"
            states = {party.country for party in actors}
            # "voted to expel the troops": it is they who are to leave; not "urged its neighbour to expel the troops"
            if all(party.country in states for party in self._addressee(candidate)):
                recipients = inner.recipients
        aimed = () if recipients or event_type != "REQUEST" else self._aimed(candidate, inner)
        return candidate.with_(
            event_type=event_type,
            mode=mode,
            actors=actors,
            recipients=recipients,
            aimed=aimed,
            words=self._span_words(candidate, inner),
            composed=(*candidate.composed, row["id"], inner.pattern.id, *inner.composed),
            auxiliary=auxiliary,
            # "urged them to hold talks": one act with its noun; "made good on its threat": no threat beside it
            absorbed=(
                *(inner.token, *inner.asked, *inner.absorbed),
                *(candidate.asked if not row["event_type"] else ()),
                *(token for other in beside for token in (other.token, *other.absorbed)),
            ),
        )

    def _infinitives_beside(self, inner: Candidate) -> list[Candidate]:
        """What is asked or promised besides by verbs without a subject of their own."""
        tree = self.matcher.tree
        joined = [at for at in tree.conjuncts(inner.token) if at != inner.token and tree[at].tag == "VB"]
        asked = [at for at in joined if at in self.by_token and not tree.children(at, "nsubj", "nsubj:pass", "aux")]
        return [found for found in map(self.resolve, asked) if found is not None]

    def _recipients(self, candidate: Candidate, inner: Candidate, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Who is asked, threatened, refused: the operator's own object, else a party of the act itself."""
        mine = {party.entity or party.span for party in actors}

        def others(parties: tuple[Party, ...]) -> tuple[Party, ...]:
            return tuple(party for party in parties if (party.entity or party.span) not in mine)

        own = self._addressee(candidate) or candidate.recipients
        if _asking(candidate) == "request":  # "urged sanctions on the regime": the regime is not asked
            asked = inner.recipients if self._asks_itself(candidate, inner) else ()
            return others(own) or others(inner.actors) or others(asked) or others(self._to_yield(inner.token))
        return others(own) or others(inner.recipients) or others(inner.actors)

    def _asks_itself(self, candidate: Candidate, inner: Candidate) -> bool:
        """Whether those who vote ask somebody by it: "voted to ask the troops to leave", "a motion demanding that ...".

        Not "called on the council to ask Israel to stop": the council is asked.
        """
        clauses, verb = self.matcher.clauses, candidate.token
        own = {*clauses.subject(verb), *self.matcher.tree.children(verb, "obj")}
        return inner.event_type == "REQUEST" and own.issuperset(clauses.subject(inner.token))

    def _to_yield(self, noun: int) -> tuple[Party, ...]:
        """Who has to give way after what was voted for: "a resolution that foreign troops leave"."""
        below = self.matcher.tree.children(noun, "acl", "acl:relcl", "ccomp")
        read = [at for at in below if at in self.by_token and self.by_token[at].event_type in GRANTED]
        leaving = [at for at in below if self.matcher.tree.lemma(at) in LEAVING and at not in read]
        return self.matcher.parties.of([head for at in (*read, *leaving) for head in self.matcher.clauses.subject(at)])

    def _aimed(self, candidate: Candidate, inner: Candidate) -> tuple[Party, ...]:
        """Whom the act strikes that is asked for: the regime of "urged sanctions on the regime"."""
        behind = [at for at in self.matcher.clauses.prepositional(candidate.token, ("against",)) if at > inner.token]
        aimed = inner.recipients or self.matcher.first(candidate.token, ("obj.on,against",))
        return aimed or self.matcher.parties.of(behind)  # a parser may hang "against the regime" on the asking

    def _addressee(self, candidate: Candidate) -> tuple[Party, ...]:
        if "addressee" not in candidate.pattern.recipient:
            return ()
        clauses, token = self.matcher.clauses, candidate.token
        heads = clauses.indirect(token) or (
            clauses.object(token) if clauses.passive(token) else clauses.object_only(token)
        )
        people = [head for head in heads if head not in self.by_token]
        # "demanded an apology from Iran" asks Iran, "urged sanctions on Iran" does not
        called = self.matcher.parties.of(people) or self.matcher.parties.of(clauses.prepositional(token, ("on",)))
        return called or self.matcher.hearing(token) or self.matcher.slot(token, "prep:to,of,from")

    def _of_thing(self, candidate: Candidate, head: int) -> bool:
        """Whether a verb hangs on what it is done to: "training that it halted", "training, halted in May"."""
        return self.matcher.tree[candidate.token].head == head

    def _span_words(self, candidate: Candidate, inner: Candidate) -> tuple[int, ...]:
        """The words of "halted training" as one trigger when they are close, else the operator alone."""
        words = candidate.words if self._of_thing(candidate, inner.token) else (*candidate.words, *inner.words)
        return words if max(words) - min(words) <= NEAR_TOKENS else candidate.words

    def _complement(self, candidate: Candidate) -> Candidate | None:
        for token in self._below(candidate.token):
            if token in self.by_token and token != candidate.token:
                found = self.resolve(token)
                if found is not None:
                    return found
        return None

    def _below(self, token: int) -> list[int]:
        """Where an operator's content stands: clause, object, or a phrase with for, on, to, of."""
        clauses, tree = self.matcher.clauses, self.matcher.tree
        if self.by_token[token].pattern.operator == KEEP:  # "made good on its threat to leave": it has left
            return [below for noun in self.by_token[token].asked for below in clauses.complements(noun)]
        found = clauses.complements(token)
        if tree[token].upos == "VERB":
            objects = clauses.object_only(token) if not clauses.passive(token) else clauses.object(token)
            found += objects + self._measured(token, objects)
        halted = self.by_token[token].pattern.operator == "stop" and tree[token].upos == "VERB"
        # "the rally ended with arrests": how it ended, not what was ended
        prepositions = ("for", "on", "to", "of", "from", "out", "against") + (() if halted else ("with",))
        found += clauses.prepositional(token, prepositions)
        # "told the cabinet to end it, two days after a drone killed the general": an act of its own
        found += [clause for clause in tree.children(token, "advcl") if not self._marks(clause) & APART]
        # "called for the withdrawal", "a resolution calling on the cabinet to end the presence"
        found += [below for head in tree.children(token, "obj", "acl") for below in clauses.complements(head)]
        # "promised to go on reducing its forces"
        found += [below for at in found if tree.lemma(at) in GOING_ON for below in clauses.complements(at)]
        if _asking(self.by_token[token]) == "request":
            # "told the cabinet to end it, two days after a drone killed the general", taken for what it was told
            found = [below for below in found if clauses.passive(below) or not self._indicative(below)]
        found = [below for below in found if not self._marks(below) & BEHIND and not self._beside(below, token)]
        if self.by_token[token].pattern.operator in DONE_BY_SAYING:
            found = whole(tree, found)  # "resumed part of the deliveries"
            # "resumed deliveries, which it had suspended": not the suspension is resumed
            found = [below for below in found if tree[below].deprel != "acl:relcl"]
        return list(dict.fromkeys(found))

    def _measured(self, verb: int, objects: list[int]) -> list[int]:
        """Of what a sum or a number is: the aid of "announced 20 million dollars in aid"."""
        sums = [at for at in objects if self.matcher.tree.lemma(at) in word_class("sum") | word_class("measure")]
        inside = [at for one in sums for at in self.matcher.clauses.prepositional(one, ("in", "of"))]
        return inside + (self.matcher.clauses.prepositional(verb, ("in",)) if sums else [])

    def _beside(self, clause: int, operator: int) -> bool:
        """Whether a participle behind a comma, or in front, tells what was done besides.

        "Froze trade, expelling the envoy"; "Backed by Chad, it asked for the seat".
        """
        tree = self.matcher.tree
        participle = tree.is_(clause, "advcl") and tree[clause].tag in ("VBG", "VBN") and not self._marks(clause)
        before = clause < operator and tree[clause].tag == "VBN"
        return participle and (before or (tree[clause].tag == "VBG" and clause > 0 and tree.word(clause - 1) == ","))

    def _marks(self, clause: int) -> set[str]:
        """The conjunctions that begin a clause, "when" among them, which hangs on it as an adverb."""
        tree = self.matcher.tree
        asking = [at for at in tree.children(clause, "advmod") if tree[at].tag == "WRB"]
        return {tree.word(mark).lower() for mark in (*tree.children(clause, "mark"), *asking)}

    def _activity(self, candidate: Candidate) -> Candidate | None:
        """An activity that is no event by itself, but whose halt or resumption is one: "halted operations"."""
        operator = candidate.pattern.operator
        if operator not in ("stop", "resume"):
            return None
        tree, clauses = self.matcher.tree, self.matcher.clauses
        own = clauses.object(candidate.token) if tree[candidate.token].upos == "VERB" else []
        if not own and tree[candidate.token].upos == "VERB" and not clauses.passive(candidate.token):
            own = tree.children(candidate.token, "nsubj")  # "training stopped on Sunday"
        own += clauses.prepositional(candidate.token, ("of", "to") if tree[candidate.token].upos == "NOUN" else ("of",))
        for head in whole(tree, own):
            for name, event_type in ACTIVITIES.items():
                row = _row(operator, event_type) if tree.lemma(head) in word_class(name) else None
                if row is not None:
                    return self._halted(candidate, head, row)
        return None

    def _halted(self, candidate: Candidate, head: int, row: dict[str, str]) -> Candidate:
        matcher = self.matcher
        # "training of Iraqi forces has resumed": whoever is trained does not train
        own = () if head in matcher.tree.children(candidate.token, "nsubj") else candidate.actors
        actors = own or matcher.first(head, ("poss", "by", "mod"))
        mine = {party.entity or party.span for party in actors}
        partners = candidate.recipients or matcher.first(head, ("of", "with", "for", "to"))
        if not partners:
            # "training of Iraqi forces" with the people as the object of a gerund or as a modifier
            partners = matcher.first(head, ("mod", "poss"))
        words = candidate.words if self._of_thing(candidate, head) else (*candidate.words, head)
        return candidate.with_(
            event_type=row["event_type"],
            mode=row["mode"],
            actors=actors,
            recipients=tuple(party for party in partners if (party.entity or party.span) not in mine),
            words=words if max(words) - min(words) <= NEAR_TOKENS else candidate.words,
            composed=(*candidate.composed, row["id"]),
            absorbed=(*candidate.absorbed, head),
        )

    def _alone(self, candidate: Candidate) -> Candidate | None:
        """An operator whose content the lexicon does not know."""
        operator = _asking(candidate)
        if operator not in WITHOUT_COMPLEMENT:
            return None
        clauses = self.matcher.clauses
        content = clauses.complements(candidate.token) + clauses.prepositional(candidate.token, ("for",))
        # "the halt was ordered": what is asked for as a noun that the lexicon knows
        content += [head for head in clauses.object(candidate.token) if head in self.by_token]
        addressee = self._addressee(candidate) or candidate.recipients
        if not content and not (operator == "request" and addressee):
            return None
        event_type, mode = WITHOUT_COMPLEMENT[operator]
        if (sworn := self._to_pay(candidate)) is not None:
            return sworn
        if operator in COMMITTING:
            if self.matcher.tree.lemma(candidate.token) not in word_class("committing") or self._of_a_mind(candidate):
                return None
            addressee = addressee or self._beneficiaries(content)
            content = []
        recipients = addressee or tuple(p for head in content for p in self.matcher.doers(clauses.subject(head)))
        made = [at for head in content if self.matcher.tree.lemma(head) == "make" for at in clauses.object_only(head)]
        recipients = recipients or self.matcher.parties.of(made)  # "threatened to make the neighbour pay"
        mine = {party.entity or party.span for party in candidate.actors}
        return candidate.with_(
            event_type=event_type,
            mode=mode,
            recipients=tuple(party for party in recipients if (party.entity or party.span) not in mine),
        )

    def _to_pay(self, candidate: Candidate) -> Candidate | None:
        """The threat of who vows that others will suffer for it: "swore that the neighbour would pay"."""
        tree, clauses = self.matcher.tree, self.matcher.clauses
        paying = [at for at in tree.children(candidate.token, "ccomp") if tree.lemma(at) in word_class("paying")]
        if candidate.pattern.operator != VOW or not paying:
            return None
        if tree.lemma(paying[0]) == "pay" and {tree.lemma(at) for at in tree.children(paying[0], "obj")} - {"price"}:
            return None  # "promised that the bank would pay the debt"
        mine = {party.country or party.entity for party in candidate.actors}
        whom = tuple(p for p in self.matcher.doers(clauses.subject(paying[0])) if (p.country or p.entity) not in mine)
        if not whom:
            return None
        return candidate.with_(event_type="THREATEN", mode="", recipients=whom, absorbed=(paying[0],))

    def _of_a_mind(self, candidate: Candidate) -> bool:
        """Whether somebody only thinks the same: "the jurors agreed that the raid was right"."""
        tree = self.matcher.tree
        clauses = tree.children(candidate.token, "ccomp")
        helpers = {tree.word(word).lower() for clause in clauses for word in tree.children(clause, "aux")}
        return bool(clauses) and not helpers & BINDING and tree.lemma(candidate.token) == "agree"

    def _beneficiaries(self, content: list[int]) -> tuple[Party, ...]:
        """Whom a promised act is for: "agreed to lend money to the state"."""
        for head in content:
            found = self.matcher.first(head, ("iobj", "prep:to,for,with", "obj"))
            if found:
                return found
        return ()


def stopped(candidate: Candidate) -> Candidate:
    """The halt of what is told to be done no longer; the candidate itself where its halt is no act."""
    row = _row("stop", candidate.event_type) if candidate.event_type in HALTED else None
    if row is None:
        return candidate
    return candidate.with_(event_type=row["event_type"], mode=row["mode"], composed=(*candidate.composed, row["id"]))


def is_halt(candidate: Candidate) -> bool:
    """Whether it tells that something was stopped."""
    return any(id.startswith(STOPS_ROW) for id in candidate.composed)


NEAR_TOKENS = 4  # a trigger of more words than this is no trigger but a clause


def _of_nobody(candidate: Candidate) -> bool:
    """Whether it is a text without those who passed it: "hailed the resolution condemning Chad" condemns nobody."""
    pattern = candidate.pattern
    noun = pattern.operator == RESOLVE and pattern.upos == "NOUN"
    return noun and candidate.event_type in RESOLVED and not candidate.actors


def _asking(candidate: Candidate) -> str:
    """The operator as compositions.csv knows it: telling, ordering and resolving are kinds of asking."""
    operator = candidate.pattern.operator
    return "request" if operator in ("tell", "order", RESOLVE) else operator


def _row(operator: str, event_type: str) -> dict[str, str] | None:
    rows = [row for row in table("lexicon/compositions") if row["operator"] == operator]
    exact = (row for row in rows if event_type in row["complement"].split("|"))
    return next(exact, next((row for row in rows if row["complement"] == "*"), None))
