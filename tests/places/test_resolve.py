"""Places: names -> records."""

from __future__ import annotations

import itertools

import pytest

import polybius
from polybius import pipeline, places
from polybius.schema import Document, Mention, Place, Reading, Span


def read(text: str, mentions: tuple[tuple[str, str], ...] = ()) -> Reading:
    """The reading of a text with named entities, each at the first place where its words stand."""
    made = []
    for words, kind in mentions:
        span = Span(text.index(words), text.index(words) + len(words))
        made.append(Mention(span, kind, span))
    return Reading(Document(id="made-up", text=text), mentions=tuple(made))


def named(text: str, mentions: tuple[tuple[str, str], ...] = ()) -> list[tuple[str, str, str | None, str]]:
    """(words, kind, country, precision) of each place."""
    reading = places.resolve(read(text, mentions))
    return [(reading.words(place.span), place.kind, place.country, place.precision) for place in reading.places]


def test_a_longer_name_of_the_tables_holds_what_the_model_names():
    line = [("Line of Control", "line", None, "admin1")]

    assert named("Guns were heard along the Line of Control.", (("Line", "GPE"),)) == line
    assert named("Guns were heard near the Line of Control.") == line
    assert named("He crossed the Line.", (("Line", "GPE"),)) == [("Line", "city", "CHN", "city")]


def test_a_place_is_a_whole_record():
    reading = places.resolve(read("Rockets fell near Kirkuk."))

    assert reading.places == (Place(Span(18, 24), "Kirkuk", "city", "IRQ", "Kirkuk", 35.468, 44.392, 94787, "city"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BAGHDAD, Jan 7 - The fight stands still.", [("BAGHDAD", "city", "IRQ", "city")]),
        ("troops in Iraq", [("Iraq", "country", "IRQ", "country")]),
        ("the crew of INS Kirkuk", []),  # a ship
        ("the U.S.-led coalition", [("U.S.", "country", "USA", "country")]),
        ("rockets on K-1 hit", [("K-1", "base", "IRQ", "point")]),
        ("missiles at Ain al-Asad", [("Ain al-Asad", "base", "IRQ", "point")]),
        ("rockets on Camp Taji", [("Camp Taji", "base", "IRQ", "point")]),
        ("handed over Qayyarah West", [("Qayyarah West", "base", "IRQ", "point")]),
        ("a town called al-Qaim fell", []),  # a small one, without a word of place or an entity
        ("the base at al-Qaim", [("al-Qaim", "city", "IRQ", "city")]),
        ("near Baghdad International Airport", [("Baghdad International Airport", "airport", "IRQ", "point")]),
        ("in Diyala province", [("Diyala province", "admin1", "IRQ", "admin1")]),
        ("in Kirkuk province", [("Kirkuk", "admin1", "IRQ", "admin1")]),  # never a point where it says a province
        ("ships in the Strait of Hormuz", [("the Strait of Hormuz", "strait", None, "admin1")]),
        ("war in the Donbas", [("the Donbas", "region", "UKR", "admin1")]),
        ("envoys from the Gulf", [("the Gulf", "sea", None, "country")]),
        ("talks of Gulf states", [("Gulf", "sea", None, "country")]),  # no province of Papua New Guinea
        ("strikes on Gaza", [("Gaza", "region", "PSE", "admin1")]),
        ("in Cox's Bazar", [("Cox's Bazar", "city", "BGD", "city")]),  # an "s" of its own inside
        ("near Severodonetsk", [("Severodonetsk", "city", "UKR", "city")]),
        ("in Gondar", [("Gondar", "city", "ETH", "city")]),
        ("near Tell Abyad", [("Tell Abyad", "city", "SYR", "city")]),
        ("a road to the village of Ak-Sai", []),  # not in Alaska
        ("a summit in US-Chinese style", [("US", "country", "USA", "country")]),
    ],
)
def test_names_of_the_news_are_found_with_their_precision(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He lives in Paris, Texas.", ("USA", "Texas")),
        ("He lives in Paris, in northern Texas.", ("USA", "Texas")),
        ("He lives in Paris.", ("FRA", "Île-de-France")),
        ("fighting in Tripoli, Lebanon", ("LBN", "Liban-Nord")),
        ("fighting in Tripoli and Benghazi", ("LBY", "Tripoli")),
        ("talks in Washington", ("USA", "District of Columbia")),  # the city, not the state
        ("protests in Athens, Ohio, and Columbus", ("USA", "Ohio")),
        ("troops left Georgia for Tbilisi and Batumi", ("GEO", None)),
        ("voters in Georgia, in Atlanta and Savannah", ("USA", "Georgia")),
        ("He left Lebanon for Zionsville and Whitestown, Indiana.", ("USA", "Indiana")),  # a town of its part
        ("He left Lebanon for Tyre and Sidon.", ("LBN", None)),
        ("Floods hit London, St. Thomas and Woodstock, Ontario.", ("CAN", "Ontario")),
        ("Talks in London, Paris and Berlin drew a judge from Columbus, Ohio.", ("GBR", "England")),  # not in Ohio
        ("talks in Mexico", ("MEX", None)),  # the country before its capital
        ("the governor of Clarke and Oconee counties near Athens, Georgia", ("USA", "Georgia")),  # without "County"
        ("He ran in Mt. Pleasant, Iowa.", ("USA", "Iowa")),  # Mount
        # states that talk with each other are named for what they do
        ("Athens hosted the envoys of Egypt and the United States.", ("GRC", "Attica")),
        ("Wellington told Fiji and the United States that it would wait.", ("NZL", "Wellington Region")),
    ],
)
def test_the_words_around_a_name_decide_which_place_it_means(text, first):
    place = places.resolve(read(text)).places[0]

    assert (place.country, place.admin1) == first


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Iraqi forces withdrew.", ()),
        ("Jordan Smith agreed.", (("Jordan Smith", "PER"),)),
        ("Jordan Smith agreed.", ()),  # also without entities: a forename before another capital
        ("Gen. Lincoln agreed.", ()),
        ("reading a report of the police", ()),
        ("He met in a hotel OR at home.", ()),  # no state of Oregon
        ("The Boston Globe wrote it.", (("The Boston Globe", "ORG"),)),
        ("It fell in 1999, March brought rain.", (("March", "GPE"),)),  # a word, taken for a place
    ],
)
def test_peoples_persons_and_words_are_no_places(text, mentions):
    assert named(text, mentions) == []


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("It hit the Green Zone.", ("the Green Zone", "LOC"), ("the Green Zone", "quarter", "IRQ", "point")),
        ("Iraq's army", ("Iraq's", "GPE"), ("Iraq", "country", "IRQ", "country")),  # without the genitive
        ("held out in Kafr Zarr.", ("Kafr Zarr", "GPE"), ("Kafr Zarr", "unknown", None, "city")),  # in no table
        ("They liked Zarrando.", ("Zarrando", "GPE"), None),  # in no table, and nothing says that it is a place
        ("It hit Ain Zarr.", ("Ain Zarr", "GPE"), ("Ain Zarr", "unknown", None, "city")),  # not Ain in France
        ("It hit Ain.", ("Ain", "GPE"), ("Ain", "admin2", "FRA", "admin1")),
        ("It hit Mosul airfield.", ("Mosul airfield", "GPE"), ("Mosul", "city", "IRQ", "city")),
    ],
)
def test_an_entity_that_is_a_place_is_one(text, mention, expected):
    assert named(text, (mention,)) == ([expected] if expected else [])


