"""Neutral blocks that every page is made of and every renderer must handle. Pure."""

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:  # each record class costs start-up, and a pipe has no pictures
    from acuguide.pages.pictures import Picture


class Heading(Struct, frozen=True):
    """A heading; level 1 for the page, 2 for a part, 3 for a thing."""

    text: str
    level: int = 1


class Prose(Struct, frozen=True):
    """A paragraph."""

    text: str


class Aside(Struct, frozen=True):
    """A paragraph of less weight: notices, sources, hints."""

    text: str


class Items(Struct, frozen=True):
    """A list with a label before it; numbered where order matters."""

    label: str
    items: tuple[str, ...]
    numbered: bool = False


class Row(Struct, frozen=True):
    """A label and its text, such as `Where` and a place."""

    label: str
    text: str


class Beside(Struct, frozen=True):
    """Texts to compare, each with its label: side by side where there is room."""

    columns: tuple[tuple[str, tuple[str, ...]], ...]


class Warn(Struct, frozen=True):
    """A warning that no renderer may leave out; `urgent` when it asks to act now."""

    title: str
    lines: tuple[str, ...]
    urgent: bool = False


class Illustration(Struct, frozen=True):
    """A picture, for those who see it; all that it tells stands in words on the page, too."""

    picture: "Picture"


Words: TypeAlias = Heading | Prose | Aside | Items | Row | Beside | Warn
Block: TypeAlias = Words | Illustration
Document: TypeAlias = tuple[Block, ...]
