"""The rows of the stories: what their events say together."""

from __future__ import annotations

from polybius.stories.mouths import pointing

# One row a telling of a story. Copies of an article speak with one voice, its own; what the article neither tells nor
# has in its text is that of the first copy which tells it.
TOLD = """
    WITH told AS (SELECT *, origin AS article FROM story_members JOIN story_inputs USING (event_id)),
    held AS (
        SELECT *, article = document_id OR article NOT IN (SELECT copy_of FROM copied_sentences)
            OR (article, sentence_text) IN (SELECT copy_of, sentence FROM copied_sentences WHERE document_id = copy_of)
            AS in_article
        FROM told
    ),
    marked AS (
        SELECT *, NOT in_article AND (story_id, article) NOT IN (SELECT story_id, document_id FROM told) AS own
        FROM held
    )
    SELECT * EXCLUDE (own) REPLACE (CASE WHEN own THEN first_value(document_id)
        OVER (PARTITION BY story_id, article, own ORDER BY told NULLS LAST, document_id) ELSE article END AS origin)
    FROM marked
"""

# Where reports of one story give different days, the narrowest that most documents give.
DAYS = """
    SELECT story_id, earliest, latest FROM (
        SELECT story_id, earliest, latest, count(DISTINCT origin) AS told FROM story_told
        WHERE earliest IS NOT NULL GROUP BY ALL
    ) QUALIFY row_number() OVER (
        PARTITION BY story_id ORDER BY latest - earliest <= 7 DESC, told DESC, latest - earliest, latest, earliest) = 1
"""

TYPES = """
    SELECT story_id, event_type, any_value(quad) AS quad FROM (
        SELECT story_id, event_type, quad, count(DISTINCT origin) AS told FROM story_told GROUP BY ALL
    ) GROUP BY story_id, event_type
    QUALIFY row_number() OVER (PARTITION BY story_id ORDER BY max(told) DESC, event_type) = 1
"""

# One row a telling, side and party, and one without a party where it names nobody who is known: a telling speaks with
# its confidence, and of who did it by as much as it holds those likely whom it names, or nobody.
VOTES = """
    SELECT story_id, side, event_id, origin, coalesce(entity, code) AS id, country, confidence * coalesce(
        max(list_max([w.probability FOR w IN weighed IF side = 'actor'
            AND (w.value = key OR key IS NULL AND w.value IN ('nobody', 'unknown'))]))
        OVER (PARTITION BY story_id, side, event_id), 1) AS vote
    FROM story_told CROSS JOIN (VALUES ('actor'), ('recipient')) AS sides(side)
    LEFT JOIN (SELECT *, left(coalesce(country, code), 3) AS key FROM story_parties) USING (event_id, side)
"""

# A party or a country stands on a side when a third as much speaks for it there as for the most told one, and as for
# the surest telling of the story: what one of many reads otherwise, or reads with little ground where surer ones name
# nobody, is that one's reading. Who is of the state that is hit did it where some telling is surer of it than the
# surest of nobody: "Two Americans died ... after the United States had bombed the depots".
LEAST_SHARE = 1 / 3
OWN_VICTIMS = "(FROM (SELECT DISTINCT story_id, country FROM story_votes WHERE side = 'recipient'))"


def _most_told(what: str, name: str) -> str:
    """Of both sides of a story what most documents name, those first; of as many, what most tellings name."""
    return f"""
    SELECT story_id, side, list(named ORDER BY n_documents DESC, n_tellings DESC, named) AS {name} FROM (
        SELECT story_id, side, named, count(DISTINCT origin) AS n_documents, count(*) AS n_tellings
        FROM (
            SELECT story_id, side, {what} AS named, origin, event_id, max(vote) AS vote,
                any_value(side = 'actor' AND (story_id, country) IN {OWN_VICTIMS}) AS own
            FROM story_votes WHERE {what} IS NOT NULL GROUP BY ALL
        ) JOIN (
            SELECT story_id, side, max(vote) AS surest, max(vote) FILTER (id IS NULL) AS nobody
            FROM story_votes GROUP BY ALL
        ) USING (story_id, side)
        GROUP BY story_id, side, named, surest, nobody
        HAVING NOT bool_or(own) OR max(vote) >= coalesce(nobody, 0)
        QUALIFY sum(vote) >= {LEAST_SHARE:.4f} * greatest(max(sum(vote)) OVER (PARTITION BY story_id, side), surest)
    ) GROUP BY story_id, side
"""


SIDES = f"""
    SELECT story_id, side, ids, countries
    FROM ({_most_told("id", "ids")}) LEFT JOIN ({_most_told("country", "countries")})
        USING (story_id, side)
"""

PLACES = """
    SELECT story_id, place FROM (
        SELECT story_id, place.name AS name, min(place) AS place, count(DISTINCT origin) AS told,
            max(place.precision IN ('city', 'point')) AS precise
        FROM story_told WHERE place IS NOT NULL GROUP BY ALL
    ) QUALIFY row_number() OVER (PARTITION BY story_id ORDER BY precise DESC, told DESC, name) = 1
"""