def test_a_name_that_is_a_place_once_is_one_throughout():
    text = "Rockets fell in Hawija. Hawija is calm."

    assert [words for words, *_ in named(text)] == ["Hawija", "Hawija"]


def test_the_house_or_rule_of_somebody_is_not_that_of_a_base_of_his_name():
    assert named("The Asad regime used gas.") == []
    assert named("Rockets hit Al Asad.") == [("Al Asad", "base", "IRQ", "point")]


def test_an_unknown_place_has_no_position():
    place = places.locate(read("in Kafr Zarr"), [Span(3, 12)])[0]

    assert (place.kind, place.lat, place.lon, place.country) == ("unknown", None, None, None)


def test_an_unknown_place_lies_where_the_document_is_set():
    text = "Fire broke out in Zarrando Street in Mosul. Mosul and Tal Kayf sent engines."

    place = places.locate(read(text), [Span(18, 33), Span(37, 42), Span(44, 49), Span(54, 62)])[0]

    assert (place.kind, place.country, place.lat, place.precision) == ("unknown", "IRQ", 36.335, "admin1")


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        ("Shells hit Zarrando in Jonglei, Basra and Mosul.", "Zarrando", "Jonglei"),
        ("Shells hit Zarrando, Anbar, then Basra and Mosul.", "Zarrando", "Anbar"),
        ("Guards left Mosul's Zarrando for Basra.", "Zarrando", "Mosul"),
        ("The Mosul Zarrando Hall burnt. Basra, Rutba and Mosul mourn.", "Mosul Zarrando Hall", "Mosul"),
        ("Basra rejoiced. Crowds met at Zarrando Hall, far from Mosul and Rutba.", "Zarrando Hall", "Mosul"),
        (f"Zarrando Hall is shut. {'No more is known. ' * 20}Basra, Mosul and Rutba wait.", "Zarrando Hall", None),
    ],
)
def test_an_unknown_place_lies_in_what_holds_it_or_gives_it_its_name_or_stands_beside(text, name, near):
    words = [name, *(other for other in ("Jonglei", "Anbar", "Basra", "Mosul", "Rutba") if other in text)]
    spans = [Span(text.rindex(word), text.rindex(word) + len(word)) for word in words]

    found = dict(zip(words, places.locate(read(text), spans), strict=True))

    assert found[name].kind == "unknown"
    assert (found[name].lat, found[name].lon) == ((found[near].lat, found[near].lon) if near else (None, None))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("PARIS - Shells fell near Kafr Zarr in eastern Syria.", "SYR"),
        ("PARIS - Shells fell in Kafr Zarr, a village in Libya.", "LBY"),
        ("PARIS - Shells fell near Kafr Zarr, Syria.", "SYR"),
        ("PARIS - In Kafr Zarr, Iran shelled a post.", "FRA"),  # a comma alone does not say that it lies there
        ("PARIS - Shells fell in Kafr Zarr as Iran fell silent.", "FRA"),
    ],
)
def test_an_unknown_place_lies_in_the_state_that_the_sentence_says_holds_it_whatever_the_dateline(text, state):
    found = {place.name: place.country for place in places.resolve(read(text, (("Kafr Zarr", "GPE"),))).places}

    assert found["Kafr Zarr"] == state


