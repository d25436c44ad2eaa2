# SPDX-License-Identifier: AGPL-3.0-or-later
# ruff: noqa: ARG002 - as the other adapter is asked
"""企业微信 and 微信: OAuth 2 with codes and without id_tokens, each in its own words.

What they answer comes straight from them over TLS, by a code that they gave this browser for this state:
that stands in the place of a signature. Neither knows PKCE nor a nonce.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from services.identity.channels.federation.asking import Asking, text_in
from services.identity.domain.federation import Attempt, Failure, IdentityProvider, OutsideFailed, Outsider

WECOM_API = "https://qyapi.weixin.qq.com"
WECOM_LOG_IN = "https://login.work.weixin.qq.com"
WECHAT_API = "https://api.weixin.qq.com"
WECHAT_LOG_IN = "https://open.weixin.qq.com"
WRONG_CODES = frozenset({40029, 40163, 41008, 42003})
"""Errors that say that the code is not good; all others say that the provider was asked wrongly."""


class WeComAdapter:
    """A member of the organisation; who is none of its members is nobody (企业微信登录)."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def address(self, provider: IdentityProvider, attempt: Attempt) -> str:
        asked = {
            "login_type": "CorpApp",
            "appid": provider.client_id,
            "agentid": provider.agent_id,
            "redirect_uri": attempt.redirect_uri,
            "state": attempt.state,
        }
        return f"{provider.log_in_url or WECOM_LOG_IN}/wwlogin/sso/login?{urlencode(asked)}"

    def who(
        self, provider: IdentityProvider, secret: str, attempt: Attempt, answer: Mapping[str, str]
    ) -> Outsider:
        """Raises OutsideFailed."""
        api = provider.api_url or WECOM_API
        token = _done(
            self._asking.get(f"{api}/cgi-bin/gettoken", corpid=provider.client_id, corpsecret=secret)
        )
        found = _done(
            self._asking.get(
                f"{api}/cgi-bin/auth/getuserinfo",
                access_token=text_in(token, "access_token", most=1024),
                code=answer["code"],
            )
        )
        return _named(text_in(found, "userid"))


class WeChatAdapter:
    """Who scans with WeChat: one person at all apps of one account by `unionid` (微信网站应用)."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def address(self, provider: IdentityProvider, attempt: Attempt) -> str:
        asked = {
            "appid": provider.client_id,
            "redirect_uri": attempt.redirect_uri,
            "response_type": "code",
            "scope": "snsapi_login",
            "state": attempt.state,
        }
        return f"{provider.log_in_url or WECHAT_LOG_IN}/connect/qrconnect?{urlencode(asked)}#wechat_redirect"

    def who(
        self, provider: IdentityProvider, secret: str, attempt: Attempt, answer: Mapping[str, str]
    ) -> Outsider:
        """Raises OutsideFailed."""
        api = provider.api_url or WECHAT_API
        found = _done(
            self._asking.get(
                f"{api}/sns/oauth2/access_token",
                appid=provider.client_id,
                secret=secret,
                code=answer["code"],
                grant_type="authorization_code",
            )
        )
        return _named(text_in(found, "unionid") or text_in(found, "openid"))


def _done(found: Mapping[str, object]) -> Mapping[str, object]:
    """They answer errors with status 200 and a number."""
    code = found.get("errcode", 0)
    if code:
        raise OutsideFailed(Failure.REFUSED if code in WRONG_CODES else Failure.JUNK, f"errcode {code!r:.20}")
    return found


def _named(subject: str) -> Outsider:
    if not subject:
        raise OutsideFailed(Failure.UNKNOWN, "no member")
    return Outsider(subject)
