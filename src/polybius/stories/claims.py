"""Who asserts a story, who denies it, who blames whom, since when and through whom: one row a story and side.

Each step is a temporary table of the connection and can be looked at after ``link``.
"""

from __future__ import annotations

import itertools

import duckdb

from polybius import resources
from polybius.stories.mouths import PRONOUNS, pointing, side, voice
from polybius.stories.origins import Telling, origins

__all__ = ["create", "fill"]

COUNTS = "STRUCT(what VARCHAR, min BIGINT, max BIGINT, told DATE, who VARCHAR[])[]"
TABLES = f"""
    CREATE TABLE IF NOT EXISTS claims (
        claim_id VARCHAR, story_id VARCHAR, says VARCHAR, voice VARCHAR, side VARCHAR, who VARCHAR[], blames VARCHAR[],
        actors VARCHAR[], recipients VARCHAR[],  -- whom it names as doer and as the one that it was done to
        since DATE, until DATE, outlets VARCHAR[], through VARCHAR[], factuality VARCHAR,
        counts {COUNTS},  -- with who of the side gives each
        n_events BIGINT, n_documents BIGINT, n_origins BIGINT, n_story_origins BIGINT,
        events VARCHAR[], documents VARCHAR[], runs VARCHAR[]);
    -- what each claim rests on: a row a telling, with its sentence by the event
    CREATE TABLE IF NOT EXISTS claim_events (
        claim_id VARCHAR, story_id VARCHAR, event_id VARCHAR, document_id VARCHAR, run_id VARCHAR, told DATE,
        who VARCHAR, entity VARCHAR, cue VARCHAR, through VARCHAR[], outlet VARCHAR, factuality VARCHAR, origin BIGINT);
"""
# Lists that the steps look things up in; DuckDB takes no subquery inside a list's expression.
ACCUSING, DENIAL = (f"getvariable('claim_{name}')" for name in ("accusing", "denial"))  # beginnings of cues
DENYING = "('CT-', 'PR-', 'PS-')"
SURE = "('CT+', 'PR+')"
STRONGEST = "['CT+', 'CT-', 'PR+', 'PR-', 'PS+', 'PS-', 'Uu']"  # the most certain first


