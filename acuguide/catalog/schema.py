"""The JSON Schemas that let an editor complete and check the data files. Pure."""

import inspect
import json
from collections.abc import Mapping
from typing import Any

import msgspec

# The newest that the YAML language server of most editors knows.
_DIALECT = "http://json-schema.org/draft-07/schema#"


def schemas(kinds: Mapping[str, tuple[type[msgspec.Struct], str | None]]) -> dict[str, str]:
    """The text of each kind's schema; the same text every time.

    A kind is a record and the field that the file's name fills, if one does.
    """
    return {
        name: json.dumps(_schema(record, named), ensure_ascii=False, indent=2) + "\n"
        for name, (record, named) in kinds.items()
    }


def _schema(record: type[msgspec.Struct], named: str | None) -> dict[str, Any]:
    definitions = msgspec.json.schema(record)["$defs"]
    # Draft 7 forgets what stands beside a reference, so the record itself is no reference.
    top = definitions.pop(record.__name__)
    if named:
        # The reader refuses a file that says its own name.
        del top["properties"][named]
        top["required"].remove(named)
    for definition in (top, *definitions.values()):
        if "description" in definition:
            definition["description"] = inspect.cleandoc(definition["description"])
    return {"$schema": _DIALECT, **top, "$defs": definitions}
