"""The documentation that the builder carries with it: of blocks, from `examples.md`; on one page, for assistants."""
