# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.identity.conftest import ISSUER, House


def test_everything_that_is_announced_is_there(house: House) -> None:
    client = house.app.test_client(use_cookies=False)
    found = client.get("/.well-known/openid-configuration").get_json()
    assert found["issuer"] == ISSUER
    assert found["code_challenge_methods_supported"] == ["S256"]
    assert found["id_token_signing_alg_values_supported"] == ["ES256"]
    for name, address in found.items():
        if name.endswith(("_endpoint", "_uri")):
            path = address.removeprefix(ISSUER)
            assert client.get(path).status_code != 404, name
            assert client.post(path).status_code != 404, name
