"""HTML made of a dossier: one file that holds everything it needs, and the templates that the web shares."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

import polybius
from polybius.relations import Finding, Level
from polybius.relations.flow.contrast import BASELINE_DAYS
from polybius.report import labels
from polybius.report.claims import origins_words
from polybius.report.data import data_of
from polybius.report.dossier import Dossier
from polybius.report.highlight import ROLES

__all__ = ["STATIC", "anchor", "environment", "html"]

HERE = Path(__file__).parent
STATIC = HERE / "static"
MOST_WEEKS = 104  # of which each stands in the table below a picture; of more, those of which something is told
ANCHOR_DIGITS = 12  # hexadecimal, of a document's id: the id itself can hold anything


def environment(*folders: Path) -> jinja2.Environment:
    """Templates that escape everything, with the words that every page needs.

    Args:
        folders: Searched before the shared ones.
    """
    loader = jinja2.FileSystemLoader([*folders, HERE / "templates"])
    made = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    types = labels.type_names()
    made.globals |= {
        "roles": list(ROLES.values()),
        "gloss": lambda role: ROLES[role].gloss,
        "quads": labels.QUADS,
        "type_title": lambda event_type: types.get(event_type, event_type),
        "days": labels.day_words,
        "number": labels.number,
        "origins": origins_words,
        "signed": labels.signed,
        "interval": labels.interval,
        "several": labels.several,
        "standing": labels.standing,
        "data_words": labels.data_words,
        "level_cells": level_cells,
        "with_interval": lambda value, ends: labels.signed(value, *(ends or (None, None))),
        "window": window,
        "most_weeks": MOST_WEEKS,
        "anchor": anchor,
        "version": polybius.__version__,
    }
    return made


def level_cells(level: Level, channels: Sequence[str]) -> Markup:
    """The first cells of a level's row: its days, each channel's value and intervals; figures, nothing to escape."""
    cells = [f'<th scope="row">{labels.day_words(level.start, level.end)}</th>']
    for name in channels:
        told = getattr(level, name)
        inner = labels.signed(told.value, told.low80, told.high80) if told else "–"
        outer = labels.interval(told.low95, told.high95) if told else "–"
        cells.append(f'<td class="num">{inner}</td><td class="num">{outer}</td>')
    return Markup("".join(cells))


def window(finding: Finding, which: str) -> tuple[dt.date, dt.date]:
    """The days whose events a finding's main specification compares: those before the shock, or those after it."""
    main = finding.specifications[0]
    if which == "after":
        return finding.end, finding.end + dt.timedelta(days=main.window_days - 1)
    last = finding.start - dt.timedelta(days=main.gap_days + 1)
    return last - dt.timedelta(days=BASELINE_DAYS - 1), last


def anchor(document: str) -> str:
    """The name of a document's place on a page."""
    return "d" + hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:ANCHOR_DIGITS]


def html(dossier: Dossier, texts: Mapping[str, str] | None = None) -> str:
    """The assessment as one page that needs nothing beside it: no network, no folder, no server.

    Its own policy forbids every request and every script but those that stand in it.

    Args:
        dossier: What to show.
        texts: Whole articles by document, where they are to be printed.
    """
    css, script, echarts = (_static(name) for name in ("polybius.css", "polybius.js", "echarts.min.js"))
    page = environment().get_template("assessment.html")
    text = page.render(
        dossier=dossier,
        texts=_Texts(texts or {}),
        url=_url,
        css=Markup(css),
        script=Markup(script),
        echarts=Markup(echarts),
        csp=_policy([script, echarts], [css]),
        data=Markup(_inert(json.dumps(data_of(dossier), ensure_ascii=False))),
    )
    return text.encode("utf-8", "replace").decode()  # half a surrogate pair becomes "?"


class _Texts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _url(kind: str, id: Any) -> str:
    if kind == "entity":  # of whom a report has no page
        return ""
    if kind == "document":
        return f"#{anchor(id)}"
    if kind == "days":
        first, last = id
        return f"#days={first}..{last}"
    return f"#{id}"


def _static(name: str) -> str:
    text = (STATIC / name).read_text(encoding="utf-8")
    if re.search(r"</(script|style)", text, re.IGNORECASE):
        raise ValueError(f"{name} would end the element that holds it")
    return text


def _policy(scripts: list[str], styles: list[str]) -> str:
    return (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; style-src {' '.join(map(_hash, styles))}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _inert(text: str) -> str:
    """JSON that cannot end the element which holds it, nor begin a comment."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
