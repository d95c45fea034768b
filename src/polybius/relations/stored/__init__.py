"""The relations of a store: which stories count, what they are divided by, one dyad or all of them."""
