"""Which acts a sentence tells: rows of the lexicon and the language model, weighed against each other."""
