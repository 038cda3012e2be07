"""Vectors of primitives.md, one module per function."""
