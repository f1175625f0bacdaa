"""Faults of front matter."""
