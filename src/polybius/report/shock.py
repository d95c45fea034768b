"""The shock that an assessment asks about when nobody names one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from polybius.report.views import StoryView

__all__ = ["sharpest"]

WIDEST = dt.timedelta(days=7)  # a story whose days span more marks no moment


def sharpest(stories: Iterable[StoryView]) -> StoryView | None:
    """The counted conflict story told by most documents, the gravest and earliest of several; None without any.

    It is chosen by what is told most, not by the curve: the largest fall of a curve would be a finding before the test.
    """
    dated = [
        story
        for story in stories
        if story.counted
        and story.score < 0
        and story.earliest
        and (story.latest or story.earliest) - story.earliest <= WIDEST
    ]
    return min(dated, key=lambda story: (-story.n_documents, story.score, story.earliest, story.id), default=None)
