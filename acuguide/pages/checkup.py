"""The questions of a check, and the reply to each key. Pure."""

from acuguide.guide.checkup import Checkup, Group, Outcome
from acuguide.pages.document import Document, Heading, Items, Prose

KEYS = "0 none of these, a number marks what is true, Enter goes on, b back, q stop."


NEW_SINCE = "You answered the warning signs lately. Only what may have changed is asked now."
AFTERWARDS = "One question before you go. 0 means none of these."
ABOUT_YOU = "A few questions about you, so that what is not for you is left out."
ABOUT_YOUR_HEALTH = (
    "What you told before is marked. A number marks or unmarks; 0 means none of these."
)
WHICH_COUNTRY = (
    "Which country are you in? Its name or two letters, so that its numbers can be shown. "
    "Enter leaves it open."
)
HOW_OLD = "How old are you, in years? Enter leaves it open."
HOW_MANY_WEEKS = "For how many weeks have you had this pain? Enter leaves it open."
IS_IT_BETTER = "Is it getting better? Type yes or no; Enter leaves it open."
HAS_IT_BEEN_SEEN = (
    "Has a doctor or physiotherapist looked at it? Type yes or no; Enter leaves it open."
)
YOUR_ANSWER = "> "


def intro_page(count: int, lead: str | None = None) -> Document:
    """What is about to be asked."""
    if lead is not None:
        return (Prose(lead),)
    lead = f"{count} short groups of questions, the most urgent first. 0 means none of these."
    return (Heading("Warning signs first"), Prose(lead))


def new_since_group(own: str, day: str) -> Group:
    """The one question that keeps an earlier check good."""
    question = (
        "Is anything new or worse: pain, numbness or weakness that spreads, a change in pee "
        "or poo, chest pain, trouble breathing, a fall, a swollen leg, fever, or feeling ill?"
    )
    return Group(f"Since {day}", ((own, question),))


def question_page(checkup: Checkup) -> Document:
    """One group of questions, with what is marked so far."""
    group = checkup.group
    total = len(checkup.groups)
    count = f"{checkup.index + 1} of {total}. " if total > 1 else ""
    label = f"{count}{group.title}. Is any of these true for you?"
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
