"""From Markdown to the model; Markdown's tokens end in this folder."""
