"""Faults in how text is written."""
