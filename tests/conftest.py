"""How much Hypothesis draws: profile `default`, or the one that ZGSPEC_PROFILE names."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "default",
    max_examples=100,
    stateful_step_count=40,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile(
    "nightly",
    settings.get_profile("default"),
    max_examples=1_000,
    stateful_step_count=100,
    derandomize=False,
)
settings.load_profile(os.environ.get("ZGSPEC_PROFILE", "default"))
