"""Profiles of Hypothesis: `default` for every change, `nightly` for long runs. ZGSPEC_PROFILE chooses."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("default", deadline=None)
settings.register_profile("nightly", deadline=None, max_examples=2_000, stateful_step_count=50)
settings.load_profile(os.environ.get("ZGSPEC_PROFILE", "default"))
