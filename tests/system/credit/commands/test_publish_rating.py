# SPDX-License-Identifier: AGPL-3.0-or-later
import json

from services.chassis.publicity import Stage
from services.credit.commands import publish_rating
from tests.system.credit.district import ADMIN, COMPANY, Bench


def test_a_rating_is_public_line_by_line_for_seven_working_days(bench: Bench):
    order = bench.breach()
    made = bench.act(ADMIN, lambda tx: publish_rating.handle(tx, tx.credit_files.get(COMPANY), tx.today))
    content = json.loads(made.content)
    assert (content["score"], content["stars"], content["light"]) == (8900, "3", "green")
    (line,) = content["lines"]
    assert (line["rule"], line["points"], line["matter"]) == ("M-101", -100, order)
    assert (made.stage, made.until.isoformat()) == (Stage.OPEN, "2026-03-11T16:00:00+00:00")
    assert bench.told("publication", made.id) == ["Published"]
    assert "周经理" not in made.content
