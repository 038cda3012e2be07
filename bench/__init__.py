"""Measurements beside other implementations, on the same input and in the same run. Nothing here is a test."""
