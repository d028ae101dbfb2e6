"""How many examples a property test tries: its own number, and in a soak as many times more as the profile asks for."""

from hypothesis import settings

USUAL = 100
"""What hypothesis tries by itself."""


def examples(count: int) -> settings:
    """The settings of a test that usually tries `count` examples, without a limit on the time that each may take."""
    return settings(max_examples=max(1, count * settings().max_examples // USUAL), deadline=None)
