# SPDX-License-Identifier: AGPL-3.0-or-later
"""How templates read what they are given."""

from collections.abc import Mapping
from typing import Any

from flask.templating import Environment


class Templates(Environment):
    """Jinja, but a mapping's subscript is its key alone.

    Jinja falls back to the attribute: a field `items` that nobody had filled in was shown as the method of
    the dictionary that holds what was typed.
    """

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - whatever a template holds
        if not isinstance(obj, Mapping):
            return super().getitem(obj, argument)
        return obj[argument] if argument in obj else self.undefined(obj=obj, name=str(argument))
