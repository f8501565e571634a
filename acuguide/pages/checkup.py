"""The questions of a check, and the reply to each key. Pure."""

from acuguide.guide.checkup import Checkup, Outcome
from acuguide.pages.document import Document, Heading, Items, Prose

KEYS = "0 none of these, a number marks what is true, Enter goes on, b back, q stop."


def intro_page(count: int) -> Document:
    """What is about to be asked."""
    lead = f"{count} short groups of questions, the most urgent first. 0 means none of these."
    return (Heading("Warning signs first"), Prose(lead))


def question_page(checkup: Checkup) -> Document:
    """One group of questions, with what is marked so far."""
    group = checkup.group
    count = f"{checkup.index + 1} of {len(checkup.groups)}"
    label = f"{count}. {group.title}. Is any of these true for you?"
    marked = checkup.marked
    items = tuple(
        f"{text}{' (marked: yes)' if own in marked else ''}" for own, text in group.questions
    )
    return (Items(label, items, numbered=True), Prose(KEYS))


def key_line(checkup: Checkup, outcome: Outcome) -> str:
    """The reply to a key that did not move on."""
    numbers = [
        str(n) for n, (own, _) in enumerate(checkup.group.questions, 1) if own in checkup.marked
    ]
    match outcome:
        case Outcome.MARKED | Outcome.UNMARKED:
            marked = f"Yes to {', '.join(numbers)}" if numbers else "Nothing marked"
            return f"{marked}. Enter goes on, 0 means none of these."
        case Outcome.NOTHING_MARKED:
            return "Press 0 if none of these is true for you."
        case Outcome.AT_START:
            return "This is the first group."
        case _:
            return f"That key does nothing here. {KEYS}"
