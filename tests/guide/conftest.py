"""Someone to whom nothing applies, who has answered everything; and anyone at all."""

import pytest
from hypothesis import strategies as st

from acuguide.catalog.loading import load_catalog
from acuguide.catalog.records import Catalog
from acuguide.guide.person import About
from acuguide.guide.triage import Verdict, all_signs, triage

# What is tested once for each of them has to be known before any test runs.
CATALOG = load_catalog()
SIGNS = tuple(all_signs(CATALOG.red_flags))
SITUATIONS = CATALOG.cautions.situations
SITUATION_IDS = [situation.id for situation in SITUATIONS]

MAYBE = st.sampled_from([None, True, False])
TOLD = st.dictionaries(st.sampled_from(SITUATION_IDS), st.booleans())
ABOUTS = st.builds(
    About,
    age=st.none() | st.integers(0, 120),
    weeks=st.none() | st.integers(0, 60),
    better=MAYBE,
    seen=MAYBE,
    clinician=MAYBE,
    country=st.sampled_from([None, "GB", "JP"]),
    told=TOLD,
    vouched=st.booleans(),
)


@pytest.fixture(scope="session")
def fine(catalog: Catalog) -> Verdict:
    """The whole list of signs answered with no."""
    return triage(catalog, (), About(), complete=True)


@pytest.fixture(scope="session")
def adult() -> About:
    """An adult whom no situation concerns."""
    return About(age=40, told=dict.fromkeys(SITUATION_IDS, False))
