"""Routines, one file each in `data/routines`. Pure."""

from typing import Annotated

from msgspec import Meta

from acuguide.catalog.records import Code, Id, Lines, Record, SourceIds, Words


class Routine(Record, frozen=True, kw_only=True):
    """A routine: points in order of importance, and the positions it may use."""

    id: Id
    name: Words
    also_called: Lines = ()
    summary: Words
    minutes: Annotated[int, Meta(ge=2, le=30)]
    silent: bool = False
    positions: Annotated[tuple[Id, ...], Meta(min_length=1)]
    points: Annotated[tuple[Code, ...], Meta(min_length=1)]
    sources: SourceIds
