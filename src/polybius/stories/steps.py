"""The named SQL steps from events to pairs of reports with the evidence for and against their telling one happening.

Each step is a temporary table of the connection, made in this order, and can be looked at after ``link``.
"""

from __future__ import annotations

from collections.abc import Sequence

from polybius.stories.evidence import FEW, LIKENESS, LONG_DAYS, SHARES
from polybius.stories.evidence import WIDE_DAYS as WEEK

NEAR_DAYS = 1  # a night in Baghdad is still the day before in Washington
WIDE_DAYS = 31  # an event whose days span more is too vague to be joined across documents by its days
FAR_DEGREES = 2.0  # some 200 km: no one happening has two towns so far apart
NEAR_DEGREES = 0.4  # of latitude and longitude, some 40 km: a base and the town beside it
BACKGROUND_DAYS = 200  # ... and on what a known man or town suffered for longer
LONGEST_DAYS = 366  # "last year"
CROWD = 300  # tellings of one family in a block that are compared each with each
FEW_THERE = 30  # tellings in a crowded block that may share a word
NEAR_IT = 20  # rows of a crowded block: each meets those of its own and of the next so many
OPEN_DAYS = 30  # "not after the 16th": reports look back on a happening for about a month

# "34 were diagnosed", told without a day: the harm is found later than it was done.
LOOKS_BACK = """coalesce(events.dated_by = 'document' AND len(
            [stem FOR stem IN getvariable('story_harm') IF starts_with(lower(trigger_text), stem)]) > 0, false)"""

# One row an event: what it is compared by. Copies of an article speak with one voice, their origin's.
INPUTS = f"""
    SELECT row_number() OVER (ORDER BY event_id) - 1 AS n,
        event_id, events.run_id, events.document_id, coalesce(copies.copy_of, events.document_id) AS origin,
        coalesce(documents.published, documents.earliest) AS told, documents.publisher,
        sentence_start, trigger_start, trigger_text, lower(trigger_text) AS trigger_word, sentence_text,
        events.event_type, family, speech = 'yes' AS speech, modes, contexts, quad, score,
        actors, recipients, reciprocal,
        len(actors) > 0 AND len([p FOR p IN actors IF p."start" BETWEEN sentence_start
            AND sentence_start + len(sentence_text)]) = 0 AS doer_elsewhere,
        reciprocal OR mutual = 'yes' AS mutual, open = 'yes' AS open,
        host, place, coalesce(place.country, host) AS ground, counts,
        CASE WHEN {LOOKS_BACK} THEN events.latest - {OPEN_DAYS}
            ELSE coalesce(events.earliest, events.latest - {OPEN_DAYS}) END AS earliest, events.latest,
        CASE WHEN {LOOKS_BACK} THEN events.latest - {OPEN_DAYS}
            ELSE coalesce(events.earliest, events.latest - {BACKGROUND_DAYS}) END AS since,
        events.earliest IS NULL OR {LOOKS_BACK} AS open_start,
        events.dated_by IS DISTINCT FROM 'document' AS dated,
        factuality, auxiliary, sources, coalesce(joint, []) AS joint, coalesce(deniers, []) AS deniers,
        confidence, ended,
        [w FOR w IN coalesce(considered, []) IF w.field = 'actors' AND edited_doers IS NULL] AS weighed,
        CASE WHEN list_has_any(auxiliary, ['future', 'hypothetical']) THEN 'not yet' ELSE 'told' END AS standing
    FROM current_events AS events
    LEFT JOIN story_families USING (event_type)
    LEFT JOIN (SELECT event_id, actors AS edited_doers FROM edits) USING (event_id)
    LEFT JOIN story_copies AS copies ON copies.document_id = events.document_id
    LEFT JOIN documents ON documents.document_id = events.document_id
"""

