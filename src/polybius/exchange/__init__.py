"""Event data of other people in, ours out: one file a format."""

from polybius.exchange.bring import Imported, import_files
from polybius.exchange.send import Sent, export

__all__ = ["Imported", "Sent", "export", "import_files"]
