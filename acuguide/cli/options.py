"""The options that several commands share."""

import os
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Annotated, TypeVar

import typer

# The shell asks for completions through this variable.
COMPLETE_VARIABLE = "_ACUGUIDE_COMPLETE"
_Completer = TypeVar("_Completer", bound=Callable[..., list[str]])


class Format(Enum):
    """How an answer is written."""

    TEXT = "text"
    JSON = "json"


def if_asked(completer: _Completer) -> _Completer | None:
    """A completer, if a shell asks for completions: Typer inspects each that it is given."""
    return completer if COMPLETE_VARIABLE in os.environ else None


def complete_condition(incomplete: str) -> list[str]:
    """Conditions that begin with what was typed."""
    from acuguide.catalog.ids import condition_ids

    return _begun(condition_ids(), incomplete)


def complete_point(incomplete: str) -> list[str]:
    """Points that begin with what was typed."""
    from acuguide.catalog.ids import point_codes

    return _begun(point_codes(), incomplete)


def complete_care(incomplete: str) -> list[str]:
    """Conditions and kinds of care that begin with what was typed."""
    from acuguide.catalog.ids import care_ids, condition_ids

    return _begun((*condition_ids(), *care_ids()), incomplete)


def complete_topic(incomplete: str) -> list[str]:
    """Conditions, points and kinds of care that begin with what was typed."""
    from acuguide.catalog.ids import care_ids, condition_ids, point_codes

    return _begun((*condition_ids(), *point_codes(), *care_ids()), incomplete)


def complete_source(incomplete: str) -> list[str]:
    """Sources whose ids begin with what was typed."""
    from acuguide.catalog.loading import load_catalog

    return _begun(load_catalog().sources, incomplete)


def complete_word(incomplete: str) -> list[str]:
    """Terms that begin with what was typed."""
    from acuguide.catalog.loading import load_catalog

    return _begun(load_catalog().words, incomplete)


def complete_routine(incomplete: str) -> list[str]:
    """Routines that begin with what was typed."""
    from acuguide.catalog.ids import routine_ids

    return _begun(routine_ids(), incomplete)


def complete_region(incomplete: str) -> list[str]:
    """Regions that begin with what was typed."""
    from acuguide.catalog.loading import load_catalog

    return _begun([term.id for term in load_catalog().vocabulary.regions], incomplete)


def complete_position(incomplete: str) -> list[str]:
    """Positions that begin with what was typed."""
    from acuguide.catalog.loading import load_catalog

    return _begun([entry.id for entry in load_catalog().vocabulary.positions], incomplete)


def complete_sign(incomplete: str) -> list[str]:
    """Warning signs whose ids begin with what was typed."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.guide.triage import all_signs

    return _begun([sign.id for sign in all_signs(load_catalog().red_flags)], incomplete)


def complete_country(incomplete: str) -> list[str]:
    """Countries whose codes begin with what was typed."""
    from acuguide.catalog.loading import load_catalog

    return _begun(load_catalog().countries, incomplete)


def complete_about(incomplete: str) -> list[str]:
    """Keys of `--about`, with their values, that begin with what was typed."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.guide.person import choices

    return _begun(choices(load_catalog()), incomplete)


def complete_profile(context: typer.Context, incomplete: str) -> list[str]:
    """What `profile set` takes; for `profile clear`, the keys alone."""
    action = context.params.get("action")
    from acuguide.catalog.loading import load_catalog
    from acuguide.guide.person import choices, keys, momentary

    catalog = load_catalog()
    if str(getattr(action, "value", action)) == "clear":
        return _begun(keys(catalog), incomplete)
    kept = (each for each in choices(catalog) if each.split("=")[0] not in momentary(catalog))
    return _begun(kept, incomplete)


class _AnyCase(str):
    """A suggestion that Typer, which filters by case once more, lets through in any case."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Whether it begins as typed: that has been looked at before."""
        return True


def _begun(names: Iterable[str], incomplete: str) -> list[str]:
    from acuguide.catalog.names import normal

    return [_AnyCase(name) for name in names if normal(name).startswith(normal(incomplete))]


FormatOption = Annotated[
    Format, typer.Option("--format", help="Text for people, JSON for programs.")
]
PlainOption = Annotated[bool, typer.Option("--plain", help="No boxes, colour or repainting.")]
YesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--yes",
        metavar="ID",
        help="A warning sign you have, such as RF01; repeatable.",
        autocompletion=if_asked(complete_sign),
    ),
]
AboutOption = Annotated[
    list[str] | None,
    typer.Option(
        "--about", metavar="KEY=VALUE", autocompletion=if_asked(complete_about),
        help="About you: age=72, pregnant=yes, weeks=3, clinician=agreed; repeatable.",
    ),
]  # fmt: skip
ConditionOption = Annotated[
    str | None,
    typer.Option(
        "--condition",
        metavar="CONDITION",
        help="A cause, by any of its names.",
        autocompletion=if_asked(complete_condition),
    ),
]
RegionOption = Annotated[
    str | None,
    typer.Option(
        "--region",
        metavar="REGION",
        help="low-back, buttock or hip.",
        autocompletion=if_asked(complete_region),
    ),
]
