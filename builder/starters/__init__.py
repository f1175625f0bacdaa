"""Starts a course: from a template, each a folder here, or from another course."""
