"""Acts: the lexicon's frames over the parse, who does them to whom, and the words that carry them."""
