"""The command line: one command a verb, no logic of its own."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from polybius.cli import answers, checking, exchange, panel, reading, tables
from polybius.errors import PolybiusError

__all__ = ["app", "main"]

WRONG_USE = 2
INTERRUPTED = 130

app = typer.Typer(
    name="polybius",
    help="From news reports to sourced events, and from events to measured relations.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(asked: bool) -> None:
    if asked:
        from polybius import __version__

        typer.echo(f"polybius {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """From news reports to sourced events, and from events to measured relations."""


for _module in (reading, tables, answers, checking, panel, exchange):
    for _command in _module.COMMANDS:
        app.command(_command.__name__.rstrip("_"))(_command)


def main() -> None:
    """Runs the command line; an error is told in one line, without a traceback."""
    try:
        app()
    except PolybiusError as error:
        print(f"polybius: {error}", file=sys.stderr)
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        print("polybius: interrupted; what was written so far is kept", file=sys.stderr)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # `polybius events STORE | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
