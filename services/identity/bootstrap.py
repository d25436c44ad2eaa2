# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be there before anybody can log in: keys, the first platform operator, the portal's client.

Whichever process starts first makes it. A second run changes nothing.
"""

from services.chassis.store import Store
from services.chassis.values import PLATFORM, OrgPath, Principal, Role, grants_of
from services.identity.commands import register_client, rotate_signing_keys
from services.identity.commands.register_client import RegisterClient
from services.identity.domain import accounts, persons, roles
from services.identity.domain.authority import HELD
from services.identity.domain.kinds import GrantType
from services.identity.store import IdentitySettings, Tx

HOME = OrgPath(f"/{PLATFORM}")
PORTAL = "portal"
BY = Principal(PLATFORM, "bootstrap", "bootstrap", grants_of([(Role.PLATFORM_OPERATOR, HOME)], HELD))


def ensure(store: Store[Tx], given: IdentitySettings) -> None:
    """Make what is missing of what the settings name."""
    store.transact(BY, _ensure_keys)
    if given.bootstrap_operator_password.get_secret_value():
        store.transact(BY, lambda tx: _ensure_operator(tx, given))
    if given.portal_client_secret.get_secret_value() and given.portal_redirect_uri:
        store.transact(BY, lambda tx: _ensure_portal(tx, given))


def _ensure_keys(tx: Tx) -> None:
    if not tx.tenant_keys.first({}):
        tx.make_keys()
    if all(key.drop_at for key in tx.signing_keys.list({})):
        rotate_signing_keys.handle(tx)


def _ensure_operator(tx: Tx, given: IdentitySettings) -> None:
    login = accounts.normalise(given.bootstrap_operator_login, PLATFORM)
    if tx.accounts.first({"login": login}):
        return
    password_hash = tx.tools.hasher.hash(given.bootstrap_operator_password.get_secret_value())
    person, events = persons.register(tx.new_id(), "平台管理员", HOME)
    tx.persons.add(person, *events)
    account, events = accounts.create(tx.new_id(), person.id, login, password_hash)
    tx.accounts.add(account, *events)
    grant, events = roles.first_grant(tx.new_id(), person.id, Role.PLATFORM_OPERATOR, HOME)
    tx.role_grants.add(grant, *events)


def _ensure_portal(tx: Tx, given: IdentitySettings) -> None:
    if tx.clients.find(PORTAL):
        return
    home = given.portal_redirect_uri.partition("//")[2].partition("/")[0]
    scheme = given.portal_redirect_uri.partition("//")[0]
    cmd = RegisterClient(
        short_name=PORTAL,
        name="邻里门户",
        grant_types=(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
        redirect_uris=(given.portal_redirect_uri,),
        post_logout_redirect_uris=(f"{scheme}//{home}/",),
    )
    register_client.handle(tx, cmd, given.portal_client_secret.get_secret_value())
