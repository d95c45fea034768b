"""The command ``polybius``, and ``python -m polybius``."""

import sys

__all__ = ["main"]


def main() -> None:
    """Runs the command line; Ctrl+C while it loads is told as one later on, in one line."""
    try:
        from polybius import cli

        cli.main()
    except KeyboardInterrupt:
        print("polybius: interrupted", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
