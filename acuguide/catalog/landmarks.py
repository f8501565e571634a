"""The landmarks that rules begin and end at, and the figures they are on: `data/landmarks.yaml`.

Pure.
"""

from acuguide.catalog.records import Id, Record, Term, Words


class Landmark(Record, frozen=True):
    """A place on the body that one can see or feel, and how to find it."""

    id: Id
    name: Words
    feel: Words


class LandmarkList(Record, frozen=True):
    """The whole of `data/landmarks.yaml`."""

    figures: tuple[Term, ...]
    landmarks: tuple[Landmark, ...]
