"""The welcome, the opening questions, and the menu they lead to. Pure."""

from acuguide.catalog.intake import Question
from acuguide.catalog.records import Catalog, Condition
from acuguide.guide.intake import Findings
from acuguide.pages.document import Aside, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.wording import CANNOT_TELL, region_name

UNKNOWN_KEY = "Press one of the numbers, or q to leave."
MENU = (
    "Check the warning signs (best done first)",
    "Read about one of these causes",
    "See the points for this part of the body",
    "Start a guided self-massage",
)


def welcome_page(catalog: Catalog) -> Document:
    """What this is, and where to begin."""
    return (
        Heading("acuguide"),
        Warn(
            "A guide for low back, buttock and hip pain",
            (catalog.vocabulary.notice,),
        ),
        Row("acuguide redflags", "warning signs: when to get help now"),
        Row("acuguide causes", "what may be behind the pain"),
        Row("acuguide points", "where to press, how, and when not to"),
        Row("acuguide routine", "a timed self-massage you can follow lying down"),
        Row("acuguide care", "moving, exercises, heat, medicines: what helps, and how surely"),
        Row("acuguide search WORDS", "finds all of it by your own words"),
        Aside('Each command explains itself: "acuguide points --help".'),
    )


def question_page(question: Question, number: int, count: int) -> Document:
    """One opening question."""
    labels = tuple(choice.label for choice in question.choices)
    back = "b goes back, " if number > 1 else ""
    return (
        Items(f"{number} of {count}. {question.ask}", labels, numbered=True),
        Aside(f"{back}q leaves."),
    )


def findings_page(catalog: Catalog, found: Findings) -> Document:
    """Which causes mention what was answered; not a diagnosis."""
    where = f" in the {region_name(catalog, found.region)}" if found.region else ""
    entries = tuple(f"{condition.name}. {_hint(condition)}" for condition in found.conditions)
    return (
        Items(f"Causes that can feel like this{where}", entries, numbered=True),
        Prose(CANNOT_TELL),
    )


def _hint(condition: Condition) -> str:
    return "Not for self-care." if condition.instead else f"{condition.feels[0]}."


def menu_page() -> Document:
    """What next."""
    return (Items("What next?", MENU, numbered=True), Aside("q leaves."))


def pick_page(found: Findings) -> Document:
    """Which cause to read about."""
    names = tuple(condition.name for condition in found.conditions)
    return (Items("Which one?", names, numbered=True), Aside("q leaves."))
