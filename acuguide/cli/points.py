"""`acuguide points`: where points are, and how to press them."""

from typing import TYPE_CHECKING, Annotated

import typer

from acuguide.cli.options import (
    AboutOption,
    ConditionOption,
    Format,
    FormatOption,
    PlainOption,
    RegionOption,
    YesOption,
    complete_point,
    if_asked,
)

if TYPE_CHECKING:
    from acuguide.catalog.records import Catalog
    from acuguide.guide.gate import Cleared
    from acuguide.guide.selection import Selection

EPILOG = """\b
Examples:
  acuguide points --condition sciatica
  acuguide points BL23 GB30
  acuguide points --region buttock --format json
  acuguide points --condition sciatica --picture
  acuguide points BL25 --svg - > BL25.svg
"""


def points(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CODE]...",
            help="Points, by code or name: BL23, huantiao, 環跳.",
            autocompletion=if_asked(complete_point),
        ),
    ] = None,
    condition: ConditionOption = None,
    region: RegionOption = None,
    picture: Annotated[
        bool | None,
        typer.Option(
            "--picture/--no-picture",
            help="Draw where the points are, on a terminal of 60 columns or more; those asked "
            "for by name are drawn anyway.",
        ),
    ] = None,
    svg: Annotated[
        str | None,
        typer.Option(
            "--svg", metavar="FILE", help="Write the picture as SVG, to FILE or to - (stdout)."
        ),
    ] = None,
    pixels: Annotated[
        bool,
        typer.Option(
            "--pixels", help="Draw in pixels, on a terminal that can (kitty, iTerm2, sixel)."
        ),
    ] = False,
    yes: YesOption = None,
    about: AboutOption = None,
    format_: FormatOption = Format.TEXT,
    plain: PlainOption = False,
) -> int:
    """Show where points are, and how to find and press them."""
    from acuguide.catalog.loading import load_catalog
    from acuguide.cli.answers import DONE, given, show_refusal
    from acuguide.errors import WrongUseError
    from acuguide.guide.gate import Refused, gate
    from acuguide.guide.person import About
    from acuguide.guide.selection import select

    as_json = format_ is Format.JSON
    if svg is not None and (as_json or pixels or picture is False):
        raise WrongUseError("--svg goes without --format json, --pixels and --no-picture.")
    catalog = load_catalog()
    answers = given(catalog, yes, about)
    selection = select(catalog, codes or (), condition, region)
    # Where someone else's care is needed, that is the answer, whoever asks.
    elsewhere = selection.condition is not None and selection.condition.instead is not None
    person = About() if elsewhere else answers.about
    answer = gate(selection.candidates, catalog, answers.verdict, person)
    if svg is not None:
        from acuguide.cli.picturing import write_svg

        return write_svg(catalog, selection, answer, answers.about, svg)
    if isinstance(answer, Refused):
        return show_refusal(catalog, answer, answers.about, as_json=as_json, plain=plain)
    wanted = pixels or selection.by_name if picture is None else picture
    _show(catalog, selection, answer, as_json=as_json, plain=plain, drawn=wanted, pixels=pixels)
    return DONE


def _show(
    catalog: "Catalog", selection: "Selection", cleared: "Cleared",
    *, as_json: bool, plain: bool, drawn: bool, pixels: bool,
) -> None:  # fmt: skip
    """Write the points as JSON, or as a page that is `drawn` on where there can be pictures."""
    from acuguide.cli.answers import show_page
    from acuguide.devices.surface import surface

    if as_json:
        from acuguide.devices.terminal import write_json
        from acuguide.pages.reports import encode, points_report

        write_json(encode(points_report(catalog, cleared, selection.condition)))
    elif drawn and not surface(plain=plain).plain:
        from acuguide.cli.picturing import show_with_pictures

        show_with_pictures(catalog, selection, cleared, in_pixels=pixels)
    else:
        from acuguide.pages.points import points_page

        show_page(points_page(catalog, selection, cleared), plain=plain)
