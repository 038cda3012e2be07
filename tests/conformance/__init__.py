"""The specification beside the published clients. `make conformance` installs them and runs these."""
