"""Faults of settings and labels."""