# One row an event, side and party. A party that is neither entity nor code is not known, and stands in no row.
PARTIES = """
    WITH sides AS (
        SELECT event_id, 'actor' AS side, unnest(actors) AS party FROM story_inputs
        UNION ALL
        SELECT event_id, 'recipient', unnest(recipients) FROM story_inputs
    )
    SELECT DISTINCT event_id, side, party.entity AS entity, party.code AS code, party.country AS country,
        coalesce(left(party.sector, 3) IN (SELECT sector FROM story_organs WHERE selector = 'state'),
            party.country IS NOT NULL) AS organ
    FROM sides WHERE party.entity IS NOT NULL OR party.code IS NOT NULL
"""

# Who belongs to whom: a group to its sponsor's country, a brigade to its umbrella.
TIES = """
    SELECT DISTINCT entity_id AS entity, tie.entity AS other, left(tie.entity, 3) AS country, tie.kind AS kind
    FROM (SELECT entity_id, unnest(affiliations) AS tie FROM entities)
"""

# Tellings of known days, and parties or ground, that say the same in the same words, as copies of an article do, are
# compared by one of them, and each of the others with that one.
VOICES = f"""
    WITH placed AS (
        SELECT * FROM story_inputs WHERE latest - earliest <= {WIDE_DAYS} AND sentence_text IS NOT NULL
            AND coalesce(place.name, ground, (SELECT any_value(event_id) FROM story_parties AS party
                WHERE party.event_id = story_inputs.event_id)) IS NOT NULL
    )
    SELECT event_id, min(event_id) OVER (PARTITION BY sentence_text, trigger_start - sentence_start, event_type,
        standing, since, earliest, latest, dated, modes, counts, host, place, doer_elsewhere,
        [(p.entity, p.code, p.text) FOR p IN actors], [(p.entity, p.code, p.text) FOR p IN recipients]) AS voice
    FROM placed
    UNION ALL
    SELECT event_id, event_id FROM story_inputs ANTI JOIN placed USING (event_id)
"""

# Where tellings meet, a row each: the weeks that an event can have happened in, with its neighbours' days, beside a
# party, a place or the state whose ground it is; and somebody or some town that few happenings have, where what is told
# without a day or with its year alone ("far") meets whatever its days allow.
BLOCKS = f"""
    WITH told AS (SELECT * FROM story_inputs WHERE event_id IN (SELECT voice FROM story_voices)),
    weeks AS (
        SELECT event_id, unnest(range(
            (earliest - DATE '1970-01-01' - {NEAR_DAYS}) // 7, (latest - DATE '1970-01-01' + {NEAR_DAYS}) // 7 + 1
        )) AS week
        FROM told WHERE latest - earliest <= {WIDE_DAYS}
    ),
    keys AS (
        SELECT event_id, country AS key FROM story_parties WHERE country IS NOT NULL
        UNION SELECT event_id, entity FROM story_parties WHERE entity IS NOT NULL
        UNION SELECT event_id, 'place:' || place.name FROM told WHERE place.name IS NOT NULL
        UNION SELECT event_id, ties.country FROM story_parties JOIN story_ties AS ties USING (entity)
        UNION SELECT event_id, 'ground:' || ground FROM told WHERE ground IS NOT NULL
    ),
    known AS (
        SELECT event_id, entity AS key FROM story_parties WHERE entity <> coalesce(code, '') AND len(entity) > 3
        UNION SELECT event_id, 'place:' || place.name FROM told WHERE place.precision IN ('city', 'point')
    ),
    blocks AS (
        SELECT event_id, week || ' ' || key AS block, NULL AS far FROM weeks JOIN keys USING (event_id)
        UNION ALL
        SELECT event_id, key, latest - since > {WIDE_DAYS} FROM known JOIN told USING (event_id)
        WHERE latest - since <= {LONGEST_DAYS}
    )
    SELECT event_id, family, standing, since, latest, far, block,
        count(*) OVER (PARTITION BY family, standing, block) > {CROWD} AS crowded
    FROM blocks JOIN told USING (event_id) WHERE family IS NOT NULL
"""

