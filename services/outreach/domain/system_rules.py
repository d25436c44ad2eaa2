# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is told of log-ins, of proofs and requests about personal data, of clients, feeds and endpoints."""

from collections.abc import Mapping
from types import MappingProxyType

from services.chassis.values import Role
from services.outreach.domain.audiences import Kind, Matter, Rule, Urgency, holders, named

NEW_DEVICE = MappingProxyType({"device": Kind.NAME, "at": Kind.MOMENT})
CHANGED: Mapping[str, Kind] = MappingProxyType({})
PROVIDER = MappingProxyType({"provider": Kind.NAME})
EMERGENCY = MappingProxyType({"place": Kind.PLACE})
LEFT = MappingProxyType({"left": Kind.COUNT})
GRANTED = MappingProxyType({"dueAt": Kind.MOMENT})
WAITS = MappingProxyType({"until": Kind.MOMENT})
CLIENT = MappingProxyType({"name": Kind.NAME, "expiresAt": Kind.MOMENT})
LATE_FEED = MappingProxyType({"name": Kind.NAME, "place": Kind.PLACE, "due": Kind.MOMENT})
HELD_BATCH = MappingProxyType(
    {"source": Kind.NAME, "batch": Kind.NAME, "rows": Kind.COUNT, "expected": Kind.COUNT}
)
STOPPED_BATCH = MappingProxyType({"source": Kind.NAME, "batch": Kind.NAME})

PLACE = MappingProxyType({"place": Kind.PLACE})
TERM = MappingProxyType({"place": Kind.PLACE, "until": Kind.DAY})
OWED = MappingProxyType({"place": Kind.PLACE, "dueOn": Kind.DAY})
LATE = MappingProxyType({**OWED, "waiting": Kind.COUNT})

PERSON, ADMINISTRATORS = named("personId"), holders(Role.DISTRICT_ADMIN)
SECURES, AUDITS = holders(Role.SECURITY_ADMIN), holders(Role.AUDIT_ADMIN)
HERE, ABOVE = holders(Role.SUPERVISOR), holders(Role.SUPERVISOR, "told")
_I = "linli.identity.v1."

_ACCOUNT = (
    ("NewDeviceSeen", "new_device", NEW_DEVICE),
    ("SecondFactorAdded", "second_factor_added", CHANGED),
    ("SecondFactorRemoved", "second_factor_removed", CHANGED),
    ("RecoveryCodeUsed", "recovery_code_used", LEFT),
    ("IdentityLinked", "identity_linked", PROVIDER),
    ("IdentityUnlinked", "identity_unlinked", PROVIDER),
)
_EMERGENCIES = (
    ("EmergencyAccessOpened", "emergency_opened"),
    ("EmergencyAccessEnded", "emergency_ended"),
    ("EmergencyReviewOverdue", "emergency_unreviewed"),
)
_RECORD = (
    ("RealNameProven", "real_name_proven", CHANGED, "/account/security"),
    ("RealNameWithdrawn", "real_name_withdrawn", CHANGED, "/account/security"),
    ("CorrectionDecided", "correction_decided", CHANGED, "/my-data"),
    ("ErasureGranted", "erasure_granted", GRANTED, "/my-data"),
    ("ErasureRefused", "erasure_refused", CHANGED, "/my-data"),
    ("ErasureWaits", "erasure_waits", WAITS, "/my-data"),
)
"""What was decided and why stands on the page alone: a message says only that there is an answer."""

_OFFICES = (
    ("OfficeEnding", "office_ending", (PERSON, HERE), TERM),
    ("OfficeEnded", "office_ended", (PERSON,), TERM),
    ("OfficeHandoverOpened", "office_handover", (named("giverId"), named("receiverId"), HERE), OWED),
    ("OfficeHandoverPartyNamed", "office_handover_named", (PERSON,), PLACE),
    ("OfficeHandoverLate", "office_handover_late", (named("parties"), ABOVE), LATE),
)

SYSTEM_RULES: tuple[Rule, ...] = (
    *(
        Rule(
            f"{_I}{fact}",
            template,
            Matter.SYSTEM,
            (PERSON,),
            fields,
            Urgency.URGENT,
            bound=True,
            link="/account/security",
        )
        for fact, template, fields in _ACCOUNT
    ),
    *(
        Rule(f"{_I}{fact}", template, Matter.SYSTEM, (PERSON,), fields, bound=True, link=link)
        for fact, template, fields, link in _RECORD
    ),
    *(
        Rule(f"{_I}{fact}", template, Matter.WORK, audience, fields, Urgency.NORMAL, link="/offices")
        for fact, template, audience, fields in _OFFICES
    ),
    *(
        Rule(
            f"{_I}{fact}",
            template,
            Matter.SYSTEM,
            (ADMINISTRATORS, AUDITS),
            EMERGENCY,
            Urgency.URGENT,
            bound=True,
            link="/emergency-access",
        )
        for fact, template in _EMERGENCIES
    ),
    Rule(
        f"{_I}ClientExpiring",
        "client_expiring",
        Matter.SYSTEM,
        (ADMINISTRATORS, SECURES),
        CLIENT,
        link="/clients",
        once=("clientId", "expiresAt"),
    ),
    Rule(
        f"{_I}FeedOverdue",
        "feed_overdue",
        Matter.SYSTEM,
        (ADMINISTRATORS,),
        LATE_FEED,
        link="/feeds",
    ),
    Rule(
        f"{_I}FeedBatchHeld", "feed_batch_held", Matter.SYSTEM, (ADMINISTRATORS,), HELD_BATCH, link="/feeds"
    ),
    Rule(
        f"{_I}FeedCertificateExpiring",
        "feed_certificate_expiring",
        Matter.SYSTEM,
        (ADMINISTRATORS,),
        CLIENT,
        link="/feeds",
    ),
    Rule(
        f"{_I}FeedBatchStopped",
        "feed_batch_stopped",
        Matter.SYSTEM,
        (ADMINISTRATORS,),
        STOPPED_BATCH,
        link="/feeds",
    ),
    Rule(
        "linli.outreach.v1.EndpointDisabled",
        "endpoint_disabled",
        Matter.SYSTEM,
        (named("ownerId"), ADMINISTRATORS),
        MappingProxyType({"name": Kind.NAME, "place": Kind.PLACE}),
        Urgency.URGENT,
    ),
)
