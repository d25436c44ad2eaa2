# SPDX-License-Identifier: AGPL-3.0-or-later
"""What several commands take in."""

from typing import Annotated

from pydantic import StringConstraints

Remark = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
"""Words of a person; short enough that any event that carries them keeps within its size."""
