"""`acuguide routine`: the timed, guided self-massage."""

from typing import Annotated

import typer

from acuguide.cli.options import (
    AboutOption,
    ConditionOption,
    Format,
    FormatOption,
    PlainOption,
    YesOption,
    complete_position,
    complete_routine,
    if_asked,
)

EPILOG = """\b
Examples:
  acuguide routine
  acuguide routine buttock --preview
  acuguide routine --condition sciatica --minutes 15
"""


MinutesOption = Annotated[
    str | None, typer.Option("--minutes", metavar="N", help="How long, from 2 to 30.")
]
PositionOption = Annotated[
    str | None,
    typer.Option(
        "--position",
        metavar="POSITION",
        help="sitting, lying, standing-wall, ...",
        autocompletion=if_asked(complete_position),
    ),
]
PreviewOption = Annotated[bool, typer.Option("--preview", help="Show the plan; do not start.")]
CheckedOption = Annotated[
    bool,
    typer.Option(
        "--checked",
        help="Say that no warning sign applies and that you are an adult, not pregnant,"
        " take no blood thinner and have no bleeding problem.",
    ),
]


def routine(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="A routine: low-back, buttock or desk.",
            autocompletion=if_asked(complete_routine),
        ),
    ] = None,
    condition: ConditionOption = None,
    minutes: MinutesOption = None,
    position: PositionOption = None,
    preview: PreviewOption = False,
    checked: CheckedOption = False,
    yes: YesOption = None,
    about: AboutOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """Play a timed, guided self-massage.

    It asks about warning signs first, shows the plan, and waits for a key to start.
    """
    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import given
    from acuguide.cli.playing import request, run

    catalog = load_catalog()
    answers = given(catalog, yes, about, checked=checked)
    asked = request(catalog, name, condition, minutes, position)
    as_json = format_ is Format.JSON
    preview = preview or as_json
    return run(catalog, asked, answers, preview=preview, as_json=as_json, plain=plain)
