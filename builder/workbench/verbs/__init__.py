"""What the page can ask for: a function a verb, with the engine first and then plain JSON values by name.

A file holds the verbs of a view; all are found. A parameter `by` is who asks, where that is known.
"""
