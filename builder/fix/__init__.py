"""Writes properly what was understood (`builder check --fix`), and takes it back."""
