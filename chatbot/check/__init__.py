"""Whether an article carries a claim: one rule a file, joined in `rules`."""
