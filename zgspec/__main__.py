"""Runs the command line: `python -m zgspec`."""

from zgspec.cli import run

run()
