"""Warning signs and what is known about the person to a level of urgency. Pure."""

from collections.abc import Iterable, Iterator
from enum import Enum

from msgspec import Struct

from acuguide.catalog.names import find, normal
from acuguide.catalog.records import Catalog, Cluster, Lasting, Level, RedFlags, Sign
from acuguide.errors import WrongUseError
from acuguide.guide.person import About

URGENT = frozenset({Level.EMERGENCY, Level.SAME_DAY})


class AskAgain(Enum):
    """Why earlier answers do not count any more."""

    LOST = "lost"
    NEW = "new"


class Kept(Struct, frozen=True):
    """Answers of another day: the level that holds by itself, and the day (YYYY-MM-DD).

    `ask_again`: nothing may be assumed until the list is answered again.
    """

    level: Level = Level.SELF_CARE
    on: str | None = None
    ask_again: AskAgain | None = None


NOTHING_KEPT = Kept()


class Verdict(Struct, frozen=True):
    """What the answers mean.

    `raised` and `clusters` (answers that mean more together) come most urgent first;
    `lasting` is what the length of the pain asks for. `complete`: the list was answered.
    `kept` are answers of another day that this rests on.
    """

    level: Level
    raised: tuple[Sign, ...]
    complete: bool
    clusters: tuple[Cluster, ...] = ()
    lasting: Lasting | None = None
    kept: Kept = NOTHING_KEPT

    @property
    def urgent(self) -> bool:
        """Whether help is needed today or now."""
        return self.level in URGENT

    @property
    def refuses(self) -> bool:
        """Whether points and routines are refused (safety rules, section 4)."""
        doctor_first = any(sign.doctor_first for sign in self.raised)
        return self.urgent or self.kept.ask_again is not None or doctor_first


def all_signs(red_flags: RedFlags) -> Iterator[Sign]:
    """Every sign, most urgent first."""
    for screen in red_flags.screens:
        yield from screen.signs


def find_signs(asked: Iterable[str], red_flags: RedFlags) -> tuple[Sign, ...]:
    """The signs of the given ids. A row split in two (`RF24`) counts as its higher level.

    Raises WrongUseError with suggestions.
    """
    signs = {sign.id: sign for sign in all_signs(red_flags)}
    # The letter a marks the higher level of a row with two.
    names = {sign_id: [sign_id[:-1]] if sign_id.endswith("a") else [] for sign_id in signs}
    found = []
    for name in asked:
        if not normal(name):
            raise WrongUseError("--yes takes the id of a warning sign, such as RF01.")
        found.append(signs[find(name, names, "warning sign")])
    return tuple(found)


def triage(
    catalog: Catalog,
    raised: Iterable[Sign],
    about: About,
    *,
    complete: bool,
    kept: Kept = NOTHING_KEPT,
) -> Verdict:
    """The verdict on the signs answered with yes: the most urgent answer decides."""
    signs = tuple(sorted(dict.fromkeys(raised), key=lambda sign: (-sign.level.urgency, sign.id)))
    clusters = _clusters(catalog, signs, about)
    lasting = _lasting(catalog, about)
    levels = [Level.SELF_CARE, *(sign.level for sign in signs)]
    levels += [cluster.level for cluster in clusters]
    levels += [lasting.level] if lasting else []
    levels += [kept.level]
    level = max(levels, key=lambda level: level.urgency)
    return Verdict(level, signs, complete, clusters, lasting, kept)


def _clusters(catalog: Catalog, signs: tuple[Sign, ...], about: About) -> tuple[Cluster, ...]:
    yes = {sign.id for sign in signs}
    yes |= {s.id for s in catalog.cautions.situations if about.holds(s)}
    reached = (
        cluster
        for cluster in catalog.red_flags.clusters
        if all(yes.intersection(alternatives) for alternatives in cluster.together)
    )
    return tuple(sorted(reached, key=lambda cluster: -cluster.level.urgency))


def _lasting(catalog: Catalog, about: About) -> Lasting | None:
    """What the weeks ask for: the last step reached, unless it is getting better."""
    if about.weeks is None or about.better:
        return None
    reached = [step for step in catalog.red_flags.lasting if step.weeks <= about.weeks]
    if not reached or (reached[-1].until_seen and about.seen):
        return None
    return reached[-1]
