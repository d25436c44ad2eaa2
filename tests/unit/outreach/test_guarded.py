# SPDX-License-Identifier: AGPL-3.0-or-later
"""A name that leads inside is refused whatever it was yesterday; no connection is made."""

import pytest

from services.outreach.channels.outward import Outward
from services.outreach.channels.webhooks import Webhooks

SECRETS = ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",)


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["169.254.169.254"], ["8.8.8.8", "10.0.0.1"], ["::1"], ["::ffff:10.0.0.1"], ["fd00::1"]],
)
def test_a_name_with_any_address_of_the_inside_is_refused(addresses: list[str]):
    outward = Outward(look_up=lambda _host, _port: addresses)
    webhooks = Webhooks(outward)
    attempt = webhooks.send("https://rebound.example/hook", "e-1", "{}", SECRETS)
    assert (attempt.status, attempt.error) == (None, "AddressRefused")
    outward.close()


def test_a_name_that_nobody_knows_is_a_failed_try():
    def look_up(_host: str, _port: int) -> list[str]:
        raise OSError

    outward = Outward(look_up=look_up)
    webhooks = Webhooks(outward)
    assert webhooks.send("https://nobody.example/", "e-1", "{}", SECRETS).error == "ConnectError"
    outward.close()
