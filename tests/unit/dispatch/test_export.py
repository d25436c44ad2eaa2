# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.dispatch.domain.export import text


@pytest.mark.parametrize("written", ["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_is_told_as_text(written: str):
    assert text(written) == f"'{written}"


def test_other_text_stays():
    assert text("三楼水管爆裂 = 急") == "三楼水管爆裂 = 急"
