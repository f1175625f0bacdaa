"""Compiles Markdown courses into e-learning packages that any LMS plays."""

__version__ = "0.4.0"
