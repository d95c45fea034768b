import pytest

from polybius import ingest
from polybius.config import Settings
from polybius.errors import ResourceError
from polybius.resources import laid_over

PROSE = "The council of the town met on Monday and agreed that the old bridge would be rebuilt before the winter."


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[ad_1]", "ad mark"),
        ("Advertisement", "ad mark"),
        ("- ADVERTISEMENT -", "ad mark"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "ad mark"),
        ("Story continues below advertisement", "ad mark"),
        ("[Continue reading below the ad]", "ad mark"),
        ("[caption id=1 align=left]The bridge last year[/caption]", "picture caption"),
        ("[gallery ids=4,5]", "shortcode"),
        ("Read more: Ten bridges to see", "link to another story"),
        ("READ ALSO: Ten bridges to see", "link to another story"),
        ("Related: Ten bridges to see", "link to another story"),
        ("Read more: Council takes ten bridges down.", "link to another story"),
        ("Read also: what the council said", "link to another story"),
        ("Read more: click here to see the bridge.", "link to another story"),
        ("You may also like", "link to another story"),
        ("Click here to see the bridge", "call to click"),
        ("Share this article", "share button"),
        ("Facebook Twitter WhatsApp", "share button"),
        ("Share this: Telegram Facebook X", "share button"),
        ("SHARE THIS STORY ON: Facebook, Twitter and WhatsApp", "share button"),
        ("Share: Facebook | X | Copy link", "share button"),
        ("Share this:Click to share on X (Opens in new window) Click to email (Opens in new window)", "share button"),
        ("Like this: Like Loading...", "share button"),
        ("Sign up for our newsletter", "call to subscribe"),
        ("Get the day's stories delivered to your inbox every morning", "call to subscribe"),
        ("Follow us on Telegram", "call to follow"),
        ("News / Chad / EU", "navigation"),
        ("Accessibility links", "page notice"),
        ("Breaking News", "page notice"),
        ("Adsense 300 x 250", "page notice"),
        ("2 thoughts on “Council agrees to rebuild the old bridge", "comment section"),
        ("LEGAL WARNING: All rights of the photos are reserved by the Bridge Agency.", "copyright line"),
        ("Photo: Tigris Wire/Handout", "picture credit"),
        ("Image credit: A. Moss", "picture credit"),
        ("(A. Moss/Getty Images)", "picture credit"),
        ("(Reporting by A. Moss; editing by B. Lund)", "agency's credits"),
        ("Reporting by A. Moss in Oslo; editing by B. Lund", "agency's credits"),
        ("Additional reporting by the Tigris bureau, Writing by Bo Lund; Editing by C. Õun.", "agency's credits"),
        ("© 2020 Tigris Wire. All rights reserved.", "copyright line"),
        ("3 min read", "page notice"),
        ("Tags: bridges, winter", "list of tags"),
        ("By Ann Moss and Bo Lund, our correspondents", "byline"),
        ("By our foreign staff and agencies", "byline"),
        ("BY A. MOSS", "byline"),
        ("By Sunday Okoro and May Lund", "byline"),
        ("This is a breaking news story. Please check back.", "page notice"),
        ("Ad Feedback", "ad mark"),
        ("Sponsored by Nordbank", "ad mark"),
        ('[the_ad id="512"]', "shortcode"),
        ("(adsbygoogle = window.adsbygoogle || []).push({});", "page code"),
        ("<script>var shown = 1;</script>", "page code"),
        ("list 2 of 3", "page notice"),
        ("[Embedded content]", "page notice"),
        ("Read more'It sank in a night': the bridge remembered", "link to another story"),
        ("Load more posts", "link to another story"),
        ("WhatsApp", "share button"),
        ("Click to share on Facebook (Opens in new window)", "share button"),
        ("View this post on Instagram", "share button"),
        ("t.me/tigriswire", "share button"),
        ("👉 Subscribe to our channel @tigriswire", "call to subscribe"),
        ("🔴 LIVE: follow our stream", "navigation"),
        ("Enter your email", "call to subscribe"),
        ("By signing up you agree to our Terms of Service and Privacy Policy.", "call to subscribe"),
        ("You have 2 free articles left this month.", "call to subscribe"),
        ("Ann Moss writes of bridges. Follow her on Twitter @annmoss.", "call to follow"),
        ("Do you know more? Write to us at news@example.org", "call to follow"),
        ("We value your privacy", "cookie notice"),
        ("Manage options", "cookie notice"),
        ("Comments (12)", "comment section"),
        ("Your email address will not be published. Required fields are marked *", "comment section"),
        ("← Previous post", "link to the next story"),
        ("Next article: Ten bridges to see", "link to the next story"),
        ("Previous articleTen bridges to see", "link to the next story"),
        ("You are here: News / Rivers", "navigation"),
        ("Home > Rivers > Bridges", "navigation"),
        ("World | Europe", "navigation"),
        ("Like 2.1k | Comments (8) | Print", "share button"),
        ("Share on Telegram | Share on X", "share button"),
        ("👍 12 ❤ 3 Comments 7", "share button"),
        ("Related topics: #Rivers", "list of tags"),
        ("#Rivers, #Bridges", "list of tags"),
        ("SPONSORED: Ten bridges to own", "ad mark"),
        ("FOR IMMEDIATE RELEASE", "page notice"),
        ("We have changed our privacy policy. Please accept it.", "cookie notice"),
        ("Show key events only", "navigation"),
        ("Last updated: 18:45", "time of an update"),
        ("Updated 2 hours ago", "time of an update"),
        ("Posted in Rivers | Tagged bridges, winter", "list of tags"),
        ("(Adds mayor's quote, background)", "agency's credits"),
        ("(With inputs from agencies)", "agency's credits"),
        ("-- END --", "agency's credits"),
        ("This article is more than 3 years old", "page notice"),
        ("Lesen Sie auch: Zehn Brücken", "navigation"),
        ("Your comment", "comment section"),
        ("Please enter your name here", "comment section"),
        ("Code 520817", "comment section"),
        ("You have to log in to post a comment.", "comment section"),
        ("No comments:", "comment section"),
        ("Related posts", "link to another story"),
        ("Recent Posts:", "link to another story"),
        ("0", "page number"),
        ("1,204 total views, 3 views today", "page number"),
        ("Story Code : 520817", "page number"),
        ("Tag Archives: Bridges", "navigation"),
        ("Representational image", "picture credit"),
        ("(ANN B. MOSS)", "agency's credits"),
        ("by Ann Moss", "byline"),
        ("by amoss • Rivers, Headline News", "byline"),
        ("Subscribe now for complete coverage of rivers and bridges.", "call to subscribe"),
        ("Privacy Overview", "cookie notice"),
    ],
)
def test_page_furniture_is_taken_out_and_listed(line, why):
    document = ingest.from_text(f"{PROSE}\n\n{line}\n\n{PROSE}")

    assert document.text == f"{PROSE}\n\n{PROSE}"
    assert [(piece.text, piece.why) for piece in document.dropped] == [(line, why)]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement of arms rose last year, the ministry said.",
        "Read more slowly, the judge told the clerk.",
        "Share prices fell in London.",
        "Follow the money, the general said.",
        "The photo shows a bridge.",
        "Officials told AFP the bridge was gone.",
        "Sign language was used at the talks.",
        "Related groups were blamed by the ministry.",
        "Watch towers stood on both banks.",
        "Help came late.",
        "By Friday the bridge was open.",
        "By night and by day",
        "By Tuesday",
        "By Friday or Saturday",
        "Related: the council shut two more bridges in the north.",
        "See more: this is what the clerk told the town.",
        "Related: The council shut two more bridges.",
        "Share this: Facebook took the page down.",
        "(Graphic: bridges in 2019)",
        "Support for the plan fell in both towns.",
        "Subscribers to the plan were few.",
        "He wrote [sic] that it was over.",
        "The [army] will stay, he said.",
        "Comments by the minister angered the town.",
        "18:45",  # of an entry of a live report
        "Published: 3 January 2020, 14:02 GMT",  # the day of an undated report
        "— Ann Moss (@annmoss) June 3, 2020",  # whose words stand above it
        "Reporting by the Tigris Wire in March showed that the bridge was gone.",
        "Editing by hand took Ann Moss a year.",
        "Live fire was heard at the bridge.",
        "Live broadcasts from the bridge",
        "Two hours ago the guns fell silent.",
        "Updated maps show the bridge.",
        "Posted in the hills | they waited.",
        "Sponsored by Moss, the bill passed.",
        "Facebook took the page down.",
        "The end",
        "(Adds up to nine, the mayor said)",
        "Write to us, the mayor said, and we shall answer.",
        "Contact him on Monday.",
        "News from agencies is scarce.",
        "That is all for now, the general told his men, and left.",
        "The ratio of a < b > c was told.",
        "You have free hands, the mayor said.",
        "Key posts were lost in the night.",
        "Previous articles of the pact were struck out.",
        "World | Troops leave the town",
        "Home, sweet home",
        "Home / away: both sides of the river",
        "For release of the hostages",
        "News of the flood",
        "Breaking news of the flood came late.",
        "Our privacy was changed for good.",
        "by Friday Night",
        "by moss | Thursday, Dec 25, 2014",  # the day of an undated report
        "Code 12 of the penal law was cited.",
        "Log in the river, boat in the reeds",
        "Recent posts of the army were shelled.",
        "(NAN)",  # the agency of the report
        "2020",
    ],
)
def test_prose_that_looks_like_furniture_stays(line):
    document = ingest.from_text(f"{PROSE}\n\n{line}\n\n{PROSE}")

    assert (document.text, document.dropped) == (f"{PROSE}\n\n{line}\n\n{PROSE}", ())


