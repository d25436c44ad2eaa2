# SPDX-License-Identifier: AGPL-3.0-or-later
"""Other providers of log-ins over the network: one way of asking, and each kind in its own words."""

from collections.abc import Mapping
from typing import Protocol

from services.identity.channels.federation.asking import Asking
from services.identity.channels.federation.openid import OpenIdAdapter
from services.identity.channels.federation.vendors import WeChatAdapter, WeComAdapter
from services.identity.domain.federation import (
    Attempt,
    Failure,
    IdentityProvider,
    OutsideFailed,
    Outsider,
    ProviderKind,
)


class Adapter(Protocol):
    """How one kind of provider is asked."""

    def address(self, provider: IdentityProvider, attempt: Attempt) -> str: ...

    def who(
        self, provider: IdentityProvider, secret: str, attempt: Attempt, answer: Mapping[str, str]
    ) -> Outsider: ...


class Federation:
    """See `store.tools.Federation`. May be used by many threads."""

    def __init__(self, ca_file: str, *, inside: bool) -> None:
        self.inside = inside
        asking = Asking(ca_file, inside=inside)
        self._of: dict[ProviderKind, Adapter] = {
            ProviderKind.OPENID: OpenIdAdapter(asking),
            ProviderKind.WECOM: WeComAdapter(asking),
            ProviderKind.WECHAT: WeChatAdapter(asking),
        }

    def address(self, provider: IdentityProvider, attempt: Attempt) -> str:
        return self._of[provider.kind].address(provider, attempt)

    def who(
        self, provider: IdentityProvider, secret: str, attempt: Attempt, answer: Mapping[str, str]
    ) -> Outsider:
        """Raises OutsideFailed, of what the provider says instead of a code, too."""
        if error := answer.get("error", ""):
            denied = error in ("access_denied", "user_cancelled_login")
            raise OutsideFailed(Failure.DENIED if denied else Failure.REFUSED, "said by its error")
        if not answer.get("code"):
            raise OutsideFailed(Failure.DENIED, "no code")
        return self._of[provider.kind].who(provider, secret, attempt, answer)
