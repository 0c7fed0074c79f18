"""Footnote beside a stock chain, and within its budgets."""
