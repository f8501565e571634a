"""The landmarks that rules begin and end at, and the figures they are on: `data/landmarks.yaml`.

Pure.
"""

from typing import Annotated

from msgspec import Meta

from acuguide.catalog.records import Id, Record, Term, Words


class Landmark(Record, frozen=True):
    """A place on the body that one can see or feel, and how to find it.

    `short` is what a picture calls it; `after` is the landmark to find before it.
    """

    id: Id
    name: Words
    short: Annotated[str, Meta(min_length=1, max_length=26)]
    feel: Words
    after: Id | None = None


class LandmarkList(Record, frozen=True):
    """The whole of `data/landmarks.yaml`; `bones` are those whose names stand in figures."""

    figures: tuple[Term, ...]
    bones: tuple[Term, ...]
    landmarks: tuple[Landmark, ...]
