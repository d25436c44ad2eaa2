# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from scripts.login_provider import LoginProvider
from services.identity.domain.federation import MOST_PROVIDERS
from tests.system.identity.conftest import PASSWORD, District
from tests.system.identity.log_in.providers import SECRET, person, query_of, register, with_account
from tests.system.identity.log_in.second_factors import send

BODY: dict[str, Any] = {"kind": "openid", "name": "区政务", "client_id": "linli", "client_secret": SECRET}
OPEN = BODY | {"issuer": "https://id.example.gov.cn"}
WECOM = BODY | {"kind": "wecom", "agent_id": "1000002"}


def test_it_is_kept_with_a_sealed_secret_that_nobody_is_shown(district: District) -> None:
    made = district.ok("POST", "/identity-providers", OPEN)
    assert made["redirect_uri"].endswith(f"/identity/v1/oauth/outside/{made['id']}/callback")
    assert not any("secret" in name for name in made)
    kept = district.house.read(district.code).identity_providers.get(made["id"])
    assert SECRET not in kept.sealed_secret + repr(kept)
    told = district.house.read(district.code).history("identity_provider", made["id"]).items
    assert [(one.name, SECRET in str(one)) for one in told] == [("IdentityProviderChanged", False)]


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        (BODY, "identity.provider_incomplete", "issuer"),
        (OPEN | {"issuer": "http://id.example.gov.cn"}, "invalid", "issuer"),
        (OPEN | {"issuer": "https://127.0.0.1:8443"}, "invalid", "issuer"),
        (OPEN | {"issuer": "https://169.254.169.254"}, "invalid", "issuer"),
        (OPEN | {"issuer": "https://mongodb.svc.cluster.local"}, "invalid", "issuer"),
        (OPEN | {"issuer": "https://id.example.gov.cn?x=1"}, "invalid", "issuer"),
        (OPEN | {"match_by": ["citizen_id"]}, "identity.provider_incomplete", "citizen_id_claim"),
        (OPEN | {"real_name": "owner_record"}, "invalid", "real_name"),
        (OPEN | {"api_url": "https://id.example.gov.cn"}, "invalid", "api_url"),
        (WECOM | {"agent_id": ""}, "identity.provider_incomplete", "agent_id"),
        (WECOM | {"issuer": "https://id.example.gov.cn"}, "invalid", "issuer"),
        (WECOM | {"match_by": ["phone"]}, "invalid", "match_by"),
        (WECOM | {"real_name": "phone"}, "invalid", "real_name"),
        (WECOM | {"kind": "wechat"}, "invalid", "agent_id"),
        (OPEN | {"kind": "saml"}, "request.invalid", "kind"),
        (OPEN | {"client_secret": ""}, "request.invalid", "client_secret"),
        (OPEN | {"match_by": ["name"]}, "request.invalid", "match_by.0"),
        (OPEN | {"password": "x"}, "request.invalid", "password"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    district: District, body: dict[str, Any], code: str, field: str
) -> None:
    refused = district.refused("POST", "/identity-providers", body)
    named = refused.get("field") or refused["errors"][0]["field"]
    assert (refused["code"], named) == (code, field), refused
    assert district.ok("GET", "/identity-providers")["items"] == []


def test_only_so_many_and_only_by_who_keeps_log_ins(district: District) -> None:
    for number in range(MOST_PROVIDERS):
        district.ok("POST", "/identity-providers", OPEN | {"name": f"{number}"})
    assert district.refused("POST", "/identity-providers", OPEN)["code"] == "identity.too_many_providers"
    _, token = district.staff("dispatcher", district.path)
    for method, path, body in (("POST", "", OPEN), ("GET", "", None)):
        refused = district.refused(method, f"/identity-providers{path}", body, token)
        assert refused["code"] == "forbidden"


@pytest.mark.parametrize("kind", ["wecom", "wechat"])
def test_wecom_and_wechat_in_their_own_words(
    open_district: District, provider: LoginProvider, kind: str
) -> None:
    agent = {"agent_id": "1000002"} if kind == "wecom" else {}
    way = register(open_district, provider, kind=kind, name="企业微信", **agent)
    person_id, login = with_account(open_district, "zhang")
    browser = open_district.house.browser()
    answer = way.log_in(person("zhang.jianguo"), browser)
    assert "action=link_identity" in answer.location, answer.text
    asked = open_district.house.submit(browser, login, PASSWORD, answer.location)
    send(browser, "outside-link", query_of(asked.location))
    assert way.links(person_id)[0]["how"] == "log_in"
    assert way.log_in(person("zhang.jianguo")).location.startswith("/identity/v1/oauth/authorize?")
    provider.secret = "another"
    assert "看不懂" in way.log_in(person("zhang.jianguo")).text


def test_who_is_no_member_of_the_organisation_is_nobody(
    open_district: District, provider: LoginProvider
) -> None:
    way = register(open_district, provider, kind="wecom", name="企业微信", agent_id="1000002")
    answer = way.log_in(person("guest", outside=True))
    assert (answer.status_code, "没有和您的" in answer.text) == (403, True)
