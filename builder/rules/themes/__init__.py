"""Faults of themes and colours."""
