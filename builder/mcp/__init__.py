"""What programs of assistants can do with the courses of one folder: an MCP server over `builder.api`."""
