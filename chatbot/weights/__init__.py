"""The model weights: what they are, fetched, verified and put together."""