def test_an_unknown_place_has_only_a_country_where_the_towns_lie_apart():
    text = "Zarrando, Mosul, Basra and Rutba"

    place = places.locate(read(text), [Span(0, 8), Span(10, 15), Span(17, 22), Span(27, 32)])[0]

    assert (place.country, place.lat) == ("IRQ", None)


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Pearson International Airport", "airport", "CAN"),
        ("Great Bear Lake", "lake", None),
        ("Rift Valley", "admin1", "KEN"),
        ("the Sea of Okhotsk", "sea", None),
        ("Uwchlan Township", None, None),  # townships are in no table
    ],
)
def test_airports_lakes_seas_and_former_provinces_have_rows(name, kind, country):
    found = places.named(name)

    assert (kind, country) in {(entry.kind, entry.country) for entry in found} or (kind is None and not found)


@pytest.mark.parametrize(
    ("uri", "country"),
    [
        ("https://www.example.co.nz/a", "NZL"),
        ("https://www.reuters.com/b", "GBR"),
        ("https://www.abc.net.au/c", "GBR"),  # a listed outlet, which tells of the whole world
        (None, "GBR"),
    ],
)
def test_a_name_means_the_place_in_the_country_of_the_paper(uri, country):
    text = "A school in Cambridge was shut."
    reading = Reading(Document(id="made-up", text=text, uri=uri))

    assert places.resolve(reading).places[0].country == country


def test_given_spans_are_located_in_their_order():
    text = "Mosul and Basra"

    assert [place.name for place in places.locate(read(text), [Span(10, 15), Span(0, 5)])] == ["Basrah", "Mosul"]


@pytest.mark.parametrize("text", ["", "\n", "ÄÖ – “”", "the The THE al- al-", ", " * 50, "U.S." * 50])
def test_any_text_is_read(text):
    assert all(0 <= place.span.start < place.span.end <= len(text) for place in places.resolve(read(text)).places)


def test_places_lie_in_the_order_of_the_text_and_apart():
    text = "In Paris, Texas, and in New York City, New York, near Iraqi Kurdistan in Iraq."

    spans = [place.span for place in places.resolve(read(text)).places]

    assert spans == sorted(spans)
    assert all(before.end <= behind.start for before, behind in itertools.pairwise(spans))


def in_countries(text: str) -> list[tuple[str, str | None]]:
    """(words, country) of each place of a text that is read whole."""
    reading = pipeline.read(text, published="2021-04-02")
    return [(reading.words(place.span), place.country) for place in reading.places]


