# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import NotFound
from services.outreach.commands import rotate_secret
from services.outreach.commands.rotate_secret import RotateSecret
from services.outreach.domain.errors import SecretUnfit
from tests.system.outreach.district import ADMIN, OTHER, Bench
from tests.system.outreach.receiver import Receiver


def test_both_secrets_sign_for_a_day_and_then_the_newer_alone(bench: Bench, hook: Receiver):
    made = bench.registered(hook.url)
    newer = bench.act(ADMIN, lambda tx: rotate_secret.handle(tx, made.endpoint.id, RotateSecret())).secret
    bench.hear("OrderReported")
    bench.run()
    (first,) = hook.received
    assert first.is_signed_with(made.secret)
    assert first.is_signed_with(newer)
    bench.wait(timedelta(days=1))
    bench.hear("OrderAccepted")
    bench.run()
    assert hook.received[1].is_signed_with(newer)
    assert not hook.received[1].is_signed_with(made.secret)


def test_to_a_key_pair_and_not_to_a_short_secret(bench: Bench, hook: Receiver):
    endpoint = bench.registered(hook.url).endpoint
    with pytest.raises(SecretUnfit):
        bench.act(ADMIN, lambda tx: rotate_secret.handle(tx, endpoint.id, RotateSecret(secret="whsec_YQ==")))
    pair = bench.act(ADMIN, lambda tx: rotate_secret.handle(tx, endpoint.id, RotateSecret(signing="ed25519")))
    assert pair.secret.startswith("whpk_")
    bench.hear("OrderReported")
    bench.run()
    kinds = [one.partition(",")[0] for one in hook.received[0].headers["webhook-signature"].split(" ")]
    assert kinds == ["v1a", "v1"]


def test_not_anothers(bench: Bench, hook: Receiver):
    endpoint = bench.registered(hook.url).endpoint
    with pytest.raises(NotFound):
        bench.act(OTHER, lambda tx: rotate_secret.handle(tx, endpoint.id, RotateSecret()))
