# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.values import Principal
from services.identity.commands import refuse_outside_log_in
from services.identity.domain.federation import Failure
from services.identity.store import Tx
from tests.system.identity.conftest import District

BODY = {"kind": "wechat", "name": "微信", "client_id": "wx1", "client_secret": "x"}


def test_only_what_is_worth_a_look_is_kept(district: District) -> None:
    made = district.ok("POST", "/identity-providers", BODY)["id"]
    by = Principal(district.code, "log-in", "log-in")

    def told(failure: Failure, provider_id: str = made) -> list[str]:
        def work(tx: Tx) -> None:
            refuse_outside_log_in.handle(tx, provider_id, failure)

        district.house.store.transact(by, work)
        return district.house.events(district.code, "identity_provider", made)[1:]

    assert told(Failure.DOWN) == []
    assert told(Failure.DENIED) == []
    assert told(Failure.TOKEN) == ["OutsideLogInRefused"]
    assert told(Failure.ISSUER, "01927f3a-5c00-7001-8a10-3c5e9d2b7f01") == ["OutsideLogInRefused"]
