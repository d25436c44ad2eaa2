# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.domain.surveys import State
from services.deliberation.queries.surveys import show_survey
from tests.system.deliberation.asking import CLOSES, answer, asked
from tests.system.deliberation.compound import CONVENOR, Bench
from tests.system.deliberation.web import Web

SURVEYS = "/deliberation/v1/surveys"


def test_it_closes_at_its_time_and_not_before(bench: Bench):
    survey = asked(bench)
    bench.fire()
    assert show_survey(bench.read(CONVENOR), survey.id).state is State.OPEN
    bench.clock.set(CLOSES)
    bench.fire()
    assert bench.read().surveys.get(survey.id).state is State.CLOSED


def test_no_number_is_told_before(bench: Bench, web: Web):
    survey = asked(bench)
    answer(bench, survey.id, 1)
    shown = web.get(f"{SURVEYS}/{survey.id}", CONVENOR)
    assert (shown["counts"], shown["households"]) == (None, None)
    (public,) = web.get("/deliberation/v1/public/320585/surveys")["items"]
    assert (public["counts"], public["state"]) == (None, "open")
