"""What a command line says about the person, and how an answer is shown."""

from msgspec import Struct

from acuguide.catalog.records import Catalog
from acuguide.devices.terminal import Surface, surface, write, write_json
from acuguide.guide.gate import Refused
from acuguide.guide.person import About, parse_about
from acuguide.guide.triage import Verdict, find_signs, triage
from acuguide.pages.document import Document

DONE, STOPPED_FOR_SAFETY = 0, 3


class Given(Struct, frozen=True):
    """The answers of one run."""

    verdict: Verdict
    about: About


def given(catalog: Catalog, yes: list[str] | None, about: list[str] | None) -> Given:
    """The answers in `--yes` and `--about`. Naming a sign answers the whole list."""
    signs = find_signs(yes or (), catalog.red_flags)
    return Given(triage(signs, complete=bool(yes)), parse_about(about or ()))


def show_page(document: Document, *, plain: bool) -> None:
    """Write a document as this terminal can show it."""
    write(rendered(document, surface(plain=plain)))


def rendered(document: Document, on: Surface) -> str:
    """A document as text for a surface."""
    if on.plain:
        from acuguide.render.plain import render_plain

        return render_plain(document, on.width)
    from acuguide.render.styled import render_styled

    return render_styled(document, on.width, colour=on.colour)


def show_refusal(catalog: Catalog, refused: Refused, *, as_json: bool, plain: bool) -> int:
    """Write a refusal, and return its exit code."""
    if as_json:
        from acuguide.pages.reports import encode, refused_report

        write_json(encode(refused_report(catalog, refused)))
    else:
        from acuguide.pages.triage import refusal_page

        show_page(refusal_page(catalog, refused), plain=plain)
    return STOPPED_FOR_SAFETY
