# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.outreach.commands import seal_secret
from services.outreach.domain.errors import SecretUnfit
from services.outreach.domain.signatures import Signing, to_secret
from tests.system.outreach.district import ADMIN, Bench


def test_what_is_kept_is_sealed_for_its_endpoint(bench: Bench):
    own = to_secret(b"s" * 32)
    secret, told = bench.act(ADMIN, lambda tx: seal_secret.handle(tx, "p-1", Signing.HMAC, own))
    assert told == own
    assert own not in secret.sealed
    assert bench.read().keys.reveal(secret.sealed, "endpoint/p-1") == own


def test_a_short_one_is_refused(bench: Bench):
    with pytest.raises(SecretUnfit):
        bench.act(ADMIN, lambda tx: seal_secret.handle(tx, "p-1", Signing.HMAC, "whsec_YQ=="))
