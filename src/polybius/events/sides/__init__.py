"""Who stands on the sides of an act, and who on neither."""