def test_a_namesake_is_chosen_by_the_people_who_are_told_of():
    assert in_countries("Honduran police arrested eight men near San Lorenzo on Sunday.") == [("San Lorenzo", "HND")]
    report = "Soldiers left Martuni and Goris in Armenia. Iranian guards opened fire on smugglers near Jolfa."
    assert ("Jolfa", "IRN") in in_countries(report)
    assert ("Kumba", "CMR") in in_countries("Nigerian traders were robbed near Kumba in Cameroon.")  # where, before who
    assert ("Santa Rosa", "GTM") in in_countries("Gunmen attacked Santa Rosa, a town in Petén, police said.")


def test_a_city_of_a_state_that_is_not_told_of_is_no_town_of_its_name():
    report = "Rebels stormed the town of {} on Monday, Mozambique said. Its army sent troops to Pemba."
    assert in_countries(report.format("Palma"))[0] == ("Palma", "MOZ")
    assert {party.country for event in pipeline.read(report.format("Palma")).events for party in event.actors} == {
        "MOZ"
    }
    assert in_countries("The envoy of Mozambique spoke in Palma. He will go to Pemba.")[1] == ("Palma", "ESP")


def test_a_republic_is_no_town_inside_the_name_of_a_state():
    def names(text: str) -> list[str]:
        return [place.name for place in polybius.read(text, published="2020-06-12").places]

    assert names("The ministry conveyed the strong protest of the Islamic Republic.") == []
    assert names("Fire destroyed a barn in Republic, Missouri.")[:1] == ["Republic"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armed men killed nine people in the town of Buda in northern Mozambique.", "MOZ"),
        ("Armed men killed nine people in Buda village in Kaduna state, Nigeria.", "NGA"),
        # a town of another country near what is told is the one that is meant
        ("A rocket hit the town of Majdal Shams. A strike on Tyre in southern Lebanon followed.", "SYR"),
        ("Rebels came from the village of Chebaa in southern Lebanon. A strike on Tyre followed.", "LBN"),
        ("A shell hit the border town of Rmeish in southern Lebanon. Gunmen killed two miners in Niamey.", "LBN"),
        ("The mayor of the town of Buda in Hungary spoke.", "HUN"),
        ("He lived in Buda and was killed in Mozambique.", "HUN"),
    ],
)
def test_a_small_town_lies_where_the_text_says_and_no_namesake_is_meant(text, expected):
    reading = pipeline.read(text)

    assert next(place.country for place in reading.places if place.kind != "country") == expected


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        # a piece of a longer name is none of a small town elsewhere
        ("hit a car in Wadi al-Salib near Tyre", (("Wadi al-Salib", "GPE"), ("Tyre", "GPE")), ["LBN", "LBN"]),
        ("Rockets fell on Zawiyat al-Dahmani in Tripoli.", (("Zawiyat al-Dahmani", "GPE"),), ["LBY", "LBY"]),
        ("A shell fell near the Euphrates River Valley in Syria.", (("Euphrates River Valley", "LOC"),), [None, "SYR"]),
        ("Troops entered al-Dahmani in Tunisia.", (("al-Dahmani", "GPE"),), ["TUN", "TUN"]),
        # a town that the text itself puts elsewhere, whatever else it tells of
        (
            "Jets struck the town of Lens in the Nabatieh district. France condemned it.",
            (("Lens", "GPE"), ("Nabatieh", "GPE"), ("France", "GPE")),
            ["LBN", "LBN", "FRA"],
        ),
        # a quarter, in a report of another land
        (
            "Guards shut the Deira area near Nablus in the West Bank.",
            (("Deira", "GPE"), ("Nablus", "GPE"), ("West Bank", "GPE")),
            ["PSE", "PSE", "PSE"],
        ),
        ("The Southern district of Ain Zara was shelled in Tripoli.", (("Southern district", "GPE"),), ["LBY", "LBY"]),
        ("Bamako Car Bombing Kills Nine In Mali", (("Bamako", "GPE"),), ["MLI", "MLI"]),
        ("Southern district of Ain Zara was shelled in Tripoli.", (("Southern", "GPE"),), ["LBY", "LBY"]),
        ("Two were killed in N. Iraq.", (("N.", "GPE"), ("Iraq", "GPE")), ["IRQ"]),
        ("Jets struck Hakurk and the Gara region.", (("Hakurk", "GPE"), ("Gara", "GPE")), ["IRQ", "IRQ"]),
    ],
)
def test_small_places_of_other_lands_are_not_meant_by_pieces_of_names(text, mentions, expected):
    assert [country for _, _, country, _ in named(text, mentions)] == expected


def test_a_small_town_is_not_meant_by_the_name_of_a_court():
    reading = polybius.read("The International Court of Justice ruled against Chad in March.", published="2020-05-13")

    assert [place.country for place in reading.places] == ["TCD"]
