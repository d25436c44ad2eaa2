# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and documents that a form sends along."""

import flask

from services.portal.forms import Form
from services.portal.page_context import visit

MOST_FILES = 10
LONGEST_NAME = 100


def uploaded(form: Form, name: str) -> list[str]:
    """The ids of the files chosen in a field, once they are kept. Raises Problem, Unreachable."""
    chosen = [file for file in flask.request.files.getlist(name) if file.filename]
    return [
        visit().dispatch.upload(str(file.filename)[-LONGEST_NAME:], file.read(), f"{form.key}:{number}")
        for number, file in enumerate(chosen[:MOST_FILES])
    ]
