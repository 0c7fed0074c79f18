"""From untrusted input to a question that stands alone; languages and fixed replies."""