# In a block of very many tellings (a war has hundreds a day) only those meet that share a word which few have there, or
# that stand near each other when all are put in order of day, place and telling words.
CROWDS = f"""
    WITH crowd AS (SELECT * EXCLUDE crowded FROM story_blocks WHERE crowded),
    words AS (
        SELECT crowd.*, word, count(*) OVER (PARTITION BY family, standing, block, word) AS n
        FROM crowd JOIN story_terms USING (event_id)
    ),
    telling AS (
        SELECT event_id, list(word ORDER BY weight DESC, word) AS telling FROM story_terms
        WHERE event_id IN (SELECT event_id FROM crowd) GROUP BY event_id
    ),
    ordered AS (
        SELECT crowd.*, row_number() OVER (PARTITION BY crowd.family, crowd.standing, block
            ORDER BY crowd.since, crowd.latest, place.name, telling, event_id) // {NEAR_IT} AS row_at
        FROM crowd JOIN story_inputs USING (event_id) LEFT JOIN telling USING (event_id)
    )
    SELECT * EXCLUDE (word, n) REPLACE (block || ' word ' || word AS block) FROM words WHERE n <= {FEW_THERE}
    UNION ALL
    SELECT * EXCLUDE (row_at) REPLACE (block || ' row ' || unnest([row_at, row_at + 1]) AS block) FROM ordered
"""

# Pairs worth comparing: one family or its kin, days that meet, and a party or a place in common; or one document.
CANDIDATES = """
    WITH blocks AS (SELECT * EXCLUDE crowded FROM story_blocks WHERE NOT crowded UNION ALL BY NAME FROM story_crowds)
    SELECT DISTINCT a.event_id AS a, b.event_id AS b
    FROM blocks AS a JOIN story_kin ON story_kin.one = a.family
    JOIN blocks AS b ON b.family = story_kin.other AND b.standing = a.standing AND b.block = a.block
    WHERE a.event_id < b.event_id AND (a.far IS NULL AND b.far IS NULL
        OR a.family = b.family AND (a.far OR b.far) AND a.since <= b.latest AND b.since <= a.latest)
    UNION
    SELECT voice, event_id FROM story_voices WHERE voice <> event_id
    UNION
    SELECT a.event_id, b.event_id
    FROM story_inputs AS a JOIN story_inputs AS b USING (document_id, standing)
    LEFT JOIN story_kin ON story_kin.one = a.family AND story_kin.other = b.family
    WHERE a.event_id < b.event_id AND (a.family IS NULL AND b.family IS NULL OR story_kin.one IS NOT NULL)
    UNION
    -- words without type and day, such as triggers that are given: in reports of one subject
    SELECT a.event_id, b.event_id
    FROM (SELECT * FROM story_inputs JOIN story_subjects USING (document_id) WHERE family IS NULL) AS a
    JOIN (SELECT * FROM story_inputs JOIN story_subjects USING (document_id) WHERE family IS NULL) AS b
        USING (subject, standing)
    WHERE a.event_id < b.event_id
"""

