"""Event data of other people in, ours out: one file a format."""

from polybius.exchange.bring import FORMATS, Imported, import_files

__all__ = ["FORMATS", "Imported", "import_files"]
