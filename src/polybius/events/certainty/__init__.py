"""Who tells an act, who denies it, and how certain each of them makes it."""
