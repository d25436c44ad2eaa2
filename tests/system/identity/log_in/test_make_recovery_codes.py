# SPDX-License-Identifier: AGPL-3.0-or-later
import re

from tests.system.identity.conftest import District
from tests.system.identity.log_in.second_factors import enrolled, send


def test_new_ones_take_the_place_of_the_others(district: District) -> None:
    own = enrolled(district)
    shown = send(own.browser, "second-factors/recovery-codes")
    assert shown.headers["Cache-Control"] == "no-store"
    codes = re.findall(r"<code>([a-z2-7-]{19})</code>", shown.text)
    assert len(set(codes)) == 10
    assert send(own.waits(), "second-factor", code=own.codes[0]).status_code == 403
    assert send(own.waits(), "second-factor", code=codes[0]).status_code == 303
