"""Fits plain values to records, and reports everything that does not fit with its line. Pure.

msgspec stops at the first problem and knows no lines, so mappings and lists are walked
here and only their single values are left to it.
"""

import re
from collections.abc import Callable
from enum import Enum
from functools import partial
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

import msgspec

from acuguide.catalog.hints import near_miss, right_form
from acuguide.catalog.reader import Problem, Reading, Trail, Value

R = TypeVar("R", bound=msgspec.Struct)

_PLAIN_NAMES = {
    "str": "text",
    "int": "a whole number",
    "bool": "true or false",
    "array": "a list",
    "object": "keys and values",
    "null": "nothing",
    "float": "a number",
}
# A file with more problems than this is none that a slip of a finger explains.
_MOST_HINTS = 100
_LONGEST_QUOTED = 60


def fit(reading: Reading, record: type[R], **given: str) -> R | None:
    """`reading` as a `record`, with the fields of `given` added; None if something is wrong.

    What is wrong is appended to `reading.problems`.
    """
    value = reading.value
    if isinstance(value, dict):
        for key in sorted(given.keys() & value.keys()):
            _complain(reading, (key,), f"leave '{key}' out: it is the file's name")
        value = {**value, **given}
    if value is not None or not reading.problems:
        _check(reading, value, record, ())
    return None if reading.problems else msgspec.convert(value, record)


def _check(reading: Reading, value: Value, hint: Any, trail: Trail) -> None:  # noqa: ANN401 - a type hint
    bare, limits = _unwrapped(_present(hint, value))
    if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
        _check_mapping(reading, value, bare, trail)
    elif get_origin(bare) is tuple and isinstance(value, list):
        for index, item in enumerate(value):
            _check(reading, item, get_args(bare)[0], (*trail, index))
        _check_single(reading, value, Annotated[(tuple[Any, ...], *limits)], trail)
    else:
        _check_single(reading, value, hint, trail)


def _present(hint: Any, value: Value) -> Any:  # noqa: ANN401 - a type hint
    """An optional hint without its None, where there is a value."""
    choices = [choice for choice in get_args(hint) if choice is not NoneType]
    is_optional = isinstance(hint, UnionType) or get_origin(hint) is Union
    return choices[0] if is_optional and value is not None and len(choices) == 1 else hint


def _unwrapped(hint: Any) -> tuple[Any, tuple[Any, ...]]:  # noqa: ANN401 - a type hint
    if get_origin(hint) is Annotated:
        bare, *limits = get_args(hint)
        return bare, tuple(limits)
    return hint, (msgspec.Meta(),)


def _check_mapping(
    reading: Reading, value: Value, record: type[msgspec.Struct], trail: Trail
) -> None:
    if not isinstance(value, dict):
        _complain(reading, trail, f"{_named(trail)}: expected keys and values")
        return
    fields = {field.name: field for field in msgspec.structs.fields(record)}
    for key in value:
        if key not in fields:
            sentence = f"unknown key '{_short(key)}'; known keys are {', '.join(fields)}"
            absent = [name for name in fields if name not in value]
            _complain(reading, (*trail, key), sentence, partial(near_miss, key, absent))
    for name, field in fields.items():
        if name in value:
            _check(reading, value[name], field.type, (*trail, name))
        elif field.required:
            sentence = f"{_named(trail)}: key '{name}' is missing"
            _complain(reading, trail, sentence, partial(_addition, name, field.type))


def _addition(name: str, hint: Any) -> str:  # noqa: ANN401 - a type hint
    """What to write for a key that is missing."""
    bare, _ = _unwrapped(hint)
    choices = _choices(hint)
    if choices:
        return f"add '{name}:' and one of {', '.join(choices)}"
    if get_origin(bare) is tuple:
        return f"add '{name}:' and a list"
    if issubclass(bare, msgspec.Struct):
        needed = [field.name for field in msgspec.structs.fields(bare) if field.required]
        return f"add '{name}:' with {', '.join(needed)}"
    return f"add '{name}:' and {_PLAIN_NAMES[bare.__name__]}"


def _check_single(reading: Reading, value: Any, hint: Any, trail: Trail) -> None:  # noqa: ANN401
    try:
        msgspec.convert(value, hint)
    except msgspec.ValidationError as error:
        if choices := _choices(hint):
            words = f"'{_short(value)}' is not one of {', '.join(choices)}"
            what_to_write = partial(near_miss, str(value), choices)
        else:
            words = _sentence(error, value)
            what_to_write = partial(right_form, words, value, get_args(_present(hint, value)))
        _complain(reading, trail, f"{_named(trail)}: {words}", what_to_write)


def _choices(hint: Any) -> tuple[str, ...]:  # noqa: ANN401 - a type hint
    """The values of an enum, also of one that may be absent; none for other types."""
    for choice in (hint, *get_args(hint)):
        if isinstance(choice, type) and issubclass(choice, Enum):
            return tuple(str(member.value) for member in choice)
    return ()


def _sentence(error: msgspec.ValidationError, value: Any) -> str:  # noqa: ANN401 - any value
    words = re.sub(r" - at `.*", "", str(error)).replace("got `float`", "got a decimal number")
    words = re.sub(r"`(\w+)( \| null)?`", lambda m: _PLAIN_NAMES.get(m[1], m[1]), words)
    if isinstance(value, bool | int | float) and "text" in words:
        words += " (put it in quotes)"
    return words[0].lower() + words[1:]


def _short(value: object) -> str:
    """A value as a sentence can quote it."""
    return " ".join(str(value)[:_LONGEST_QUOTED].split())


def _named(trail: Trail) -> str:
    return ".".join(str(step) for step in trail) or "the file"


def _complain(
    reading: Reading, trail: Trail, sentence: str, what_to_write: Callable[[], str] = str
) -> None:
    hint = what_to_write() if len(reading.problems) < _MOST_HINTS else ""
    reading.problems.append(Problem(reading.file, reading.line(trail), sentence, hint))
