# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form that was refused is shown again; whoever has to log in again is not told of a mistake."""

import pytest

from services.portal.client.http import Problem
from services.portal.forms import Form


def test_an_ended_log_in_is_no_refusal_of_the_form() -> None:
    ended = Problem(401, "token_revoked", {})
    form = Form("key", {"text": "typed"})
    with pytest.raises(Problem) as refused:
        form.refused(ended)
    assert refused.value is ended
    with pytest.raises(Problem):
        form.refused_at(ended, {"token_revoked": "text"})