# One row a telling and mouth that stands for it: the innermost source and those who say it with it; one that denies
# what another asserts, around it or beside it; the accuser, whose word the act itself is; the publisher where nobody is
# cited; and who tells a number alone. Each has the numbers that stand in its own words; those that an analyst put in,
# and of a store made before numbers had mouths, are of all of them.
MOUTHS = f"""
    WITH told AS (
        SELECT story_id, event_id, document_id, origin AS first_copy, article, in_article, sentence_text, run_id, told,
            told.publisher, event_type, modes, actors, recipients, counts, factuality AS published_as, auxiliary,
            joint, deniers, sentence_start,
            coalesce(sources, []) AS sources,
            coalesce(firsts.publisher, told.publisher) AS first_publisher,
            event_type = 'ACCUSE' AND NOT list_contains(modes, 'investigate') AND factuality IN {SURE}
                AND len(auxiliary) = 0 AND len(actors) > 0 AND len(recipients) > 0 AS accuses
        FROM story_told AS told
        LEFT JOIN (SELECT document_id AS origin, publisher FROM documents) AS firsts USING (origin)
    ),
    mouths AS (
        SELECT *, sources[1] AS mouth, sources[2:] AS outer_ones, sources[1].factuality AS holds FROM told
        WHERE len(sources) > 0 AND NOT accuses
            -- "The military denied a report that it ..." is one mouth, and it denies
            AND NOT list_contains(
                [{side("s")} FOR s IN sources[2:] IF s.factuality IN {DENYING}], {side("sources[1]")})
        UNION ALL BY NAME
        SELECT told.*, sources[nth] AS mouth, sources[nth + 1:] AS outer_ones, sources[nth].factuality AS holds
        FROM told, unnest(range(2, len(sources) + 1)) AS places(nth)
        WHERE NOT accuses AND sources[nth].factuality IN {DENYING} AND sources[1].factuality NOT IN {DENYING}
        UNION ALL BY NAME
        SELECT told.*, j AS mouth, sources[2:] AS outer_ones, j.factuality AS holds
        FROM told, unnest(joint) AS together(j) WHERE NOT accuses
        UNION ALL BY NAME
        SELECT told.*, d AS mouth, [] AS outer_ones, d.factuality AS holds
        FROM told, unnest(deniers) AS denials(d) WHERE NOT accuses
        UNION ALL BY NAME
        SELECT *, NULL AS mouth, [] AS outer_ones, published_as AS holds FROM told
        WHERE len(sources) = 0 AND NOT accuses
        UNION ALL BY NAME
        SELECT told.*, {{'text': a.text, 'entity': a.entity, 'code': a.code, 'country': a.country, 'sector': a.sector}}
            AS accuser, sources AS outer_ones, 'CT+' AS holds
        FROM told, unnest(actors) AS doers(a) WHERE accuses
        UNION ALL BY NAME
        SELECT told.* REPLACE ([] AS actors, [] AS recipients, [] AS auxiliary, false AS accuses),
            c.sources[1] AS mouth, c.sources[2:] AS outer_ones,
            -- as this side holds the act elsewhere; "denied that anyone was hurt" alone leaves open what happened
            coalesce([s.factuality FOR s IN list_concat(sources, joint, deniers)
                IF {side("s")} = {side("c.sources[1]")} AND s.factuality IN {DENYING}][1],
                CASE WHEN len([stem FOR stem IN {DENIAL} IF starts_with(lower(c.sources[1].cue.text), stem)]) > 0
                    THEN 'Uu' ELSE 'CT+' END) AS holds
        FROM told, unnest(counts) AS numbers(c)
        WHERE CASE WHEN c.sources IS NULL THEN false
            WHEN len(c.sources) = 0 THEN len(sources) > 0 AND NOT accuses
            WHEN accuses THEN NOT list_contains([{side("a")} FOR a IN actors], {side("c.sources[1]")})
            ELSE NOT list_contains(
                [s.cue.start FOR s IN list_concat(sources[:1], joint, deniers)], c.sources[1].cue.start) END
        QUALIFY row_number() OVER (PARTITION BY story_id, event_id, c.sources[1].cue.start) = 1
    ),
    speaking AS (
        SELECT * EXCLUDE (mouth, accuser, holds), coalesce(holds, published_as) AS holds, mouth.cue.text AS cue,
            mouth.cue.start AS cued, mouth IS NULL AND accuser IS NULL AS own,
            {{'text': coalesce(mouth.text, accuser.text), 'entity': coalesce(mouth.entity, accuser.entity),
              'code': coalesce(mouth.code, accuser.code), 'country': coalesce(mouth.country, accuser.country),
              'sector': coalesce(mouth.sector, accuser.sector)}} AS mouth
        FROM mouths
    )
    SELECT * EXCLUDE (cued) REPLACE ([c FOR c IN counts IF CASE
            WHEN c.sources IS NULL THEN true
            WHEN len(c.sources) = 0 THEN own OR accuses
            ELSE coalesce(c.sources[1].cue.start = cued, false)
                OR accuses AND coalesce({side("c.sources[1]")} = {side("mouth")}, false) END] AS counts)
    FROM speaking
"""

STANCES = f"""
    SELECT *, CASE WHEN own THEN 'publisher' ELSE {voice("mouth")} END AS voice, {side("mouth")} AS side,
        CASE WHEN accuses THEN 'blames'
            WHEN holds IN {DENYING} THEN 'denies'
            WHEN list_has_any(auxiliary, ['future', 'hypothetical']) THEN 'foresees'
            WHEN holds NOT IN {SURE} THEN 'leaves open'
            WHEN len(actors) > 0 AND len([stem FOR stem IN {ACCUSING} IF starts_with(word, stem)]) > 0 THEN 'blames'
            ELSE 'asserts' END AS says
    FROM (SELECT *, string_split(lower(cue), ' ')[-1] AS word FROM claim_mouths)
"""

# What tells where a telling comes from: the innermost source and whom it rests on, the outermost one cited, and the
# agency that the dateline credits. A source that is not named tells nothing.
CITED = f"""
    SELECT story_id, event_id, first_copy, publisher,
        list_sort(list_distinct(flatten(list([key FOR key IN [
            side, {side("based")}, {side("outer_ones[-1]")}, lower(dateline.source)
        ] IF key IS NOT NULL])))) AS cited,
        bool_or(voice = 'words') AS unnamed
    FROM (
        SELECT stances.* REPLACE (lower(coalesce(first_publisher, first_copy)) AS publisher),
            sources[1].based_on AS based, dateline
        FROM claim_stances AS stances
        LEFT JOIN (SELECT document_id, dateline FROM documents) USING (document_id)
    )
    GROUP BY story_id, event_id, document_id, first_copy, publisher, told
    ORDER BY story_id, told NULLS LAST, document_id, event_id
"""