def test_marks_inside_a_line_go_and_the_sentence_stays_whole():
    document = ingest.from_text("The council [ad_2] met on Monday. Click here to subscribe to us. It was late.")

    assert document.text == "The council met on Monday. It was late."
    assert [piece.text for piece in document.dropped] == ["[ad_2]", "Click here to subscribe to us."]


def test_page_code_inside_a_line_goes():
    document = ingest.from_text(
        'The <b class="x">army</b> [mc4wp_form id="9"] left.<br/> CLICK HERE TO GET THE NEWS APP'
    )

    assert document.text == "The army left."


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("One.\r\nTwo.\rThree.", "One.\nTwo.\nThree."),
        ("One\u00a0man\u202fleft.", "One man left."),
        ("Bag\u200bhdad\ufeff is\u00ad calm.", "Baghdad is calm."),  # zero width, byte order mark, soft hyphen
        ("Cafe\u0301 is open.", "Café is open."),
        ("“He’s gone,” she said.", "“He’s gone,” she said."),  # quotes stay as they are
        ("One.  Two.\t Three. \n\n\n\nFour.", "One. Two. Three.\n\nFour."),
        ("One\x07 and\x1b two.", "One and two."),
        ("One.\u2028Two.", "One.\nTwo."),
        ("A \ud800 half.", "A \ufffd half."),  # half of a pair: no text could be written with it
    ],
)
def test_text_is_made_even(raw, text):
    assert ingest.from_text(raw).text == text


