"""Faults of programmes."""
