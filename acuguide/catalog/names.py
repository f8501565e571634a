"""Finds things by any of their names, and suggests near misses. Pure."""

import re
from collections.abc import Iterable, Mapping

from acuguide.errors import WrongUseError, quoted

# Compiled when first used: a name that is an id needs neither.
_MARKS = "[\u0300-\u036f]"
_JOINTS = r"[\s_'’\-]+"
_FIGURES = str.maketrans("ol", "01")
_NEAR = 0.6
_MOST_SUGGESTIONS = 3


def normal(name: str) -> str:
    """A name without case, tone marks, spaces, hyphens and apostrophes: `bl-23` is `bl23`.

    Only marks of Latin letters go; those of kana carry meaning and stay.
    """
    import unicodedata

    bare = re.sub(_MARKS, "", unicodedata.normalize("NFD", name))
    return re.sub(_JOINTS, "", unicodedata.normalize("NFKC", bare).casefold())


def find(asked: str, names: Mapping[str, Iterable[str]], kind: str) -> str:
    """The id whose id or other names match `asked`.

    `names` maps each id to its other names; `kind` is the word for the error.
    Raises WrongUseError with up to three suggestions.
    """
    if asked in names:
        return asked
    if not normal(asked):
        raise WrongUseError(f"{quoted(asked)} is no name of a {kind}.")
    owners = {normal(name): own_id for own_id, own in names.items() for name in own}
    owners |= {normal(own_id): own_id for own_id in names}
    key = normal(asked)
    if key in owners:
        return owners[key]
    near = suggestions(key, owners)
    hint = (
        f" Did you mean {' or '.join(near)}?"
        if near
        else f" Try one of: {', '.join(list(names)[:6])}."
    )
    raise WrongUseError(f"There is no {kind} called {quoted(asked)}.{hint}")


def suggestions(key: str, owners: Mapping[str, str]) -> list[str]:
    """Up to three ids whose names are near `key`, nearest first; `owners` maps names to ids."""
    from difflib import get_close_matches  # imported late: only errors need it

    near = get_close_matches(key, owners, n=12, cutoff=_NEAR)
    # A letter typed for the figure it looks like is the likeliest slip in a code.
    meant = [name for name in (key.translate(_FIGURES),) if name in owners]
    return list(dict.fromkeys(owners[name] for name in (*meant, *near)))[:_MOST_SUGGESTIONS]
