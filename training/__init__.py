"""Trains the models that the product brings: see README.md in this folder."""
