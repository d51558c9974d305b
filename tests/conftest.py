"""Hypothesis profiles: the same examples on every run, and `--hypothesis-profile=deep` to dig."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.register_profile(
    "deep", settings.get_profile("steady"), derandomize=False, max_examples=2000
)
settings.load_profile("steady")
