"""Faults of translations."""
