"""`acuguide profile`: what to take into account about you."""

from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from acuguide.cli.options import Format, FormatOption, PlainOption, complete_profile, if_asked

if TYPE_CHECKING:  # a command imports what it needs when it runs
    from acuguide.catalog.records import Catalog
    from acuguide.pages.document import Document

EPILOG = """\b
Examples:
  acuguide profile
  acuguide profile set age=72 blood_thinner=no weeks=3 country=JP
  acuguide profile show
  acuguide profile clear pregnant
"""


class Action(Enum):
    """What to do with the profile."""

    ASK = "ask"
    SET = "set"
    SHOW = "show"
    CLEAR = "clear"


def profile(
    action: Annotated[
        Action, typer.Argument(metavar="[set|show|clear]", help="Without it, you are asked.")
    ] = Action.ASK,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KEY=VALUE]...",
            help="What to set, such as age=72; or the keys to clear.",
            autocompletion=if_asked(complete_profile),
        ),
    ] = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """Ask, set, show or clear what to take into account about you.

    It is kept in one file that only you can read, and goes nowhere else.
    """
    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import DONE, show_page
    from acuguide.cli.keeping import read_profile
    from acuguide.devices.calendar import today
    from acuguide.devices.terminal import write_json
    from acuguide.devices.user_files import profile_path

    catalog = load_catalog()
    done = _do(catalog, action, words or [], plain=plain)
    if done is not None and format_ is Format.TEXT:
        show_page(done, plain=plain)
        return DONE
    kept = read_profile(catalog)
    if format_ is Format.JSON:
        from acuguide.pages.profile import profile_report
        from acuguide.pages.reports import encode

        write_json(encode(profile_report(catalog, kept, today())))
    else:
        from acuguide.pages.profile import profile_page

        show_page(profile_page(catalog, kept, today(), str(profile_path())), plain=plain)
    return DONE


def _do(catalog: "Catalog", action: Action, given: list[str], *, plain: bool) -> "Document | None":
    """Ask, set or clear; a page of its own, where what is kept need not be shown."""
    from acuguide.cli.keeping import forget, keep_values
    from acuguide.errors import WrongUseError
    from acuguide.guide.person import find_key, lasting_pairs

    match action:
        case Action.ASK:
            if given:
                raise WrongUseError("To set something: acuguide profile set KEY=VALUE.")
            from acuguide.cli.asking import ask_profile

            ask_profile(catalog, plain=plain)
        case Action.SET:
            if not given:
                raise WrongUseError("Say what to set, such as: acuguide profile set age=72.")
            keep_values(catalog, lasting_pairs(catalog, given))
        case Action.SHOW:
            if given:
                raise WrongUseError("profile show takes nothing more.")
        case Action.CLEAR:
            from acuguide.pages.document import Prose
            from acuguide.pages.profile import cleared_line

            named = [find_key(catalog, name) for name in given]
            was = forget(catalog, named)
            return (Prose(cleared_line(named, was=was)),)
    return None
