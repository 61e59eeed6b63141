"""What every test shares: property tests that judge the code, not the machine they run on."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# An example that takes long on a busy machine is no fault of the code, and a run should tell of a change, not of luck.
settings.register_profile(
    "patient", settings.default, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")
