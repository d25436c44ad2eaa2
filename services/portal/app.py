# SPDX-License-Identifier: AGPL-3.0-or-later
"""The portal, put together: pages over the services' APIs."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import flask
from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader

from services.chassis.auth import JwksKeys, TokenChecker
from services.chassis.http import characters, request_log
from services.chassis.observe import configure
from services.portal import access, compression, navigation, problems
from services.portal.areas.account.area import AREA as ACCOUNT
from services.portal.areas.audit.area import AREA as AUDIT
from services.portal.areas.board.area import AREA as BOARD
from services.portal.areas.calendar.area import AREA as CALENDAR
from services.portal.areas.charges.area import AREA as CHARGES
from services.portal.areas.console.area import AREA as CONSOLE
from services.portal.areas.council.area import AREA as COUNCIL
from services.portal.areas.desk.area import AREA as DESK
from services.portal.areas.emergency_access.area import AREA as EMERGENCY_ACCESS
from services.portal.areas.feeds.area import AREA as FEEDS
from services.portal.areas.governance.area import AREA as GOVERNANCE
from services.portal.areas.home.area import AREA as HOME
from services.portal.areas.imports.area import AREA as IMPORTS
from services.portal.areas.inbox.area import AREA as INBOX
from services.portal.areas.incidents.area import AREA as INCIDENTS
from services.portal.areas.integrations.area import AREA as INTEGRATIONS
from services.portal.areas.letting.area import AREA as LETTING
from services.portal.areas.maps.area import AREA as MAPS
from services.portal.areas.money.area import AREA as MONEY
from services.portal.areas.notices.area import AREA as NOTICES
from services.portal.areas.offices.area import AREA as OFFICES
from services.portal.areas.orders.area import AREA as ORDERS
from services.portal.areas.oversight.area import AREA as OVERSIGHT
from services.portal.areas.overview.area import AREA as OVERVIEW
from services.portal.areas.people.area import AREA as PEOPLE
from services.portal.areas.places.area import AREA as PLACES
from services.portal.areas.policies.area import AREA as POLICIES
from services.portal.areas.ratings.area import AREA as RATINGS
from services.portal.areas.registers.area import AREA as REGISTERS
from services.portal.areas.report.area import AREA as REPORT
from services.portal.areas.requests.area import AREA as REQUESTS
from services.portal.areas.rights.area import AREA as RIGHTS
from services.portal.areas.rounds.area import AREA as ROUNDS
from services.portal.areas.sharing.area import AREA as SHARING
from services.portal.areas.spots.area import AREA as SPOTS
from services.portal.areas.till.area import AREA as TILL
from services.portal.areas.votes.area import AREA as VOTES
from services.portal.areas.year_plans.area import AREA as YEAR_PLANS
from services.portal.authority import HELD
from services.portal.client.http import Api
from services.portal.client.models.dispatch import OrderView
from services.portal.client.ttl_cache import TtlCache
from services.portal.oidc import Provider
from services.portal.page_context import visit
from services.portal.portal import Portal
from services.portal.session import Cookies
from services.portal.settings import PortalSettings
from services.portal.templating import Templates
from services.portal.ui import gallery, kit

SERVICE = "portal"
YEAR_SECONDS = 31_536_000
AREAS = (
    HOME,
    DESK,
    REPORT,
    REQUESTS,
    OVERVIEW,
    VOTES,
    MONEY,
    LETTING,
    TILL,
    YEAR_PLANS,
    OVERSIGHT,
    CHARGES,
    INBOX,
    INCIDENTS,
    ROUNDS,
    COUNCIL,
    CONSOLE,
    NOTICES,
    OFFICES,
    RATINGS,
    BOARD,
    GOVERNANCE,
    SHARING,
    MAPS,
    SPOTS,
    PEOPLE,
    PLACES,
    REGISTERS,
    FEEDS,
    IMPORTS,
    CALENDAR,
    POLICIES,
    ORDERS,
    ACCOUNT,
    INTEGRATIONS,
    RIGHTS,
    AUDIT,
    EMERGENCY_ACCESS,
)
"""As they follow one another in the navigation."""

ASKERS = 32
"""Questions to services that are under way at once in one process."""

FOLDER = Path(__file__).parent


def create_api() -> flask.Flask:
    return make_portal(PortalSettings.load())


def make_portal(settings: PortalSettings) -> flask.Flask:
    configure(SERVICE, settings)
    app = flask.Flask("services.portal")
    app.config["MAX_CONTENT_LENGTH"] = settings.upload_limit
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.body_limit
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = YEAR_SECONDS
    app.jinja_environment = Templates
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    portal = connect(settings)
    compression.install(app)
    request_log.install(app)
    characters.install(app)
    access.install(app, portal)
    problems.install(app)
    app.jinja_loader = _templates()
    navigation.install(app, AREAS)
    _install_health(app, portal)
    kit.install(app)
    if settings.gallery:
        app.register_blueprint(gallery.pages)
    _install_template_names(app)
    return app


def connect(settings: PortalSettings) -> Portal:
    """What all requests share; nothing is asked for yet."""
    return Portal(
        settings=settings,
        cookies=Cookies(settings.portal_session_key, secure=settings.secure),
        provider=Provider(settings),
        checker=TokenChecker(settings.issuer, JwksKeys(settings.jwks_url, settings.ca_file), HELD),
        identity=Api("identity", settings.identity_url, settings.api_timeout_seconds, settings.ca_file),
        dispatch=Api("dispatch", settings.dispatch_url, settings.api_timeout_seconds, settings.ca_file),
        deliberation=Api(
            "deliberation", settings.deliberation_url, settings.api_timeout_seconds, settings.ca_file
        ),
        credit=Api("credit", settings.credit_url, settings.api_timeout_seconds, settings.ca_file),
        finance=Api("finance", settings.finance_url, settings.api_timeout_seconds, settings.ca_file),
        outreach=Api("outreach", settings.outreach_url, settings.api_timeout_seconds, settings.ca_file),
        recent=TtlCache(),
        askers=ThreadPoolExecutor(ASKERS, thread_name_prefix="ask"),
    )


def _templates() -> BaseLoader:
    """A component of the kit is `ui/<component>/macro.html`; a page is found by the name of its file."""
    folders = [FOLDER / "templates", *sorted(FOLDER.glob("areas/*/templates"))]
    return ChoiceLoader([PrefixLoader({"ui": FileSystemLoader(FOLDER / "ui")}), FileSystemLoader(folders)])


def _install_health(app: flask.Flask, portal: Portal) -> None:
    @app.get("/live")
    @access.public
    def live() -> dict[str, str]:
        return {"status": "live"}

    @app.get("/ready")
    @access.public
    def ready() -> tuple[dict[str, str], int]:
        needed = {"identity": portal.identity, "dispatch": portal.dispatch}
        found = {name: "ok" if api.is_live() else "unreachable" for name, api in needed.items()}
        is_ready = set(found.values()) == {"ok"}
        return {"status": "ready" if is_ready else "not ready", **found}, 200 if is_ready else 503


def _install_template_names(app: flask.Flask) -> None:
    @app.context_processor
    def shell() -> dict[str, object]:
        asked_for = flask.request.method == "GET"
        return {"back": flask.request.full_path.removesuffix("?") if asked_for else ""}

    @app.template_global()
    def suspended_for(order: OrderView) -> str:
        """The reason in the person's language."""
        assert order.suspension is not None
        return visit().words.pick(order.suspension.reason_name, order.suspension.reason_name_en)
