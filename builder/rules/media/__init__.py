"""Faults of pictures, films and sounds."""
