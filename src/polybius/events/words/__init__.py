"""What single words, their grammar and the tables of the lexicon say, before anybody is looked for."""
