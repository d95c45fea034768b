"""``python -m polybius``: the same as the command ``polybius``."""

from polybius.cli import main

main()
