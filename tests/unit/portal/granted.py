# SPDX-License-Identifier: AGPL-3.0-or-later
"""A token for tests of what is not about tokens."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Granted:
    """There is no other."""

    text: str = "token"

    def another(self, refused: str) -> str:
        assert refused == self.text
        return ""


TOKEN = Granted()
