"""Generators of storage.md with an overlay: bonds and penalties."""
