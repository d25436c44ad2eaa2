# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a mail server reports later of a mail (RFC 3464): read, and whose it is."""

import re
from email import message_from_string, policy
from email.message import EmailMessage, Message
from typing import Any

from services.outreach.domain.message_errors import NotABounce
from services.outreach.domain.sendings import Bounce

STATUS_PART = "message/delivery-status"
HEADER_PARTS = frozenset({"message/rfc822", "message/global", "text/rfc822-headers"})
LONGEST_ERROR = 200
_REFERENCE = re.compile(r"<?([a-z0-9-]{1,32}\.[0-9a-f-]{36})(?:@[^>]*)?>?")
_STATUS = re.compile(r"[245]\.[0-9]{1,3}\.[0-9]{1,3}")


def read(text: str) -> Bounce:
    """Raises NotABounce."""
    report = message_from_string(text, _class=EmailMessage, policy=policy.default)
    told = _told(report)
    first, *recipients = told
    if len(recipients) != 1:
        raise NotABounce("it speaks of one recipient")
    status = _STATUS.match(str(recipients[0].get("Status", "")).strip())
    action = str(recipients[0].get("Action", "")).strip().lower()
    reference = _reference(first, report)
    if not (status and action and reference):
        raise NotABounce("action, status or message is missing")
    said = " ".join(str(recipients[0].get("Diagnostic-Code", "")).split())
    return Bounce(reference, action, status[0], f"{status[0]} {said}".strip()[:LONGEST_ERROR])


def _told(report: Message) -> list[Message]:
    """The fields of the message and of its recipients."""
    for part in report.walk():
        if part.get_content_type() == STATUS_PART:
            fields: Any = part.get_payload()
            if isinstance(fields, list) and fields:
                return fields
    raise NotABounce("there is no delivery status")


def _reference(first: Message, report: Message) -> str:
    """By the envelope's id, else by the id of the message that came back."""
    given = [str(first.get("Original-Envelope-Id", ""))]
    for part in report.walk():
        if part.get_content_type() in HEADER_PARTS:
            inner: Any = part.get_payload()
            if isinstance(inner, list):
                given += [str(one.get("Message-ID", "")) for one in inner]
            else:
                given.append(str(message_from_string(str(inner)).get("Message-ID", "")))
    found = (_REFERENCE.fullmatch(one.strip()) for one in given)
    return next((one[1] for one in found if one), "")