GROUNDS = """
    SELECT story_id, ground FROM (
        SELECT story_id, ground, count(DISTINCT origin) AS told
        FROM story_told WHERE ground IS NOT NULL GROUP BY ALL
    ) QUALIFY row_number() OVER (PARTITION BY story_id ORDER BY told DESC, ground) = 1
"""

COUNTS = """
    SELECT story_id,
        min(c.min) FILTER (c.what = 'killed') AS killed_min,
        max(coalesce(c.max, c.min)) FILTER (c.what = 'killed') AS killed_max,
        min(c.min) FILTER (c.what = 'injured') AS injured_min,
        max(coalesce(c.max, c.min)) FILTER (c.what = 'injured') AS injured_max
    FROM (SELECT story_id, unnest(counts) AS c FROM story_told)
    GROUP BY story_id
"""

# Every number with the innermost source that gives it, and the sentence in which it stands; copies of an article give
# it once. A number that an analyst put in has no sources of its own, nor has one of a store made before numbers had:
# then the mouths of the act have told it, unless another sentence did ("The police put the toll at six").
SPREAD = f"""
    WITH numbers AS (SELECT * EXCLUDE (counts), unnest(counts) AS c FROM story_told),
    mouthed AS (
        SELECT *, CASE WHEN c.sources IS NULL AND c.start >= sentence_start + len(sentence_text) THEN NULL
            ELSE coalesce(c.sources, sources) END AS mouths
        FROM numbers
    ),
    named AS (SELECT entity_id, document_id AS named_in, any_value(name) AS name FROM entities GROUP BY ALL)
    SELECT story_id, c.what AS what, c.min AS min, c.max AS max, told,
        CASE WHEN c.start IS NULL THEN 'an analyst (correction)' WHEN mouth.cue IS NULL THEN publisher
            WHEN {pointing("mouth")} THEN coalesce(name, mouth.text)
            ELSE coalesce(mouth.text, 'somebody unnamed') END AS says,
        coalesce(mouth.country, mouth.entity) AS side, publisher,
        coalesce(mouth.factuality, factuality) AS factuality,
        [coalesce(s.text, s.cue.text) FOR s IN mouths[2:]] AS through, coalesce(c.sentence, sentence_text) AS sentence,
        c.start AS start, event_id, document_id, origin, run_id
    FROM (SELECT *, mouths[1] AS mouth FROM mouthed)
    LEFT JOIN named ON entity_id = coalesce(mouth.entity, mouth.code) AND named_in = document_id
    QUALIFY row_number() OVER (
        PARTITION BY story_id, origin, what, c.min, c.max, says ORDER BY told, document_id, event_id) = 1
    ORDER BY story_id, what, told NULLS LAST, document_id, start, event_id, min
"""

# Doers whom nobody names who tells it as done, but accusers or their own denials alone, where others tell it without
# them or they deny it.
BLAMED = """
    SELECT story_id, list(party ORDER BY party) AS blamed FROM (
        SELECT story_id, party, any_value(party_side) AS side, bool_or(says = 'blames') AS accused
        FROM claim_named WHERE place = 'actor' AND known AND NOT accuses GROUP BY story_id, party
        HAVING NOT bool_or(says NOT IN ('blames', 'denies'))
    ) AS held
    WHERE story_id IN (SELECT story_id FROM claim_stances WHERE NOT accuses AND says NOT IN ('blames', 'denies'))
        OR accused AND (story_id, side) IN (SELECT story_id, side FROM claims WHERE says = 'denies')
    GROUP BY story_id
"""

# Who holds that it was not so; what all reports tell in their own name as not done is told so, and denied by nobody.
DENIERS = """
    SELECT story_id, list(denier ORDER BY since NULLS LAST, denier) AS denied_by,
        list(speakers ORDER BY since NULLS LAST, denier) AS denied_who
    FROM (
        SELECT story_id, CASE WHEN voice IN ('state', 'known') THEN side ELSE who[1] END AS denier, min(since) AS since,
            array_to_string(arg_min(who, claim_id), '; ') AS speakers
        FROM claims WHERE says = 'denies'
            AND (voice <> 'publisher' OR story_id IN (SELECT story_id FROM claims WHERE says <> 'denies'))
        GROUP BY story_id, denier
    ) GROUP BY story_id
"""

FACTUALITY = "['CT+', 'PR+', 'PS+', 'Uu', 'PS-', 'PR-', 'CT-']"  # the best first
DONE = "factuality IN ('CT+', 'PR+') AND NOT list_has_any(auxiliary, ['negation', 'hypothetical', 'future'])"

