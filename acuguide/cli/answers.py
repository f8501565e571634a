"""What a command line and the profile say about the person, and how an answer is shown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from acuguide.catalog.records import Catalog, Sign
from acuguide.cli.keeping import kept_answers
from acuguide.devices.surface import Surface, surface
from acuguide.devices.terminal import write, write_json
from acuguide.guide.gate import Refused, refusal
from acuguide.guide.person import About, assume_checked, find_country, overlaid, parse_about
from acuguide.guide.triage import Verdict, find_signs, triage
from acuguide.pages.document import Document

if TYPE_CHECKING:  # only whom to call needs them
    from acuguide.catalog.countries import Country

DONE, STOPPED_FOR_SAFETY = 0, 3


class Given(Struct, frozen=True):
    """The answers of one run; `named` are the signs of its command line.

    `kept_refuses`: the list was answered anew for this run, but kept answers still refuse.
    """

    verdict: Verdict
    about: About
    named: tuple[Sign, ...] = ()
    kept_refuses: bool = False


def given(
    catalog: Catalog,
    yes: Sequence[str] | None,
    about: Sequence[str] | None,
    *,
    checked: bool = False,
    anew: bool = False,
) -> Given:
    """The kept answers with those of `--yes` and `--about`.

    `checked` states that nothing else applies. `anew`: the list is answered anew, so that
    what is kept of it does not count.
    """
    signs = find_signs(yes or (), catalog.red_flags)
    told = parse_about(catalog, about or ())
    kept, person = kept_answers(catalog)
    person = overlaid(person, told)
    if checked:
        person = assume_checked(catalog.cautions, person)
    if anew:
        verdict = triage(catalog, signs, person, complete=True)
        return Given(verdict, person, signs, kept_refuses=kept.refuses)
    complete = kept.complete or checked
    raised = (*kept.raised, *signs)
    verdict = triage(catalog, raised, person, complete=complete, kept=kept.kept)
    return Given(verdict, person, signs)


def country_of(catalog: Catalog, about: About) -> "Country | None":
    """The country told, if any."""
    return find_country(catalog, about.country) if about.country else None


def show_page(document: Document, *, plain: bool) -> None:
    """Write a document as this terminal can show it."""
    write(rendered(document, surface(plain=plain)))


def rendered(document: Document, on: Surface) -> str:
    """A document as text for a surface."""
    if on.plain:
        from acuguide.render.plain import render_plain

        return render_plain(document, on.width)
    from acuguide.render.styled import render_styled

    return render_styled(document, on.width, depth=on.depth, rows=on.rows)


def show_if_stopped(
    catalog: Catalog,
    answers: Given,
    *,
    as_json: bool,
    plain: bool,
    doctor_first: bool = False,
) -> int | None:
    """Where help is needed today or now, show that instead of what was asked; its exit code.

    With `doctor_first` also where a doctor must look before anything else is tried.
    """
    verdict = answers.verdict
    refused = refusal(catalog, verdict, answers.about)
    if refused is None or not (verdict.refuses if doctor_first else verdict.urgent):
        return None
    return show_refusal(catalog, refused, answers.about, as_json=as_json, plain=plain)


def show_refusal(
    catalog: Catalog, refused: Refused, about: About, *, as_json: bool, plain: bool
) -> int:
    """Write a refusal, and return its exit code."""
    country = country_of(catalog, about)
    if as_json:
        from acuguide.pages.reports import encode, refused_report

        write_json(encode(refused_report(catalog, refused, country)))
    else:
        from acuguide.pages.triage import refusal_page

        show_page(refusal_page(catalog, refused, country), plain=plain)
    return STOPPED_FOR_SAFETY
