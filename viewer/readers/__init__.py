"""One module a file format: a path becomes a Document."""
