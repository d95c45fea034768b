"""Files, folders, pages, tables and bytes made into documents."""

from polybius.ingest.inputs import from_text, read

__all__ = ["from_text", "read"]
