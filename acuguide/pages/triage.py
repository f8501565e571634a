"""Warning signs: the checklist, and what the answers mean. Pure."""

from acuguide.catalog.records import Call, Catalog, Country, Level, Sign
from acuguide.guide.gate import Refused
from acuguide.guide.triage import URGENT, Verdict
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.wording import level_words

SAFETY_NET = (
    "One sign alone proves little, and having none is not proof that all is well. "
    "This list is a safety net, not a diagnosis."
)
ONE_IS_ENOUGH = (
    "This is not a diagnosis, but one sign is enough to get help. Do not wait for a second."
)
NONE_NOW = "No points and no routine now."
NOT_ANSWERED = "The warning signs have not been answered."
ANSWER_THEM = 'Answer them first: "acuguide redflags --ask".'
ANSWER_TO_START = (
    'Run it in a terminal to be asked, or add "--checked" to say that no warning sign applies and '
    "that you are an adult, not pregnant, take no blood thinner and have no bleeding problem."
)


def checklist_page(catalog: Catalog) -> Document:
    """The whole list, most urgent first."""
    blocks: list[Block] = [Heading("Warning signs"), Prose(SAFETY_NET)]
    told: Level | None = None
    for screen in catalog.red_flags.screens:
        level = screen.signs[0].level
        if level is not told:
            words = level_words(catalog, level)
            blocks.append(
                Warn(
                    f"{words.name}: if you say yes to any of these",
                    (words.action,),
                    level in URGENT,
                )
            )
            told = level
        blocks.append(Heading(screen.title, 2))
        blocks += [Row(sign.id, sign.question) for sign in screen.signs]
    hint = 'To be asked in small groups: "acuguide redflags --ask". By id: "... --yes RF01".'
    return (*blocks, Aside(hint))


def triage_page(
    catalog: Catalog, verdict: Verdict, refused: Refused | None, country: Country | None = None
) -> Document:
    """What the answers mean: the level, what to do now, and why."""
    if refused is not None:
        return refusal_page(catalog, refused, country)
    words = level_words(catalog, verdict.level)
    if not verdict.complete and not verdict.raised:
        return (Heading("Warning signs"), Prose(f"{NOT_ANSWERED} {ANSWER_THEM}"))
    blocks: list[Block] = [Heading(words.name), Prose(triage_action(catalog, verdict, None))]
    if verdict.raised:
        blocks.append(Items("Why", _reasons(verdict)))
        blocks.append(Prose(ONE_IS_ENOUGH))
    return tuple(blocks)


def refusal_page(catalog: Catalog, refused: Refused, country: Country | None = None) -> Document:
    """What to do instead of pressing points, and why."""
    blocks: list[Block] = [refusal_warning(catalog, refused, country)]
    reasons = reasons_to_refuse(refused)
    if reasons:
        blocks.append(Items("Why", reasons))
    if refused.verdict.raised:
        blocks.append(Prose(ONE_IS_ENOUGH))
    # Nobody told to call an ambulance should be busy with answers.
    if refused.verdict.raised and refused.level is not Level.EMERGENCY:
        again = "Once you have been seen, or if you pressed a wrong key, answer the list again:"
        blocks.append(Aside(f'{again} "acuguide redflags --ask".'))
    return tuple(blocks)


def refusal_warning(catalog: Catalog, refused: Refused, country: Country | None = None) -> Warn:
    """The refusal as a warning: its title, what to do now, and whom to call."""
    level = refused.level
    none_offered = "No points and no routine for now"
    title = none_offered if level is Level.SELF_CARE else level_words(catalog, level).name
    calls = tuple(
        f"Call {number} ({purpose})." for number, purpose in calls_for(catalog, level, country)
    )
    action = triage_action(catalog, refused.verdict, refused)
    withheld = () if title is none_offered else (NONE_NOW,)
    return Warn(title, (action, *calls, *withheld), level in URGENT)


def triage_action(catalog: Catalog, verdict: Verdict, refused: Refused | None) -> str:
    """What to do now, in one text: the most urgent sign's own action comes first."""
    situations = refused.situations if refused else ()
    actions = [*(sign.action for sign in verdict.raised[:1]), *(s.action for s in situations)]
    if refused and refused.condition and refused.condition.instead:
        actions.append(refused.condition.instead)
    if refused and refused.unanswered:
        actions.append(f"{ANSWER_THEM} {ANSWER_TO_START}")
    elif not actions and not verdict.complete:
        actions.append(f"{NOT_ANSWERED} {ANSWER_THEM}")
    return " ".join(actions) or level_words(catalog, verdict.level).action


def reasons_to_refuse(refused: Refused) -> tuple[str, ...]:
    """Why, one sentence or two for each sign and situation."""
    unanswered = (NOT_ANSWERED,) if refused.unanswered else ()
    situations = tuple(situation.because for situation in refused.situations)
    condition = (f"{refused.condition.name} is not for self-care.",) if refused.condition else ()
    return (*_reasons(refused.verdict), *situations, *condition, *unanswered)


def _reasons(verdict: Verdict) -> tuple[str, ...]:
    """Why each sign matters; the first one's action stands above, the others' here."""
    first, later = verdict.raised[:1], verdict.raised[1:]
    return (*map(reason, first), *(f"{reason(sign)} {sign.action}" for sign in later))


def reason(sign: Sign) -> str:
    """Why a sign matters."""
    return f"You said yes to: {sign.question} This can be a sign of {sign.points_to}."


def calls_for(
    catalog: Catalog, level: Level, country: Country | None = None
) -> tuple[tuple[str, str], ...]:
    """Numbers to call, and what for: those of a country, if one is given.

    The country is never guessed. An ambulance we have no number for is still named.
    """
    calls: tuple[Call, ...] = ()
    known = False
    if country is not None and level is Level.EMERGENCY:
        known = country.ambulance is not None
        calls = (*((country.ambulance,) if country.ambulance else ()), *country.others)
    elif country is not None and level is Level.SAME_DAY:
        calls = country.advice
    words = level_words(catalog, level)
    unknown = catalog.vocabulary.unknown_country_number
    general = ((unknown, words.call_for),) if words.call_for and not known else ()
    return (*general, *((call.number, _purpose(call, country)) for call in calls))


def _purpose(call: Call, country: Country | None) -> str:
    place = f"; {country.name}, last checked {country.checked}" if country else ""
    return f"{call.purpose}{place}{'; check locally' if call.check_locally else ''}"
