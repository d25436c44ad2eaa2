# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.outreach.commands import put_policy
from services.outreach.policies import WebhookPolicy
from tests.system.outreach.district import ADMIN, CITY, DISTRICT, Bench


def test_a_district_says_how_long_events_are_kept(bench: Bench):
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, WebhookPolicy(kept_days=90), DISTRICT))
    assert bench.read().policy(WebhookPolicy).kept_days == 90


def test_an_integrator_does_not(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(CITY, lambda tx: put_policy.handle(tx, WebhookPolicy(kept_days=90), DISTRICT))
