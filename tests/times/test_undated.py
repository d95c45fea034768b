"""Documents without a day of publication."""

from __future__ import annotations

import datetime as dt

import pytest

from polybius import times
from polybius.schema import Dateline, Document, Reading, Span
from tests.times.reports import read, told


class TestUndated:
    """Documents without a day of publication."""

    def test_relative_words_have_no_days(self):
        assert told("It was revealed on Wednesday.", None) == [("Wednesday", "DATE", "XXXX-WXX-3", "None", "None")]

    def test_a_full_date_in_the_dateline_dates_it(self):
        text = "ERBIL, Jan 3, 2020 (Tigris Wire) - Troops left on Monday."
        document = Document("made-up", text, dateline=Dateline("ERBIL", "Tigris Wire", Span(0, 34)))
        found = times.resolve(Reading(document))

        assert (found.document.earliest, found.document.latest) == (dt.date(2020, 1, 3), dt.date(2020, 1, 3))
        assert [timex.earliest for timex in found.timexes if timex.type == "DATE"][-1] == dt.date(2019, 12, 30)

    def test_a_date_line_at_the_top_dates_it(self):
        document = times.resolve(read("Rockets hit base\nFriday, 3 January 2020\nTroops left.", None)).document

        assert (document.earliest, document.latest) == (dt.date(2020, 1, 3), dt.date(2020, 1, 3))
        assert [span.of(document.text) for span in document.dated_by] == ["Friday, 3 January 2020"]

    def test_a_date_beside_the_author_dates_it(self):
        document = times.resolve(read("Rockets hit base\nBy Ada Quill | 3 January 2020\nTroops left.", None)).document

        assert (document.earliest, document.latest) == (dt.date(2020, 1, 3), dt.date(2020, 1, 3))

    def test_a_date_behind_posted_on_dates_it(self):
        line = "Posted on 3 January 2020 by admin in News"
        document = times.resolve(read(f"Rockets hit base\n{line}\nTroops left on 1 January 2020.", None)).document

        assert (document.earliest, document.latest) == (dt.date(2020, 1, 3), dt.date(2020, 1, 3))

    @pytest.mark.parametrize(
        "line",
        ["Statement, 3 January 2020, Islamabad", "Press Release No. 14 - 3 January 2020", "The Quill | 3 January 2020"],
    )
    def test_a_date_between_names_dates_it(self, line):
        document = times.resolve(read(f"Rockets hit base\n{line}\nTroops left on 1 January 2020.", None)).document

        assert document.latest == dt.date(2020, 1, 3)

    @pytest.mark.parametrize(
        "line",
        [
            "03.01.20 10:00",
            "3, January 2020",
            "20:10 | 03.01.2020 Category: Official",
            "03 Jan 2020 at 08:15hrs | Views",
            "January 3, 2020 Ada Quill Crime & Courts, News, Security 0",
            "The Quill | Oslo | Updated: 03 Jan 2020 09:27 CET | Created: 03 Jan 2020 09:20 CET",
            "7 March, 2021 / 16:47\n/ 3 January, 2020",  # the page's clock above the report's day
        ],
    )
    def test_a_date_among_what_pages_write_above_a_report_dates_it(self, line):
        document = times.resolve(read(f"Rockets hit base\n{line}\nTroops left on 1 January 2020.", None)).document

        assert (document.earliest, document.latest) == (dt.date(2020, 1, 3), dt.date(2020, 1, 3))

    @pytest.mark.parametrize("line", ["05-06-20 10:00", "Raid of 23.01.20 remembered", "January 3, 2020 was quiet"])
    def test_what_can_be_two_days_or_is_prose_does_not(self, line):
        assert times.resolve(read(f"Rockets hit base\n{line}\nTroops left.", None)).document.latest is None

    def test_a_date_in_a_headline_is_no_day_of_its_own(self):
        document = times.resolve(read("The Raid of 3 January 2020 Is Remembered\nTroops left.", None)).document

        assert document.latest is None

    def test_the_latest_past_date_is_the_lower_bound_and_nothing_becomes_the_day(self):
        document = times.resolve(read("It began in May 2018. On 3 January 2020 a drone struck.", None)).document

        assert (document.published, document.earliest, document.latest) == (None, dt.date(2020, 1, 3), None)

    def test_what_is_still_to_come_is_the_upper_bound(self):
        text = "The report covers the first three months of the year 2020. Talks will be held in June."

        document = times.resolve(read(text, None)).document

        assert (document.earliest, document.latest) == (dt.date(2020, 4, 1), dt.date(2020, 6, 30))

    def test_last_december_bounds_it_from_both_sides(self):
        text = "Since last December ties are bad. In early January 2020 a general was killed."

        reading = times.resolve(read(text, None))

        assert (reading.document.earliest, reading.document.latest) == (dt.date(2020, 1, 1), dt.date(2020, 11, 30))
        assert [timex.value for timex in reading.timexes] == ["2019-12", "2020-01"]

    def test_a_published_document_is_left_as_it_is(self):
        reading = read("On 3 January 2019 it began.")

        assert times.resolve(reading).document == reading.document