# How well the parties of a side agree: 4 the same entity, 3 the same code, 2 organs of one state or a group and its
# umbrella, 1 one country or a group and its sponsor, 0 others; no row where a side is not known. "states": all are
# states or their organs, and of different countries.
MATCHES = """
    SELECT pairs.a, pairs.b, x.side AS side_a, y.side AS side_b, max(CASE
        WHEN x.entity = y.entity THEN 4
        WHEN x.code = y.code AND (x.entity IS NULL OR y.entity IS NULL OR x.entity = x.code OR y.entity = y.code) THEN 3
        WHEN x.country = y.country AND x.organ AND y.organ THEN 2
        WHEN x_up.kind IN ('part_of', 'member') OR y_up.kind IN ('part_of', 'member') THEN 2
        WHEN x.country = y.country THEN 1
        WHEN x_up.kind = 'sponsor' OR y_up.kind = 'sponsor' THEN 1
        ELSE 0 END) AS match,
        bool_and(coalesce(x.country <> y.country AND x.country IN (FROM story_states)
            AND y.country IN (FROM story_states) AND (x.side = 'actor' OR x.organ AND y.organ), false)) AS states
    FROM story_compared AS pairs
    JOIN story_parties AS x ON x.event_id = pairs.a
    JOIN story_parties AS y ON y.event_id = pairs.b
    LEFT JOIN story_ties AS x_up ON x_up.entity = x.entity AND (x_up.other = y.entity OR x_up.other = y.code
        OR x_up.kind = 'sponsor' AND x_up.country = y.country)
    LEFT JOIN story_ties AS y_up ON y_up.entity = y.entity AND (y_up.other = x.entity OR y_up.other = x.code
        OR y_up.kind = 'sponsor' AND y_up.country = x.country)
    GROUP BY ALL
"""

# An actor whom a telling takes from another sentence is no evidence against one that the other telling names.
# Two events whose parties stand on one side (they met, they clashed) or help each other are compared whichever way
# they are listed.
SIDES = """
    WITH found AS (
        SELECT pairs.a, pairs.b, any_value(x.mutual OR y.mutual) AS mutual,
            any_value(x.doer_elsewhere OR y.doer_elsewhere) AS elsewhere,
            max(match) FILTER (side_a = 'actor' AND side_b = 'actor') AS aa,
            max(match) FILTER (side_a = 'recipient' AND side_b = 'recipient') AS rr,
            max(match) FILTER (side_a = 'actor' AND side_b = 'recipient') AS ar,
            max(match) FILTER (side_a = 'recipient' AND side_b = 'actor') AS ra,
            -- whom words are for is often only guessed
            bool_or(states AND match = 0 AND (side_a = 'actor' OR NOT x.speech)) FILTER (side_a = side_b) AS states
        FROM story_compared AS pairs
        JOIN story_inputs AS x ON x.event_id = pairs.a JOIN story_inputs AS y ON y.event_id = pairs.b
        LEFT JOIN story_matches AS matches ON matches.a = pairs.a AND matches.b = pairs.b
        GROUP BY ALL
    )
    SELECT a, b,
        CASE WHEN mutual AND coalesce(ar, 0) + coalesce(ra, 0) > coalesce(aa, 0) + coalesce(rr, 0)
            THEN coalesce(ar, ra)
            WHEN aa > 0 OR NOT elsewhere THEN aa END AS actor_match,
        CASE WHEN mutual AND coalesce(ar, 0) + coalesce(ra, 0) > coalesce(aa, 0) + coalesce(rr, 0)
            THEN coalesce(ra, aa, rr)
            WHEN mutual THEN coalesce(rr, greatest(ar, ra)) ELSE rr END AS recipient_match,
        aa IS NULL AS actor_unknown,
        NOT mutual AND ar > 0 AND ra > 0 AND aa = 0 AND rr = 0 AS turned,
        -- "Poland expelled four of them", "Germany expelled four of them"
        NOT mutual AND NOT elsewhere AND states AND coalesce(ar, 0) = 0 AND coalesce(ra, 0) = 0 AS other_states
    FROM found
"""

# How likely words are that stand for a side whose party is not known: the share of the shorter side's words.
WORDING = """
    SELECT a, b, len(list_intersect(x.actor, y.actor)) / nullif(least(len(x.actor), len(y.actor)), 0) AS actor_words,
        len(list_intersect(x.recipient, y.recipient))
            / nullif(least(len(x.recipient), len(y.recipient)), 0) AS recipient_words,
        len(list_intersect(x.either, y.either)) / nullif(least(len(x.either), len(y.either)), 0) AS any_words
    FROM (FROM story_sides WHERE actor_match IS NULL OR recipient_match IS NULL) AS pairs
    JOIN story_arguments AS x ON x.event_id = pairs.a JOIN story_arguments AS y ON y.event_id = pairs.b
"""

