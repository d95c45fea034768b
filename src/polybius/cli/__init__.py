"""The command line: one command a verb, no logic of its own."""

from __future__ import annotations

import contextlib
import functools
import inspect
import io
import os
import sys
from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from polybius.cli import answers, checking, exchange, panel, reading, tables
from polybius.errors import PolybiusError

__all__ = ["app", "main"]

WRONG_USE = 2
INTERRUPTED = 130


class _Whole(TyperGroup):
    """A group whose help tells the first sentence of each command whole; click would cut it at the line's end."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes the commands with their first paragraph, over as many lines as it takes."""
        told = [(name, inspect.cleandoc(self.commands[name].help or "")) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, " ".join(help.partition("\n\n")[0].split())) for name, help in told])


app = typer.Typer(
    name="polybius",
    cls=_Whole,
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


def _told(command: Callable[..., None]) -> Callable[..., None]:
    """The command with what ends it from outside told in one line; typer would do so in silence, or by status 1."""

    @functools.wraps(command)
    def run(*words: Any, **options: Any) -> None:
        try:
            try:
                command(*words, **options)
            finally:
                sys.stdout.flush()  # here it can be told that the disk is full, and no more when Python ends
        except KeyboardInterrupt as stop:  # with what is kept, where the command writes anything
            _end(INTERRUPTED, "; ".join(("interrupted", *map(str, stop.args))))
        except BrokenPipeError:  # `polybius events STORE | head`: the reader has seen enough
            _end(0)
        except SystemExit as ending:
            if not isinstance(ending.__context__, BrokenPipeError):  # rich ends with status 1 over a closed pipe
                raise
            _end(0)
        except OSError as error:
            of = f": {error.filename}" if error.filename else ""
            _end(WRONG_USE, f"cannot read or write: {error.strerror or error}{of}")

    return run


def _end(status: int, why: str | None = None) -> NoReturn:
    if why is not None:
        print(f"polybius: {why}", file=sys.stderr)
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.exit(status)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python tries once more, and complains
    sys.exit(status)


for _module in (reading, tables, answers, checking, panel, exchange):
    for _command in _module.COMMANDS:
        app.command(_command.__name__.rstrip("_"))(_told(_command))


def main() -> None:
    """Runs the command line; an error is told in one line, without a traceback."""
    _open_streams()
    try:
        app()
    except PolybiusError as error:
        _end(WRONG_USE, str(error))


def _open_streams() -> None:
    """In files and pipes data are UTF-8; what a terminal cannot show is a question mark there."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed: `polybius read INPUT -o OUT >&-`
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")
