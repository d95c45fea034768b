"""The strokes that a picture is made of, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

__all__ = ["INK", "LINE", "PAPER", "SOFT", "WIDTH", "bar", "document", "line", "path", "text", "ticks", "wrapped"]

WIDTH = 1100  # pixels
INK, SOFT, LINE, PAPER = "#1d1d1b", "#5c5a55", "#d9d5cc", "#fffdf8"
FONT = "'DejaVu Sans', 'Liberation Sans', Helvetica, Arial, sans-serif"
LETTERS = 150  # of a line of small print

Point = tuple[float, float]


def path(points: Sequence[Point], colour: str, wide: float, dash: str = "") -> str:
    """A line through some points; a dot where there is one."""
    if not points:
        return ""
    if len(points) == 1:
        return f'<circle cx="{points[0][0]:.1f}" cy="{points[0][1]:.1f}" r="{wide}" fill="{colour}"/>'
    listed = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{listed}" fill="none" stroke="{colour}" stroke-width="{wide}"{_dashed(dash)}/>'


def line(start: Point, end: Point, colour: str, wide: float, dash: str = "") -> str:
    """A straight line."""
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" stroke="{colour}" '
        f'stroke-width="{wide}"{_dashed(dash)}/>'
    )


def bar(corner: Point, size: Point, colour: str, opacity: float = 1.0) -> str:
    """A filled box from its upper left corner on."""
    return (
        f'<rect x="{corner[0]:.1f}" y="{corner[1]:.1f}" width="{size[0]:.1f}" height="{max(size[1], 0):.1f}" '
        f'fill="{colour}" fill-opacity="{opacity}"/>'
    )


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = 11.5,
    anchor: str = "start",
    fill: str = INK,
    weight: int = 400,
    turn: bool = False,
) -> str:
    """Words on a line; ``turn``: upwards, with their middle at the point."""
    turned = f' transform="rotate(-90 {x:.1f} {y:.1f})"' if turn else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{fill}" '
        f'text-anchor="{"middle" if turn else anchor}"{turned}>{escape(words)}</text>'
    )


def ticks(low: float, high: float) -> list[float]:
    """Round values between two, some five to ten."""
    rough = (high - low) / 6
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return [round(step * number, 10) for number in range(math.ceil(low / step), math.floor(high / step) + 1)]


def wrapped(words: str) -> Iterator[str]:
    """Lines of small print that fit the picture."""
    so_far = ""
    for word in words.split():
        if so_far and len(so_far) + len(word) + 1 > LETTERS:
            yield so_far
            so_far = word
        else:
            so_far = f"{so_far} {word}".strip()
    if so_far:
        yield so_far


def document(height: float, parts: Iterable[str], title: str) -> str:
    """The whole picture, whose title a screen reader tells."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" font-family="{FONT}" role="img">\n<title>{escape(title)}</title>\n'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>\n'
        + "\n".join(part for part in parts if part)
        + "\n</svg>\n"
    )


def _dashed(dash: str) -> str:
    return f' stroke-dasharray="{dash}"' if dash else ""
