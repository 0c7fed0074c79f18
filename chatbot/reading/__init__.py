"""Which sentences of an article answer, as the reader model and its rules judge."""
