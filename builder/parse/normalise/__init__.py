"""Reads tolerantly, line by line and before Markdown: what people and other programs type becomes what it means."""
