"""The opening questions of bare `acuguide`: `data/intake.yaml`. Pure."""

from typing import Annotated

from msgspec import Meta

from acuguide.catalog.records import Id, Record, Words


class Choice(Record, frozen=True):
    """One answer of the opening questions: a region, or words to look for among causes."""

    label: Words
    region: Id | None = None
    words: str = ""


class Question(Record, frozen=True):
    """One opening question, answered with one key."""

    ask: Words
    choices: Annotated[tuple[Choice, ...], Meta(min_length=2, max_length=9)]


class Intake(Record, frozen=True):
    """The opening questions of bare `acuguide`."""

    questions: tuple[Question, ...]
