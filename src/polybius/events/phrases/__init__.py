"""Who stands behind a noun phrase, and who only looks on."""
