"""A statement about a relation, made testable and held against flow and ledger."""
