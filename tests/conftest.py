"""How much Hypothesis draws: profile `default`, or the one that ZGSPEC_PROFILE names."""

from __future__ import annotations

import gc
import os

from hypothesis import HealthCheck, settings

# What is imported for the tests stays until the end: searching it for garbage takes longer than some tests.
gc.disable()


def pytest_collection_finish() -> None:
    """Collect garbage again, but not among what has been imported."""
    gc.freeze()
    gc.enable()


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
