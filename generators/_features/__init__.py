"""Generators of the overlays, a folder each."""
