"""The store: one DuckDB file with documents, events, claims and stories, each row naming its run."""

from polybius.store.export import FORMULA_STARTS, event_columns, event_rows, rows, streamed, write_csv, write_jsonl
from polybius.store.reader import Reader
from polybius.store.rejected import rejected_of
from polybius.store.store import Store, open_store
from polybius.store.write import Added

__all__ = [
    "FORMULA_STARTS", "Added", "Reader", "Store", "event_columns", "event_rows", "open_store", "rejected_of", "rows",
    "streamed", "write_csv", "write_jsonl",
]  # fmt: skip
