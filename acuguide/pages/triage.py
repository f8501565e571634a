"""Warning signs: the checklist, and what the answers mean. Pure."""

from typing import TYPE_CHECKING

from acuguide.catalog.records import (
    Catalog,
    Lasting,
    Level,
    Sign,
)
from acuguide.guide.gate import Refused
from acuguide.guide.triage import URGENT, AskAgain, Verdict
from acuguide.pages.cautions import AGREED, by_reason
from acuguide.pages.document import Aside, Block, Document, Heading, Items, Prose, Row, Warn
from acuguide.pages.wording import causes_of, level_words, reason

if TYPE_CHECKING:  # only whom to call needs them
    from acuguide.catalog.countries import Call, Country

SAFETY_NET = (
    "One sign alone proves little, and having none is not proof that all is well. "
    "This list is a safety net, not a diagnosis."
)
NOT_A_DIAGNOSIS = "This is not a diagnosis."
ONE_IS_ENOUGH = (
    "This is not a diagnosis, but one sign is enough to get help. Do not wait for a second."
)
SIGNS_FIRST = Warn("Warning signs come first", ('Check them with "acuguide redflags --ask".',))
NONE_NOW = "No points and no routine now."
NOTHING_LEFT = "Nothing of this is for you now. Ask a physiotherapist what is."
NOT_ANSWERED = "The warning signs have not been answered."
ANSWER_THEM = 'Answer them first: "acuguide redflags --ask".'
ANSWER_FIRST = 'Answer the warning signs first: "acuguide redflags --ask".'
ANSWER_AGAIN = 'Answer the warning signs again: "acuguide redflags --ask".'
OR_FORGET = 'Or let everything you told be forgotten: "acuguide profile clear".'
AGAIN_BECAUSE = {
    AskAgain.LOST: "What you told before could not be read, so nothing can be taken for granted.",
    AskAgain.NEW: "You said that something is new or worse since you answered the warning signs.",
}
STILL_KEPT = (
    "Answers that were kept before still refuse points and routines. To answer again: "
    '"acuguide redflags --ask".'
)
KEPT = "This rests on answers that were kept. Once you have been seen, answer the list again:"
ANSWER_TO_START = (
    'Run it in a terminal to be asked, or add "--checked" to say that no warning sign applies and '
    "that you are an adult, not pregnant, take no blood thinner and have no bleeding problem."
)


def checklist_page(catalog: Catalog, lasting: Lasting | None = None) -> Document:
    """The whole list, most urgent first, and what the length of the pain asks for."""
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
        blocks += [Row(sign.id, question(sign)) for sign in screen.signs]
    hint = 'To be asked in small groups: "acuguide redflags --ask". By id: "... --yes RF01".'
    if lasting is not None:
        blocks.append(Warn("Your pain", (lasting_line(lasting),)))
    return (*blocks, Aside(hint))


def lasting_line(lasting: Lasting) -> str:
    """What the length of the pain asks for."""
    return f"{lasting.because} {lasting.action}"


def question(sign: Sign) -> str:
    """The question of a sign, with what does not count."""
    return f"{sign.question} (Not this: {sign.not_this})" if sign.not_this else sign.question


def sign_line(catalog: Catalog, sign: Sign) -> str:
    """A sign as a question, with how soon to get help after a yes, and what to do."""
    return f"{question(sign)} If yes: {level_words(catalog, sign.level).name}. {sign.action}"


def triage_page(
    catalog: Catalog,
    verdict: Verdict,
    refused: Refused | None,
    country: "Country | None" = None,
    *,
    still_kept: bool = False,
) -> Document:
    """What the answers mean: the level, what to do now, and why.

    `still_kept`: answers of another day refuse all the same.
    """
    kept = (Prose(STILL_KEPT),) if still_kept else ()
    if refused is not None:
        return (*refusal_page(catalog, refused, country), *kept)
    unknown = not verdict.complete and verdict.level is Level.SELF_CARE
    title = "Warning signs" if unknown else level_words(catalog, verdict.level).name
    blocks: list[Block] = [Heading(title), Prose(triage_action(catalog, verdict, None))]
    reasons = _reasons(verdict)
    if reasons:
        blocks.append(Items("Why", reasons))
    if verdict.raised:
        blocks.append(Prose(NOT_A_DIAGNOSIS))
    told = verdict.raised or verdict.lasting or verdict.complete
    come_back = (Prose(catalog.red_flags.come_back),) if told else ()
    return (*blocks, *come_back, *kept)