# The likeness of two sentences: the cosine of their weighed words, the triggers' own left out.
SENTENCES = """
    WITH held AS MATERIALIZED (
        SELECT a, b, word, weight FROM story_compared JOIN story_terms ON event_id = a
    )
    SELECT a, b, sum(held.weight * y.weight) AS likeness
    FROM held JOIN story_terms AS y ON y.event_id = b AND y.word = held.word
    GROUP BY ALL
"""

# How far the words next to two triggers are the same: the rarity of what both have, of the less telling side's.
BESIDE = """
    SELECT pairs.a, pairs.b, sum(x.weight) / greatest(min(least(x.total, y.total)), 0.01) AS beside
    FROM story_compared AS pairs JOIN story_beside AS x ON x.event_id = pairs.a
    JOIN story_beside AS y ON y.event_id = pairs.b AND y.word = x.word
    GROUP BY ALL
"""

# How often two triggers whose type is not known stand in one sentence of their subject's reports, this pair's own left
# out, and in how many sentences the rarer one stands. What is told side by side is two things.
TOGETHER = """
    WITH held AS (
        SELECT DISTINCT subject, stem, document_id, sentence_start
        FROM story_stems JOIN story_inputs USING (event_id) JOIN story_subjects USING (document_id)
    ),
    met AS (
        SELECT x.subject, x.stem AS one, y.stem AS other, count(*) AS n
        FROM held AS x JOIN held AS y USING (document_id, sentence_start) WHERE x.stem < y.stem GROUP BY ALL
    ),
    alone AS (SELECT subject, stem, count(*) AS n FROM held GROUP BY ALL)
    SELECT pairs.a, pairs.b,
        coalesce(met.n, 0) - (x.document_id = y.document_id AND x.sentence_start = y.sentence_start)::INT AS together,
        least(one.n, other.n) AS sentences
    FROM story_compared AS pairs
    JOIN story_inputs AS x ON x.event_id = pairs.a JOIN story_inputs AS y ON y.event_id = pairs.b
    JOIN story_stems AS s ON s.event_id = pairs.a JOIN story_stems AS t ON t.event_id = pairs.b AND t.stem <> s.stem
    JOIN story_subjects AS subjects ON subjects.document_id = x.document_id
    JOIN alone AS one ON one.subject = subjects.subject AND one.stem = s.stem
    JOIN alone AS other ON other.subject = subjects.subject AND other.stem = t.stem
    LEFT JOIN met ON met.subject = subjects.subject AND met.one = least(s.stem, t.stem)
        AND met.other = greatest(s.stem, t.stem)
"""

