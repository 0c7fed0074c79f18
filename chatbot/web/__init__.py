"""What the network sees: the page, the widget, HTTP, limits and headers."""
