"""Question sets, asked and scored; drafts, golden questions and attacks too."""
