"""One module for each command of `zgspec`."""