TELLINGS = f"""
    SELECT 'c' || left(sha256(concat_ws(':', story_id, says, voice, side)), 15) AS claim_id, stances.*,
        CASE WHEN own THEN coalesce(CASE WHEN in_article THEN first_publisher END, publisher, 'publisher not known')
            WHEN {pointing("mouth")} THEN coalesce(name, mouth.text)
            ELSE coalesce(mouth.text, 'somebody unnamed') END AS who,
        [coalesce(s.text, s.cue.text) FOR s IN outer_ones
            IF s.text IS NULL OR s.text IS DISTINCT FROM mouth.text] AS through, origin
    FROM claim_stances AS stances JOIN claim_origins USING (story_id, event_id)
    LEFT JOIN (SELECT entity_id, document_id, any_value(name) AS name FROM entities GROUP BY ALL) AS known
        ON entity_id = coalesce(mouth.entity, mouth.code) AND known.document_id = stances.document_id
"""

# Whom each telling names on the sides of the act, in its own sentence: a doer who stands elsewhere in the report is of
# another's word, or has been worked out. A party that an analyst put in has no place.
NAMED = f"""
    WITH sides AS (
        SELECT *, 'actor' AS place, unnest(actors) AS p FROM claim_tellings
        UNION ALL BY NAME
        SELECT *, 'recipient' AS place, unnest(recipients) AS p FROM claim_tellings
    )
    SELECT story_id, claim_id, event_id, says, accuses, place, coalesce(p.entity, p.code, p.text) AS party,
        coalesce(p.entity, p.code) IS NOT NULL AS known, {side("p")} AS party_side
    FROM sides WHERE coalesce(p."start" BETWEEN sentence_start AND sentence_start + len(sentence_text), true)
        AND NOT (p.entity IS NULL AND lower(coalesce(p.text, '')) IN ({PRONOUNS}))  -- "could not tell who struck it"
"""

CLAIM_EVENTS = """
    SELECT DISTINCT claim_id, story_id, event_id, document_id, run_id, told, who, coalesce(mouth.entity, mouth.code) AS
        entity, cue, through, publisher AS outlet, holds AS factuality, origin
    FROM claim_tellings ORDER BY story_id, claim_id, told, document_id, event_id
"""

