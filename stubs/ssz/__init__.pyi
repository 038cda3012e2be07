# What the specification uses of ssz 0.6.0, whose own functions are untyped. Import from the submodules.
