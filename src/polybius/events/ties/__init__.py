"""What ties the acts of a document to each other: told again, an answer, an end, a resumption."""
