"""A checked course and a theme become pages, styles and scripts."""