def refusal_page(catalog: Catalog, refused: Refused, country: "Country | None" = None) -> Document:
    """What to do instead of pressing points, and why."""
    blocks: list[Block] = [refusal_warning(catalog, refused, country)]
    reasons = reasons_to_refuse(refused)
    if reasons:
        blocks.append(Items("Why", reasons))
    verdict = refused.verdict
    if verdict.raised or verdict.clusters:
        blocks.append(Prose(ONE_IS_ENOUGH if verdict.urgent else NOT_A_DIAGNOSIS))
    to_answer_now = verdict.kept.ask_again is not None and not verdict.urgent
    if verdict.kept.on and verdict.refuses and not to_answer_now:
        blocks.append(Aside(f'{KEPT} "acuguide redflags --ask".'))
    elif verdict.raised and refused.level is not Level.EMERGENCY:
        # Nobody told to call an ambulance should be busy with answers.
        again = "Once you have been seen, or if you pressed a wrong key, answer the list again:"
        blocks.append(Aside(f'{again} "acuguide redflags --ask".'))
    return tuple(blocks)


def refusal_warning(catalog: Catalog, refused: Refused, country: "Country | None" = None) -> Warn:
    """The refusal as a warning: its title, what to do now, and whom to call."""
    level = refused.level
    none_offered = "No points and no routine for now"
    title = none_offered if level is Level.SELF_CARE else level_words(catalog, level).name
    calls = tuple(call_line(*call) for call in calls_for(catalog, level, country))
    action = triage_action(catalog, refused.verdict, refused)
    withheld = () if title is none_offered else (NONE_NOW,)
    return Warn(title, (action, *calls, *withheld), level in URGENT)


def calls_page(catalog: Catalog, level: Level, country: "Country") -> Document:
    """Whom to call in a country."""
    calls = calls_for(catalog, level, country)
    return (Warn("Whom to call", tuple(call_line(*call) for call in calls), level in URGENT),)


def call_line(number: str, purpose: str) -> str:
    """One number to call, and what for."""
    return f"Call {number} ({purpose})."


def triage_action(catalog: Catalog, verdict: Verdict, refused: Refused | None) -> str:
    """What to do now, in one text: the most urgent answer's own action comes first."""
    actions = [cause.action for cause in causes_of(verdict) if cause.level is verdict.level][:1]
    if verdict.kept.level is verdict.level and verdict.urgent and not actions:
        actions.append(level_words(catalog, verdict.level).action)
    if refused and not verdict.raised and not verdict.clusters:
        # That it lasts long is not what refuses, and can wait for what does.
        actions = actions if verdict.urgent else []
    if refused:
        actions += [caution.instead for caution in refused.cautions]
        actions += [AGREED] if any(c.until_agreed for c in refused.cautions) else []
        actions += [NOTHING_LEFT] if refused.withheld else []
        if refused.condition and refused.condition.instead:
            actions.append(refused.condition.instead)
    # Nobody told to get help now should be busy with answers.
    if verdict.kept.ask_again is AskAgain.LOST and not verdict.urgent:
        actions.append(f"{ANSWER_AGAIN} {OR_FORGET}")
    elif verdict.kept.ask_again is AskAgain.NEW and not verdict.urgent:
        actions.append(ANSWER_AGAIN)
    if refused and refused.unanswered:
        actions.append(f"{ANSWER_FIRST} {ANSWER_TO_START}")
    elif not refused and not verdict.complete:
        actions.append(f"{NOT_ANSWERED} {ANSWER_THEM}")
    return " ".join(actions) or level_words(catalog, verdict.level).action


def reasons_to_refuse(refused: Refused) -> tuple[str, ...]:
    """Why, one sentence or two for each answer, caution and point left out."""
    unanswered = (NOT_ANSWERED,) if refused.unanswered else ()
    cautions = tuple(caution.because for caution in refused.cautions)
    condition = (f"{refused.condition.name} is not for self-care.",) if refused.condition else ()
    held = tuple(f"{codes}: {why}" for codes, why in by_reason(refused.withheld))
    return (*_reasons(refused.verdict), *cautions, *condition, *held, *unanswered)


def _reasons(verdict: Verdict) -> tuple[str, ...]:
    """Why each answer matters; the first one's action stands above.

    The others' stand here where they are as urgent; less urgent ones would only delay.
    """
    causes = causes_of(verdict)
    first, later = causes[:1], causes[1:]
    kept = verdict.kept
    again = (AGAIN_BECAUSE[kept.ask_again],) if kept.ask_again else ()
    day = (f"You answered on {kept.on}.",) if kept.on and (verdict.raised or verdict.urgent) else ()
    return (
        *again,
        *day,
        *map(reason, first),
        *(
            f"{reason(cause)} {cause.action}" if cause.level is verdict.level else reason(cause)
            for cause in later
        ),
    )


def calls_for(
    catalog: Catalog, level: Level, country: "Country | None" = None
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


def _purpose(call: "Call", country: "Country | None") -> str:
    place = f"; {country.name}, last checked {country.checked}" if country else ""
    return f"{call.purpose}{place}{'; check locally' if call.check_locally else ''}"
