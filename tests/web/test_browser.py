"""What a browser makes of the pages: how wide they are, and where its keys lead."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from polybius.report.render import STATIC

pytestmark = pytest.mark.skipif(shutil.which("chromium") is None, reason="no browser is installed")


def told(folder: Path, page: str, **pages: str) -> str:
    """What stands in the element "told" of a page once its script has run, the other pages beside it."""
    for name, text in {"told": page, **pages}.items():
        (folder / f"{name}.html").write_text(text.replace('="/static/', '="static/'))
    shutil.copytree(STATIC, folder / "static")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
    command = ["chromium", *options, "--allow-file-access-from-files", (folder / "told.html").as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.search('<pre id="told">(.*?)</pre>', shown, re.S)[1]


KEYS = """
<pre id="told"></pre><script>
addEventListener("load", function () {
  var box = document.querySelector(".curve"), told = [];
  function press(key) { box.dispatchEvent(new KeyboardEvent("keydown", { key: key })); }
  box.focus();
  ["ArrowRight", "ArrowDown", "ArrowLeft"].forEach(function (key) {
    press(key);
    told.push(box.nextElementSibling.textContent + " | " + box.querySelector(".tip").textContent);
  });
  ["Enter"].forEach(press);
  document.getElementById("told").textContent = told.concat(location.hash).join("\\n");
});
</script></body>
"""


def test_the_marks_of_a_picture_are_walked_by_keyboard(client: TestClient, ids: dict[str, str], tmp_path: Path) -> None:
    page = client.get("/dyads/NOR/SWE?around=2021-03-02").text
    page = page.replace('data-story-url="/stories/{id}"', 'data-story-url="#{id}"')  # else the browser would leave
    week, story, again, address = told(tmp_path, page.replace("</body>", KEYS)).split("\n")

    assert week.startswith("2 Mar 2021 – 7 Mar 2021. Conflict")
    assert story == again  # the one mark of its row; in words for who listens, in the tip for who sees
    said, _, tip = story.partition(" | ")
    assert (
        said.replace(". ", "") == tip == "Norwegian military – COERCE – Swedish government2 Mar 2021 · "
        "2–4 injured (least: the harbour office, most: Skagen Courier)2 reports"
    )
    assert address == f"#{ids['story']}"


WIDTHS = """
<body>FRAMES<pre id="told"></pre><script>
addEventListener("load", function () {
  var over = Array.from(document.querySelectorAll("iframe")).map(function (frame) {
    var page = frame.contentDocument.documentElement;
    return page.scrollWidth - page.clientWidth;
  });
  document.getElementById("told").textContent = over.join(" ");
});
</script></body>
"""


AT_THE_EDGE = '<p class="sentence" align="right"><mark class="mark" data-gloss="whom it is done to">X</mark></p></main>'


def test_no_page_is_wider_than_a_telephone(client: TestClient, pages: list[str], tmp_path: Path) -> None:
    wanted = {address: client.get(address).text for address in (*pages, "/dyads/GBR/USA")}  # long names
    wanted["a gloss at the edge"] = wanted["/"].replace("</main>", AT_THE_EDGE)
    named = {f"page{number}": text for number, text in enumerate(wanted.values())}
    frames = "".join(f'<iframe src="{name}.html" width="390" height="800" frameborder="0"></iframe>' for name in named)
    over = told(tmp_path, WIDTHS.replace("FRAMES", frames), **named).split()

    assert {address: by for address, by in zip(wanted, over, strict=True) if by != "0"} == {}
