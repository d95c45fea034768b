"""Where quotations begin and end: text -> the pieces of each."""

import pytest

from polybius.sources import quotes


def found(text: str) -> list[list[str]]:
    return [[span.of(text) for span in quote.pieces] for quote in quotes.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” he said. “We fight.”", [["“We stay,”"], ["“We fight.”"]]),
        ('"We stay," he said. "We fight."', [['"We stay,"'], ['"We fight."']]),  # the same mark opens and closes
        ("''We stay,'' he said.", [["''We stay,''"]]),  # two typewriter apostrophes
        ("‘We don’t stay,’ he said.", [["‘We don’t stay,’"]]),  # the apostrophe of "don’t" closes nothing
        ("The allies’ plan and the ministers’ plan failed.", []),  # plural owners quote nothing
        ("The '90s were 'better', they say.", []),  # typewriter marks round single words are left alone
        ("It was a ‘gross violation’ of the pact.", [["‘gross violation’"]]),
        ("“He told me ‘go away,’ and I went,” she said.", [["“He told me ‘go away,’ and I went,”"]]),  # one in another
        # a speech of two paragraphs: the first is not closed, the second opens again
        ("He said: “We stay.\n\n“We fight.”", [["“We stay.", "“We fight.”"]]),
        ('He said: "We stay.\n\n"We fight."', [['"We stay.', '"We fight."']]),
        # a mark that was forgotten does not swallow the rest of the article
        ("The “plan failed.\n\nNobody was there.", []),
        ("", []),
    ],
)
def test_quotations_are_found_by_their_marks(text, expected):
    assert found(text) == expected
