"""Faults of sections, pages and blocks."""
