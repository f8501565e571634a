"""What to write instead: near misses of a name, and the form a value should have. Pure."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from msgspec import Meta

from acuguide.catalog.names import normal, suggestions
from acuguide.catalog.records import Catalog, Code, FactId, Id, Record, SignId

# Longer words are no slip of a finger, and comparing them takes long.
_LONGEST = 60
_YES, _NO = {"yes", "on", "true", "y"}, {"no", "off", "false", "n"}


def near_miss(word: str, known: Iterable[str]) -> str:
    """`did you mean 'hip'?`, with up to three names; empty where nothing known is near."""
    if len(word) > _LONGEST:
        return ""
    near = suggestions(normal(word), {normal(own): own for own in known})
    return f"did you mean {' or '.join(map(repr, near))}?" if near else ""


def unknown_name(sentence: str, catalog: Catalog) -> str:
    """The near misses of a finding such as `unknown region 'hips'`; empty for other findings."""
    told = re.fullmatch("unknown ([a-z ]+) '(.+)'", sentence)
    return near_miss(told[2], ids_of_kind(told[1], catalog)) if told else ""


def ids_of_kind(kinds: str, catalog: Catalog) -> list[str]:
    """The ids of what a finding calls `care group`, or `sign or situation`.

    A kind is known by the field whose entries it names: `care_groups`, `signs`.
    """
    ids = _ids(catalog)
    fields = [kind.replace(" ", "_") for kind in kinds.split(" or ")]
    return [own for field in fields for own in ids.get(f"{field}s") or ids.get(field, [])]


def _ids(catalog: Catalog) -> Mapping[str, list[str]]:
    """All ids of the catalogue, by the field that holds the things."""
    ids: dict[str, list[str]] = defaultdict(list)
    for field in catalog.__struct_fields__:
        part = getattr(catalog, field)
        if isinstance(part, Mapping):
            ids[field] += part
        else:
            _gather(part, ids)
    return ids


def _gather(record: Record, ids: dict[str, list[str]]) -> None:
    for field in record.__struct_fields__:
        value = getattr(record, field)
        for item in value if isinstance(value, tuple) else ():
            if isinstance(item, Record):
                own = getattr(item, "id", None)
                ids[field] += [own] if isinstance(own, str) else []
                _gather(item, ids)


def right_form(sentence: str, value: object, limits: Iterable[object]) -> str:
    """What to write where `value` does not fit, from what was expected and the field's limits."""
    wanted = re.match("expected (.+), got ", sentence)
    if wanted:
        return _FORMS[wanted[1]](value) if wanted[1] in _FORMS else ""
    if isinstance(value, str) and "length <=" in sentence:
        return f"it has {len(value):,} characters; shorten it"
    if isinstance(value, str) and "length >=" in sentence:
        return "write some text, or leave the key out if it may be absent"
    patterns = (limit.pattern for limit in limits if isinstance(limit, Meta) and limit.pattern)
    return next((_like(pattern, str(value)) for pattern in patterns), "")


def _like(pattern: str, word: str) -> str:
    """The same word as the pattern wants it, or an example."""
    joined, dashed = re.sub(r"[\s_-]", "", word), re.sub(r"[\s_]+", "-", word.strip())
    for other in (word.upper(), word.lower(), joined.upper(), dashed.lower(), dashed.upper()):
        if len(other) <= _LONGEST and re.search(pattern, other):
            return f"did you mean {other!r}?"
    return _EXAMPLES.get(pattern, "")


def _pattern(hint: Any) -> str:  # noqa: ANN401 - a type hint
    return str(get_args(hint)[1].pattern)


_EXAMPLES = {
    _pattern(Id): "write small letters and digits joined by '-' or '_', such as low-back",
    _pattern(Code): "write the code of a point, such as BL23 or EX-B2",
    _pattern(SignId): "write the number of a warning sign, such as RF01 or RF24a",
    _pattern(FactId): "write the number of a fact, such as S0-C02",
}


def _as_text(value: object) -> str:
    if isinstance(value, bool | int | float):
        return f'write "{str(value).lower()}"'
    return "write text, or leave the key out if it may be absent"


def _as_number(example: str) -> Callable[[object], str]:
    def form(value: object) -> str:
        plain = isinstance(value, str) and re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]+)?", value)
        return f"write {value} without quotes" if plain else f"write digits, such as {example}"

    return form


def _as_truth(value: object) -> str:
    word = str(value).lower()
    return f"write {'true' if word in _YES else 'false' if word in _NO else 'true or false'}"


def _as_list(value: object) -> str:
    item = value if isinstance(value, str) and len(value) <= _LONGEST else "..."
    return f"write [{item}], or each item on its own line after '- '"


def _as_mapping(_value: object) -> str:
    return "write each key on its own line, as 'key: value'"


# What fitting calls each kind of value, and how one writes it.
_FORMS: Mapping[str, Callable[[object], str]] = {
    "text": _as_text,
    "a whole number": _as_number("10"),
    "a number": _as_number("1.5"),
    "true or false": _as_truth,
    "a list": _as_list,
    "keys and values": _as_mapping,
}
