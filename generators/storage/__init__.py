"""Vectors of storage.md, one module per function."""
