"""What was found by everyday words: never a diagnosis. Pure."""

from collections.abc import Iterator

from acuguide.catalog.records import Catalog, Sign
from acuguide.guide.care import Weighed
from acuguide.guide.gate import Cleared, Refused
from acuguide.guide.ranking import Match, Matches
from acuguide.guide.searching import Found, refusal_to_tell
from acuguide.guide.triage import URGENT, Verdict
from acuguide.pages.care import care_left_out, care_line
from acuguide.pages.cautions import for_you, left_out, not_for_everyone
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.triage import SIGNS_FIRST, refusal_warning, sign_line
from acuguide.pages.wording import CANNOT_TELL, first_of_all, region_name

NOTHING = "Nothing in this guide mentions that. Try other words, or fewer."
NO_CAUSE = "No cause in this guide mentions that. Try other words, or fewer."


def search_page(
    catalog: Catalog,
    found: Found,
    care: Weighed,
    points: Cleared | Refused,
    verdict: Verdict,
) -> Document:
    """All that was found: warning signs first, then causes, care, points and terms."""
    blocks: list[Block] = [Heading(f"Search: {found.asked}"), *first_of_all(catalog, verdict)]
    blocks += _signs(catalog, found.signs)
    if found.nothing:
        return (*blocks, Prose(NOTHING))
    if found.causes.best or found.causes.doctors:
        blocks += [Heading("Causes that mention this", 2), *cause_blocks(found.causes)]
    offered, held = care
    if offered or held:
        blocks += [Heading("What may help", 2), *care_left_out(held), *map(care_line, offered)]
    if offered:
        blocks.append(Aside(f'More: "acuguide care {offered[0].item.id}".'))
    blocks += _points(catalog, found, points)
    if found.terms:
        blocks.append(Heading("Words", 2))
        blocks += [Row(word.name, word.meaning) for word in found.terms]
    return tuple(blocks)


def _points(catalog: Catalog, found: Found, points: Cleared | Refused) -> Iterator[Block]:
    """The points found, as far as they are for this person; why, where they are not."""
    refused = refusal_to_tell(found, points)
    if refused is not None:
        yield refusal_warning(catalog, refused)
    if isinstance(points, Refused):
        return
    yield from left_out(points.withheld)
    if points.points:
        yield Heading("Points", 2)
        yield from for_you(points)
        yield from not_for_everyone(catalog, points)
        yield from (
            Row(f"{each.point.code} {each.point.pinyin}", f"{each.point.place}.")
            for each in points.points
        )
        yield Aside(f'How to press: "acuguide points {points.points[0].point.code}".')


def symptom_title(catalog: Catalog, said: str, region: str | None) -> str:
    """The title of the causes that mention what was said, in a region or anywhere."""
    where = region_name(catalog, region) if region else "low back, buttock and hip"
    return f"Causes of {where} pain that mention: {said}"


def symptom_page(
    catalog: Catalog, title: str, found: Matches, signs: tuple[Sign, ...], verdict: Verdict
) -> Document:
    """The causes that share words with what was said; warning signs that mention it first."""
    first = (Heading(title), *first_of_all(catalog, verdict), *_signs(catalog, signs))
    if not found.best:
        return (*first, Prose(NO_CAUSE))
    return (*first, *cause_blocks(found))


def cause_blocks(found: Matches) -> Iterator[Block]:
    """Each cause with what fits, what does not, and when to ask a doctor."""
    for typed, near in found.read_as:
        yield Prose(f'Nothing mentions "{typed}", so this looked for words like "{near}".')
    for match in found.best:
        yield from _match(match)
    if found.doctors:
        names = tuple(cause.name for cause in found.doctors)
        yield Items("Mention some of it, and need a doctor", names)
    yield Prose(CANNOT_TELL)
    if found.best:
        yield Aside(f'To read about one: "acuguide causes {found.best[0].condition.id}".')


def _match(match: Match) -> Iterator[Block]:
    condition = match.condition
    mark = " (not for self-care)" if condition.instead else ""
    yield Heading(f"{condition.name}{mark}", 3)
    if match.fits:
        yield Items("Fits", match.fits)
    else:
        yield Row("About it", condition.summary)
    # Where a doctor is needed, nothing should seem to speak against it.
    words = () if condition.instead else match.missing
    missing = (f"It does not mention: {', '.join(words)}.",) if words else ()
    against = (*condition.against, *missing)
    if against:
        yield Items("Does not fit", against)
    if condition.instead and condition.level in URGENT:
        yield Warn("Not for self-care", (condition.instead,), urgent=True)
    yield Row("Ask a doctor if", condition.doctor_if)


def _signs(catalog: Catalog, signs: tuple[Sign, ...]) -> tuple[Block, ...]:
    """Warning signs that mention it, each with how soon to get help."""
    if not signs:
        return (SIGNS_FIRST,)
    urgent = any(sign.level in URGENT for sign in signs)
    lines = tuple(sign_line(catalog, sign) for sign in signs)
    check = 'To check them all: "acuguide redflags --ask".'
    return (Warn("Warning signs that mention this", (*lines, check), urgent),)
