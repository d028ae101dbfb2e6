"""A pytest plugin for `make soak`: the property tests once more, with many more examples.

`make test` leaves hypothesis at its own number, so that it ends soon. What a
soak finds goes into the tests as an `@example`, and is looked for ever after.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "soak",
    max_examples=20_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
