"""Answers questions about articles: packages by stage, and at the top what joins them."""
