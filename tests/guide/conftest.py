"""Someone to whom nothing applies, who has answered everything."""

import pytest

from acuguide.guide.person import About
from acuguide.guide.triage import Verdict, triage


@pytest.fixture(scope="session")
def fine() -> Verdict:
    """The whole list of signs answered with no."""
    return triage((), complete=True)


@pytest.fixture(scope="session")
def adult() -> About:
    """An adult whom no situation concerns."""
    return About(age=40, pregnant=False, blood_thinner=False)
