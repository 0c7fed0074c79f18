"""The writer, its process and its budget; what it drafts, checked, cited or quoted."""