# What the title of a story calls its parties: by their codes, and who has an id of his own by his name.
CALLED = """
    WITH parts AS (
        SELECT story_id, 'who' AS part, 1 AS nth, [id FOR id IN actors IF NOT list_contains(blamed, id)][1] AS id
        FROM sides JOIN disputed USING (story_id)
        UNION ALL SELECT story_id, 'whom', 1, recipients[1] FROM sides
        UNION ALL SELECT story_id, 'blamed', unnest(range(len(blamed))), unnest(blamed) FROM disputed
        UNION ALL SELECT story_id, 'denied', unnest(range(len(denied_by))), unnest(denied_by) FROM disputed
    ),
    named AS (
        SELECT entity_id AS id, arg_min(name, document_id) AS name
        FROM entities JOIN current_readings USING (document_id, run_id)
        WHERE entity_id IS DISTINCT FROM code GROUP BY entity_id
    )
    SELECT story_id, any_value(words) FILTER (part = 'who') AS who, any_value(words) FILTER (part = 'whom') AS whom,
        string_agg(words, ', ' ORDER BY nth) FILTER (part = 'blamed') AS blamed_words,
        string_agg(words, ', ' ORDER BY nth) FILTER (part = 'denied') AS denied_words
    FROM (SELECT story_id, part, nth, coalesce(name, id) AS words FROM parts LEFT JOIN named USING (id))
    GROUP BY story_id
"""

STORIES = f"""
    WITH base AS (
        SELECT story_id,
            count(*) AS n_events, count(DISTINCT origin) AS n_documents,
            count(DISTINCT lower(publisher)) AS n_sources,
            count(DISTINCT origin) FILTER (factuality IN ('CT-', 'PR-') OR list_contains(auxiliary, 'negation')
                OR len(deniers) > 0)
                AS n_denying,
            median(score) AS score, max(confidence) AS confidence,
            {FACTUALITY}[min(list_position({FACTUALITY}, factuality))] AS factuality,
            bool_or({DONE}) AS done, bool_or(reciprocal) AS reciprocal, bool_or(ended) AS ended,
            list_sort(list_distinct(flatten(list(modes)))) AS modes,
            list_sort(list_distinct(flatten(list(contexts)))) AS contexts,
            list_sort(list(DISTINCT document_id)) AS documents, list_sort(list(DISTINCT run_id)) AS runs
        FROM story_told GROUP BY story_id
    ),
    copied AS (
        SELECT story_id, count(DISTINCT document_id) AS n_copies FROM (
            SELECT story_id, document_id FROM story_told
            UNION
            SELECT story_id, held.document_id FROM (SELECT DISTINCT story_id, article, sentence_text FROM story_told)
            JOIN copied_sentences AS held ON held.copy_of = article AND held.sentence = sentence_text
        ) WHERE (story_id, document_id) NOT IN (SELECT story_id, origin FROM story_told) GROUP BY story_id
    ),
    sides AS (
        SELECT story_id,
            coalesce(any_value(ids) FILTER (side = 'actor'), []) AS actors,
            coalesce(any_value(ids) FILTER (side = 'recipient'), []) AS recipients,
            coalesce(any_value(countries) FILTER (side = 'actor'), []) AS actor_countries,
            coalesce(any_value(countries) FILTER (side = 'recipient'), []) AS recipient_countries
        FROM base LEFT JOIN ({SIDES}) AS told USING (story_id) GROUP BY story_id
    ),
    disputed AS (
        SELECT story_id, [id FOR id IN actors IF list_contains(blamed, id)] AS blamed,
            coalesce(denied_by, []) AS denied_by, coalesce(denied_who, []) AS denied_who
        FROM sides LEFT JOIN ({BLAMED}) USING (story_id) LEFT JOIN ({DENIERS}) USING (story_id)
    )
    SELECT story_id, revision, event_type, quad, modes, contexts, actors, recipients,
        list_sort(actor_countries) AS actor_countries, list_sort(recipient_countries) AS recipient_countries,
        reciprocal, days.earliest, days.latest, places.place.name AS place,
        coalesce(places.place.country, ground) AS place_country, places.place.lat AS lat, places.place.lon AS lon,
        places.place.precision AS place_precision,
        n_events, n_documents, coalesce(n_copies, 0) AS n_copies, n_sources, n_denying, score, confidence, factuality,
        done, ended, killed_min, killed_max, injured_min, injured_max,
        concat_ws(' ', called.who, event_type, called.whom)
            || CASE WHEN days.earliest IS NULL THEN ''
                WHEN days.earliest = days.latest THEN ', ' || days.earliest
                ELSE ', ' || days.earliest || ' to ' || days.latest END
            || coalesce(', blamed: ' || blamed_words, '') || coalesce(', denied by ' || denied_words, '')
            AS title, blamed, denied_by, denied_who,
        documents, runs
    FROM base JOIN sides USING (story_id) JOIN disputed USING (story_id) JOIN ({TYPES}) AS types USING (story_id)
    JOIN story_numbers USING (story_id) JOIN ({CALLED}) AS called USING (story_id)
    LEFT JOIN ({DAYS}) AS days USING (story_id)
    LEFT JOIN ({PLACES}) AS places USING (story_id) LEFT JOIN ({GROUNDS}) AS grounds USING (story_id)
    LEFT JOIN ({COUNTS}) AS counted USING (story_id) LEFT JOIN copied USING (story_id)
    ORDER BY story_id
"""
