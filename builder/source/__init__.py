"""Reads an author's files, and what is told from their names alone: folders, encodings, ids, slugs."""
