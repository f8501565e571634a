"""The words of a rule: the steps from a landmark to a point, as a picture numbers them. Pure.

Words, pictures and JSON take them from here, so that they say the same.
"""

from collections.abc import Iterator

from msgspec import Struct

from acuguide.catalog.records import Catalog, Direction, Rule

_WAYS = {
    Direction.LATERAL: "out to the side",
    Direction.MEDIAL: "in towards the middle",
    Direction.UP: "up",
    Direction.DOWN: "down",
    Direction.FRONT: "forward",
    Direction.BACK: "backward",
}
# By habit, and only where the finding steps of the points say so too.
_FINGERS = {1.5: "two fingers", 3.0: "four fingers"}
_FRACTIONS = {"1/2": "halfway", "1/3": "a third of the way", "2/3": "two thirds of the way"}


class Landing(Struct, frozen=True):
    """A step that finds a landmark."""

    landmark: str
    label: str
    text: str


class Measure(Struct, frozen=True):
    """A step that goes from the landmark of one step so far, maybe towards that of another."""

    label: str
    text: str


class Keeping(Struct, frozen=True):
    """A step that keeps to an edge or a line at the height reached."""

    landmark: str
    label: str
    text: str


Step = Landing | Measure | Keeping


def steps(catalog: Catalog, rule: Rule) -> tuple[Step, ...]:
    """The steps of a rule in their order: the landmarks before it, the way, the line to keep to."""
    chain = tuple(_chain(catalog, rule.landmark))
    found = [_landing(catalog, name) for name in chain]
    if rule.toward:
        found.append(_landing(catalog, rule.toward))
    way = _measure(rule, len(chain))
    kept = (_keeping(catalog, rule.beside),) if rule.beside else ()
    return (*found, *((way,) if way else ()), *kept)


def _chain(catalog: Catalog, landmark: str) -> Iterator[str]:
    """A landmark, and before it those to find first."""
    after = catalog.landmarks[landmark].after
    if after is not None:
        yield from _chain(catalog, after)
    yield landmark


def _landing(catalog: Catalog, name: str) -> Landing:
    landmark = catalog.landmarks[name]
    return Landing(name, landmark.short, f"{_begun(landmark.name)}.")


def _keeping(catalog: Catalog, name: str) -> Keeping:
    landmark = catalog.landmarks[name]
    # Most names are those of a thing; some tell where it is.
    the = "" if landmark.name.startswith("where") else "the "
    return Keeping(name, landmark.short, f"At that height: {the}{landmark.name}.")


def _measure(rule: Rule, number: int) -> Measure | None:
    """The way from step `number`, if the point does not lie at that landmark."""
    if rule.fraction:
        share = _FRACTIONS[rule.fraction]
        return Measure(share, f"{_begun(share)} from {number} to {number + 1}.")
    if rule.cun is None:
        return None
    length = in_cun(rule.cun)
    if rule.of_cun and rule.cun * 2 > rule.of_cun:
        # Of more than half of a way, the share is easier to find than a width of fingers.
        share = f"{_number(rule.cun)} of the {in_cun(rule.of_cun)}"
        return Measure(share, f"{share} from {number} to {number + 1}.")
    if rule.of_cun:
        whole = f"of the {_number(rule.of_cun)} from {number} to {number + 1}"
        return Measure(length, f"{_begun(length)} {whole}.")
    way = _WAYS[rule.direction] if rule.direction else ""
    return Measure(length, f"{_begun(length)} {way}.")


def in_cun(cun: float) -> str:
    """A length in cun, with the fingers that are as wide: `1½ cun (two fingers)`."""
    fingers = f" ({_FINGERS[cun]})" if cun in _FINGERS else ""
    return f"{_number(cun)} cun{fingers}"


def _number(cun: float) -> str:
    whole, half = divmod(cun, 1)
    return (f"{whole:.0f}" if whole else "") + ("½" if half else "")


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
