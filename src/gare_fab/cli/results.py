"""Results as JSON: values of the model become plain numbers, texts, lists and objects."""

import dataclasses
import json
import math
from collections.abc import Mapping
from enum import Enum

import numpy as np

from gare_fab.base.messages import Message


def as_json(value: object, language: str) -> str:
    """One JSON object on one line; messages are sentences in the language."""
    return json.dumps(plain(value, language), ensure_ascii=False, allow_nan=False)


def plain(value: object, language: str) -> object:
    """The value made of dicts, lists, texts, numbers, truths and None.

    A number that is not finite becomes None; a dataclass an object of its fields.
    """
    match value:
        case None | bool() | int() | str():
            made: object = value
        case float():
            made = round(value, 6) if math.isfinite(value) else None
        case Message():
            made = value.text(language)
        case Enum():
            made = plain(value.value, language)
        case np.generic():
            made = plain(value.item(), language)
        case Mapping():
            made = {str(key): plain(item, language) for key, item in value.items()}
        case tuple() | list():
            made = [plain(item, language) for item in value]
        case _ if dataclasses.is_dataclass(value):
            made = {
                field.name: plain(getattr(value, field.name), language)
                for field in dataclasses.fields(value)
            }
        case _:
            made = str(value)
    return made