# Everything that speaks for and against a pair, a column each.
EVIDENCE = f"""
    SELECT pairs.a, pairs.b, x.document_id = y.document_id AS same_document, x.origin = y.origin AS same_origin,
        x.document_id = y.document_id AND x.sentence_start = y.sentence_start AS same_sentence,
        CASE WHEN x.family IS NULL OR y.family IS NULL THEN NULL ELSE x.event_type = y.event_type END AS same_type,
        x.family IS NOT DISTINCT FROM y.family AS same_family,
        coalesce(list_has_any(x.modes, kin.one_modes) AND list_has_any(y.modes, kin.other_modes), false) AS one_act,
        coalesce(x.speech, false) AS speech,
        actor_match, recipient_match, coalesce(turned, false) AS turned,
        coalesce(other_states AND x.open AND y.open, false) AS other_states,
        list_has_any(one.things, other.things) AS same_thing,
        CASE WHEN actor_match IS NULL AND actor_unknown THEN actor_words END AS actor_words,
        CASE WHEN recipient_match IS NULL THEN recipient_words END AS recipient_words,
        CASE WHEN actor_match IS NULL AND recipient_match IS NULL THEN any_words END AS any_words,
        -- days between the two, 0 where their days meet; NULL where one has none
        greatest(0, x.since - y.latest, y.since - x.latest) AS days_apart,
        x.earliest = y.earliest AND x.latest = y.latest AND x.latest - x.earliest <= 1 AS same_days,
        x.dated AND y.dated AS both_dated,
        CASE WHEN x.earliest <= y.latest AND y.earliest <= x.latest
            THEN greatest(x.latest - x.earliest, y.latest - y.earliest)
            ELSE greatest(x.latest - x.since, y.latest - y.since) END AS days_wide,
        CASE WHEN x.place.name = y.place.name OR starts_with(x.place.name, y.place.name || ' ')
                OR starts_with(y.place.name, x.place.name || ' ') THEN 'same'  -- "Baghdad International Airport"
            WHEN x.ground IS NULL OR y.ground IS NULL THEN NULL
            WHEN x.ground <> y.ground AND x.place.precision IN ('city', 'point')
                AND y.place.precision IN ('city', 'point') THEN 'other country'
            WHEN x.ground <> y.ground THEN 'other ground'
            WHEN x.place.precision IN ('city', 'point') AND y.place.precision IN ('city', 'point')
                AND coalesce(abs(x.place.lat - y.place.lat) <= {NEAR_DEGREES}
                    AND abs(x.place.lon - y.place.lon) <= {NEAR_DEGREES}, false) THEN 'near'
            WHEN x.place.precision IN ('city', 'point') AND y.place.precision IN ('city', 'point')
                AND greatest(abs(x.place.lat - y.place.lat), abs(x.place.lon - y.place.lon)) > {FAR_DEGREES} THEN 'far'
            WHEN x.place.precision IN ('city', 'point') AND y.place.precision IN ('city', 'point') THEN 'other place'
            ELSE 'same country' END AS place,
        CASE WHEN len(x.modes) = 0 OR len(y.modes) = 0 THEN NULL ELSE list_has_any(x.modes, y.modes) END AS same_mode,
        coalesce(trigger, 'other') AS trigger, coalesce(trigger_rarity, 0) AS trigger_rarity,
        coalesce(other_rarity, 0) AS other_rarity, closeness, coalesce(stem, '') AS stem,
        coalesce(other_stem, '') AS other_stem, together.together AS together, together.sentences AS sentences,
        coalesce(beside, 0) AS beside,
        coalesce(sentences.likeness, 0) AS sentence_likeness,
        -- of reports whose events have no day, which then must stand for it
        CASE WHEN x.earliest IS NULL OR y.earliest IS NULL THEN reports.likeness END AS report_likeness,
        CASE WHEN len(x.counts) = 0 OR len(y.counts) = 0 THEN NULL
            ELSE coalesce(list_max([c.min FOR c IN x.counts
                IF list_contains([(d.what, d.min) FOR d IN y.counts], (c.what, c.min))]), -1)
            END AS same_count,
        coalesce(same_as.pointed, false) AS said_same, coalesce(NOT same_as.pointed, false) AS alike
    FROM story_sides AS pairs
    JOIN story_inputs AS x ON x.event_id = pairs.a
    JOIN story_inputs AS y ON y.event_id = pairs.b
    LEFT JOIN story_things AS one ON one.event_id = pairs.a
    LEFT JOIN story_things AS other ON other.event_id = pairs.b
    LEFT JOIN story_kin AS kin ON kin.one = x.family AND kin.other = y.family
    LEFT JOIN story_wording AS wording USING (a, b)
    LEFT JOIN story_sentences AS sentences USING (a, b)
    LEFT JOIN story_nearby AS nearby USING (a, b)
    LEFT JOIN story_together AS together USING (a, b)
    LEFT JOIN story_triggers AS triggers ON triggers.one = least(x.trigger_word, y.trigger_word)
        AND triggers.other = greatest(x.trigger_word, y.trigger_word)
    LEFT JOIN story_reports AS reports ON reports.one = least(x.document_id, y.document_id)
        AND reports.other = greatest(x.document_id, y.document_id)
    LEFT JOIN (SELECT least("from", "to") AS a, greatest("from", "to") AS b, bool_or(signal IS NOT NULL) AS pointed
        FROM current_links WHERE kind = 'same_as' GROUP BY ALL) AS same_as USING (a, b)
"""


