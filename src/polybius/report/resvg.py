"""A picture as PNG, by resvg: ``pip install 'polybius[png]'``."""

from __future__ import annotations

from polybius.errors import InputError

__all__ = ["png"]

ZOOM = 2.0  # pixels of the PNG to one of the SVG


def png(svg: str) -> bytes:
    """The picture at twice its size, its letters from the fonts of the system.

    Raises:
        InputError: resvg is not installed.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise InputError("PNG needs resvg: pip install 'polybius[png]'; or write an .svg file") from error
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM))
