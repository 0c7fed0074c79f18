"""What a text says: words, names, numbers, verbs, speakers. Knows no question and no model."""