def test_without_cleaning_the_text_is_as_it_was_handed_in():
    raw = "[ad_1]\r\nThe\u00a0council met.  Advertisement\n"

    document = ingest.from_text(raw, settings=Settings(clean=False))

    assert (document.text, document.dropped) == (raw, ())


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "[ad_",
        "[caption ",
        "a",
        " ",
        "(photo ",
        "Read more: ",
        "© ",
        "<!--",
        "\n",
        "click ",
        "home / a ",
        "like 1,",
        "#aa",
    ],
)
def test_endless_repetition_is_cleaned_to_its_end(unit):
    document = ingest.from_text(unit * (64_000 // len(unit)) + "\nThe council met.")

    assert document.text.endswith("The council met.")


@pytest.mark.parametrize(
    ("line", "kept"),
    [("Old bridge To be rebuilt", False), ("Old bridge", True), ("The bridge will be rebuilt.", True)],
)
def test_a_headline_told_twice_stands_once(line, kept):
    document = ingest.from_text(f"{line}\n\nTown hall\n\n{line}\n\n{PROSE}")

    assert document.text.count(line) == 1 + kept
    assert [piece.why for piece in document.dropped] == ([] if kept else ["headline told again"])


def test_read_more_behind_a_cut_sentence_goes():
    assert ingest.from_text("The council met. A lawmaker called on the… Read More »").text == (
        "The council met. A lawmaker called on the…"
    )


def test_the_list_under_a_link_to_other_stories_goes_with_it():
    listed = "Most read\n\n- Bus drivers strike in Leeds\n- Ten films to watch"
    text = f"Troops left.\n\n{listed}\n\nThe army said so.\n- One point"

    document = ingest.from_text(text)

    assert document.text == "Troops left.\n\nThe army said so.\n- One point"


@pytest.mark.parametrize(
    ("listed", "kept"),
    [
        ("Trending now\n\n   Bus drivers strike in Leeds\n   Guns fire: ten films to watch", ""),
        ("Previous article\nRebels take a bridge\nNext article\n\nNavy fires at a boat", ""),
        ("Read more\n\nWhat the council did", "\n\nWhat the council did"),  # a heading
        ("Most read\n\nThe council met late and\nleft for home.", "\n\nThe council met late and\nleft for home."),
        ("Next post\n\nIt was quiet.", "\n\nIt was quiet."),
    ],
)
def test_titles_below_a_link_go_with_it_and_prose_stays(listed, kept):
    document = ingest.from_text(f"Troops left.\n\n{listed}\n\nThe army said so.")

    assert document.text == f"Troops left.{kept}\n\nThe army said so."


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("Sponsored (by", "is wrong: missing"),
        ("Sponsored (by|with) .*", "instead of"),
        ("a) (b", "is wrong: unbalanced"),
    ],
)
def test_a_wrong_pattern_of_a_users_table_is_named(tmp_path, pattern, told):
    (tmp_path / "lexicon").mkdir()
    rows = f"id,source,where,pattern,why,hint\nlines:mine,mine,line,{pattern},ad mark,\n"
    (tmp_path / "lexicon" / "boilerplate.csv").write_text(rows, encoding="utf-8")

    with pytest.raises(ResourceError, match=f"'lines:mine'.*{told}"), laid_over(tmp_path):
        ingest.from_text(PROSE)