def _reached(column: str, steps: Sequence[float]) -> str:
    """A number as the last step that it reaches; 0 below the first."""
    reached = " ".join(f"WHEN {column} >= {step} THEN {step}" for step in sorted(steps, reverse=True))
    return f"CASE WHEN {column} IS NULL THEN NULL {reached} ELSE 0 END"


# Evidence has few levels. Pairs that have the same ones are of one kind, which is scored once: a number counts by the
# step that it reaches, and where types and days are known, what would stand for them not at all.
GRADES = {
    "actor_words": _reached("actor_words", SHARES),
    "recipient_words": _reached("recipient_words", SHARES),
    "any_words": _reached("any_words", SHARES),
    "days_apart": _reached("days_apart", (1, 2)),
    "days_wide": _reached("days_wide", (WEEK + 1, LONG_DAYS + 1)),
    "sentence_likeness": _reached("sentence_likeness", LIKENESS),
    "same_count": f"CASE WHEN same_count > {FEW} THEN {FEW + 1} ELSE same_count END",
    **dict.fromkeys(("trigger_rarity", "other_rarity", "beside"), "0"),
    **dict.fromkeys(("closeness", "together", "sentences", "report_likeness"), "NULL"),
    **dict.fromkeys(("stem", "other_stem"), "''"),
}
_GRADED = (f"CASE WHEN same_type IS NULL THEN {name} ELSE {grade} END AS {name}" for name, grade in GRADES.items())
GRADED = f"""
    SELECT a, b, hash(*COLUMNS(* EXCLUDE (a, b))) AS kind, * EXCLUDE (a, b)
    FROM (SELECT * REPLACE (false AS same_origin, {", ".join(_GRADED)}) FROM story_evidence)
"""
SCORED = """
    SELECT a, b, same_document, log_odds, bare, barred FROM story_graded JOIN story_scores USING (kind)
"""
KEPT = """
    SELECT a, b, scores.log_odds, evidence FROM story_graded JOIN story_scores AS scores USING (kind)
    WHERE scores.log_odds >= $least
"""
# The same by the events' places in their order; and the days of these, where they are known well, and the towns.
PAIRS = """
    SELECT x.n AS a, y.n AS b, log_odds, same_document, bare, barred FROM story_scored
    JOIN story_inputs AS x ON x.event_id = a JOIN story_inputs AS y ON y.event_id = b
"""
REACH = f"""
    SELECT event_id, CASE WHEN narrow THEN since - DATE '1970-01-01' END,
        CASE WHEN narrow THEN latest - DATE '1970-01-01' END,
        CASE WHEN town THEN place.lat END, CASE WHEN town THEN place.lon END
    FROM (
        SELECT *, latest - earliest <= {WIDE_DAYS} AS narrow,
            NOT coalesce(speech, false) AND place.precision IN ('city', 'point') AS town
        FROM story_inputs
    ) ORDER BY n
"""

STEPS = (
    ("story_inputs", INPUTS),
    ("story_parties", PARTIES),
    ("story_ties", TIES),
    ("story_voices", VOICES),
    ("story_blocks", BLOCKS),
    ("story_crowds", CROWDS),
    ("story_candidates", CANDIDATES),
)
COMPARING = (
    ("story_matches", MATCHES),
    ("story_sides", SIDES),
    ("story_wording", WORDING),
    ("story_sentences", SENTENCES),
    ("story_nearby", BESIDE),
    ("story_together", TOGETHER),
    ("story_evidence", EVIDENCE),
)
