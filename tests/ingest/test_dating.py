import datetime as dt

import pytest

from polybius import ingest
from polybius.config import Settings
from polybius.errors import InputError
from polybius.ingest.dating import day


@pytest.mark.parametrize(
    "value",
    [
        "2020-01-05",
        "2020-01-05T23:30:00-08:00",  # the publisher's own day, not the one in London
        "2020-01-05 19:42:00",
        "2020/1/5",
        "20200105",
        "20200105194200",
        "5 January 2020",
        "January 5th, 2020",
        "Sunday, January 5, 2020",
        "Sun, 05 Jan 2020 19:42:00 GMT",
        dt.date(2020, 1, 5),
        dt.datetime(2020, 1, 5, 23, 59),
        1578253320,
        1578253320000,
    ],
)
def test_a_day_is_read_in_every_form_that_files_have(value):
    assert day(value) == dt.date(2020, 1, 5)


@pytest.mark.parametrize("value", [None, "", " ", "None", "NaN", "null"])
def test_an_absent_day_is_none(value):
    assert day(value) is None


@pytest.mark.parametrize("value", ["02/03/2020", "2020-13-01", "2020-02-30", "soon", "5 Brumaire 1799", 12, True, []])
def test_a_day_that_cannot_be_understood_is_refused(value):
    with pytest.raises(InputError, match="published is"):
        day(value)


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00", "9999-12-31", dt.date.min, dt.date.max, 95617584000])
def test_a_day_that_stands_for_none_is_refused(value):
    with pytest.raises(InputError, match=r"published is \d{4}-\d\d-\d\d, and no report is of that day"):
        day(value)
    with pytest.raises(InputError, match="leave it empty"):
        ingest.from_text("One came.", settings=Settings(published=dt.date.min))


def test_a_slashed_day_is_read_when_only_one_day_can_be_meant():
    assert day("25/01/2020") == day("01/25/2020") == dt.date(2020, 1, 25)


def test_the_settings_day_is_for_documents_without_their_own():
    settings = Settings(published=dt.date(2020, 5, 13))

    undated = ingest.from_text("One came.", settings=settings)
    dated = ingest.from_text("One came.", published="2020-01-05", settings=settings)

    assert (undated.published, undated.earliest, undated.latest) == (dt.date(2020, 5, 13),) * 3
    assert (dated.published, dated.earliest, dated.latest) == (dt.date(2020, 1, 5),) * 3


def test_without_any_day_nothing_is_made_up():
    document = ingest.from_text("One came in 2020.")

    assert (document.published, document.earliest, document.latest) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("SEGOU, March 1, 2021 - Rebels left the town, the council said.", None),
        ("The Segou Messenger, March 1, 2021\n\nRebels left the town.", None),
        ("Rebels leave\nPublished on 1 March 2021\n\nRebels left the town.", None),
        ("SEGOU, March 1 - Rebels left the town, the council said.", "2022-05-06"),  # of which year?
        ("Rebels leave\n\nRebels left the town that they took on 1 March 2021.", "2022-05-06"),  # background
    ],
)
def test_the_day_of_the_settings_is_for_documents_that_tell_none(text, published):
    document = ingest.from_text(text, settings=Settings(published=dt.date(2022, 5, 6)))

    assert document.published == (dt.date.fromisoformat(published) if published else None)