# Papers that carried a copy are outlets of what it holds, too.
CLAIMS = f"""
    WITH base AS (
        SELECT claim_id, story_id, says, voice, side, min(told) AS since, max(told) AS until,
            {STRONGEST}[min(list_position({STRONGEST}, holds))] AS factuality,
            count(DISTINCT event_id) AS n_events, count(DISTINCT first_copy) AS n_documents,
            count(DISTINCT origin) AS n_origins,
            list(DISTINCT event_id ORDER BY event_id) AS events,
            list(DISTINCT document_id ORDER BY document_id) AS documents, list(DISTINCT run_id ORDER BY run_id) AS runs
        FROM claim_tellings GROUP BY ALL
    ),
    speakers AS (
        SELECT claim_id, list(who ORDER BY first, who) AS who
        FROM (SELECT claim_id, who, min(told) AS first FROM claim_tellings GROUP BY ALL) GROUP BY claim_id
    ),
    blamed AS (
        SELECT claim_id, list(DISTINCT party ORDER BY party) AS blames FROM (
            SELECT claim_id, unnest([coalesce(p.entity, p.code, p.text) FOR p IN
                CASE WHEN accuses THEN recipients ELSE actors END]) AS party
            FROM claim_tellings WHERE says = 'blames'
        ) GROUP BY claim_id
    ),
    named AS (
        SELECT claim_id,
            list(party ORDER BY n DESC, party) FILTER (place = 'actor' AND (known OR NOT any_known)) AS actors,
            list(party ORDER BY n DESC, party) FILTER (place = 'recipient' AND (known OR NOT any_known)) AS recipients
        FROM (
            SELECT claim_id, place, party, known, count(*) AS n,
                bool_or(known) OVER (PARTITION BY claim_id, place) AS any_known
            FROM claim_named WHERE party IS NOT NULL GROUP BY claim_id, place, party, known
        ) GROUP BY claim_id
    ),
    carried AS (
        SELECT claim_id, list(outlet ORDER BY first, outlet) AS outlets FROM (
            SELECT claim_id, outlet, min(day) AS first FROM (
                SELECT claim_id, publisher AS outlet, told AS day FROM claim_tellings
                UNION ALL
                SELECT claim_id, documents.publisher, coalesce(documents.published, documents.earliest)
                FROM (SELECT DISTINCT claim_id, article, sentence_text FROM claim_tellings)
                JOIN copied_sentences AS held ON held.copy_of = article AND held.sentence = sentence_text
                JOIN documents USING (document_id)
            ) WHERE outlet IS NOT NULL GROUP BY ALL
        ) GROUP BY claim_id
    ),
    relayed AS (
        SELECT claim_id, list(DISTINCT relay ORDER BY relay) AS through
        FROM (SELECT claim_id, unnest(through) AS relay FROM claim_tellings) GROUP BY claim_id
    ),
    counted AS (
        SELECT claim_id, list({{'what': what, 'min': least, 'max': most, 'told': told, 'who': who}}
            ORDER BY told, what, least) AS counts
        FROM (
            SELECT claim_id, c.what AS what, c.min AS least, c.max AS most, min(told) AS told,
                list(DISTINCT who ORDER BY who) AS who
            FROM (SELECT claim_id, told, who, unnest(counts) AS c FROM claim_tellings) GROUP BY ALL
        ) GROUP BY claim_id
    ),
    whole AS (SELECT story_id, count(DISTINCT origin) AS n_story_origins FROM claim_origins GROUP BY story_id)
    SELECT base.* EXCLUDE (events, documents, runs), who, coalesce(blames, []) AS blames,
        coalesce(actors, []) AS actors, coalesce(recipients, []) AS recipients, coalesce(outlets, []) AS outlets,
        coalesce(through, []) AS through, coalesce(counts, []) AS counts,
        n_story_origins, events, documents, runs
    FROM base JOIN speakers USING (claim_id) JOIN whole USING (story_id)
    LEFT JOIN blamed USING (claim_id) LEFT JOIN carried USING (claim_id) LEFT JOIN relayed USING (claim_id)
    LEFT JOIN counted USING (claim_id) LEFT JOIN named USING (claim_id)
    ORDER BY story_id, since NULLS LAST, says, voice, side
"""


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables of the claims, empty, where they are not there yet or have other columns."""
    known = connection.execute(
        "SELECT list(column_name) FROM duckdb_columns() WHERE table_name = 'claims' AND NOT internal"
    ).fetchall()[0][0]
    if known and "says" not in known:  # of a store made before claims were told by story: they are made anew
        connection.execute("DROP VIEW IF EXISTS current_claims")
        connection.execute("DROP TABLE claims")
    connection.execute(TABLES)
    for named in ("actors", "recipients"):  # a store made before claims told whom they name
        connection.execute(f"ALTER TABLE claims ADD COLUMN IF NOT EXISTS {named} VARCHAR[]")
    [(counts,)] = connection.execute(
        "SELECT data_type FROM duckdb_columns() WHERE table_name = 'claims' AND column_name = 'counts' AND NOT internal"
    ).fetchall()
    if "who" not in counts:  # ... and before its numbers told who of it gives them
        connection.execute(f"ALTER TABLE claims ALTER COLUMN counts TYPE {COUNTS}")


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes claims and claim_events anew from the stories' tellings, inside the transaction that linked them.

    Before the stories themselves, which tell whom accusers alone name.
    """
    _lay_out(connection)
    for name, select in (("claim_mouths", MOUTHS), ("claim_stances", STANCES), ("claim_cited", CITED)):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {select}")
    _number_origins(connection)
    for name, select in (("claim_tellings", TELLINGS), ("claim_named", NAMED)):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {select}")
    for table, select in (("claims", CLAIMS), ("claim_events", CLAIM_EVENTS)):
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} BY NAME {select}")


def _lay_out(connection: duckdb.DuckDBPyConnection) -> None:
    """The states, the sectors of their organs, and the beginnings of the verbs that accuse and that deny."""
    lists = {
        "states": [row["id"] for row in resources.table("actors/countries")],
        "organs": [row["sector"] for row in resources.table("ontology/organs") if row["selector"] == "state"],
        "accusing": _beginnings("accuse"),
        "denial": _beginnings("deny"),
    }
    for name, values in lists.items():
        connection.execute(f"SET VARIABLE claim_{name} = $1::VARCHAR[]", [sorted(set(values))])


def _beginnings(act: str) -> list[str]:
    """How the forms of the verbs begin that do something to what is said: accuse, deny."""
    forms = [
        form
        for row in resources.table("lexicon/cues")
        if row["pos"] == "verb" and row["act"] == act
        for form in (row["lemma"], *row["forms"].split())
    ]
    return [form.rstrip("e") for form in forms] + [f"{form[:-1]}i" for form in forms if form.endswith("y")]


def _number_origins(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute(
        "SELECT story_id, event_id, first_copy, publisher, cited, unnamed FROM claim_cited"
    ).fetchall()
    numbered = [
        (story, event, number)
        for story, held in itertools.groupby(rows, key=lambda row: row[0])
        for event, number in origins(Telling(e, d, p, tuple(c), u) for _, e, d, p, c, u in held).items()
    ]
    columns = [list(column) for column in zip(*numbered, strict=True)] or [[], [], []]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE claim_origins AS SELECT unnest($1::VARCHAR[]) AS story_id,"
        " unnest($2::VARCHAR[]) AS event_id, unnest($3::BIGINT[]) AS origin",
        columns,
    )
