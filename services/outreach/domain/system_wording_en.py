# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words in English of accounts, records of people, clients, feeds and endpoints."""

from collections.abc import Mapping
from types import MappingProxyType

SYSTEM_ENGLISH: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "new_device": (
            "Your account was used on a new device",
            "{device} logged in to your account on {at}. Not you? Change your password, log out everywhere.",
            "Linli: a new device logged in to your account on {at}. Not you? Change your password now.",
        ),
        "identity_linked": (
            "Another way to log in: {provider}",
            "{provider} logs in to your account from now on. Not you? Unlink it and change the password.",
            "Linli: {provider} logs in to your account now. Not you? Unlink it.",
        ),
        "identity_unlinked": (
            "One way less to log in: {provider}",
            "{provider} no longer logs in to your account. Not you? Change the password now.",
            "Linli: {provider} no longer logs in to your account. Not you? Change the password.",
        ),
        "emergency_opened": (
            "Somebody opened an emergency access",
            "At {place} somebody opened a role that is not theirs. See who and why, and end it if it must.",
            "Linli: an emergency access was opened at {place}. Please look now.",
        ),
        "emergency_ended": (
            "An emergency access is over and waits for review",
            "The emergency access at {place} is over. Somebody else looks at what was done and reviews it.",
            "Linli: the emergency access at {place} is over. Please review it.",
        ),
        "emergency_unreviewed": (
            "An emergency access was not reviewed in time",
            "Nobody has reviewed the emergency access at {place}. Somebody else looks at what was done.",
            "Linli: the emergency access at {place} was not reviewed in time. Please review it.",
        ),
        "second_factor_added": (
            "Another proof of who you are was added",
            "An app or a passkey was added to your account. Not you? Remove it, log out everywhere.",
            "Linli: an app or passkey was added to your account. Not you? Remove it now.",
        ),
        "second_factor_removed": (
            "A proof of who you are was removed",
            "An app or a passkey was removed from your account. Not you? Change your password now.",
            "Linli: an app or passkey was removed from your account. Not you? Change your password now.",
        ),
        "recovery_code_used": (
            "A recovery code was used",
            "A recovery code opened your account; {left} are left. Not you? Log out everywhere.",
            "Linli: a login by recovery code, {left} left. Not you? Change your password now.",
        ),
        "real_name_proven": (
            "A proof of your identity was recorded",
            "A proof of who you are was recorded in your account. Not you? Tell your neighbourhood.",
            "Linli: a proof of your identity was recorded. Not you? Tell your neighbourhood.",
        ),
        "real_name_withdrawn": (
            "A proof of your identity was withdrawn",
            "A proof of who you are holds no more, and what needs it is closed. Show your papers again.",
            "Linli: a proof of your identity was withdrawn. Please log in for details.",
        ),
        "correction_decided": (
            "Your correction was decided",
            "Your request to correct your data was decided; the answer stands with your data.",
            "Linli: your request to correct your data was decided. Please log in.",
        ),
        "erasure_granted": (
            "Your personal data will be erased",
            "Your data is erased on {dueAt}, as you asked or as its time is up. Take it back until then.",
            "Linli: your personal data is erased on {dueAt}. You can take it back until then.",
        ),
        "erasure_refused": (
            "Your erasure was refused",
            "The request to erase your personal data was refused; the reason stands with your data.",
            "Linli: the request to erase your data was refused. Please log in for the reason.",
        ),
        "erasure_waits": (
            "Your erasure waits",
            "Something of yours is open and has to be settled by {until}. What it is stands with your data.",
            "Linli: something of yours has to be settled before your data is erased. Please log in.",
        ),
        "office_ending": (
            "A term ends soon: {place}",
            "A term of office at {place} ends on {until}. Prepare the election and the handover.",
            "Linli: a term of office at {place} ends on {until}.",
        ),
        "office_ended": (
            "Your term is over: {place}",
            "Your office at {place} ended on {until}, and what it let you do. See what you hand over.",
            "Linli: your office at {place} ended on {until}.",
        ),
        "office_handover": (
            "Please hand over: {place}",
            "An office at {place} is over. Hand over each item on the list by {dueOn}; both sides sign.",
            "Linli: please hand over what is on the list of {place} by {dueOn}.",
        ),
        "office_handover_named": (
            "You are part of a handover: {place}",
            "Please go through the list of {place}, and sign each item.",
            "Linli: you are part of the handover at {place}; please sign.",
        ),
        "office_handover_late": (
            "A handover is late: {place}",
            "The handover at {place} was due by {dueOn}; {waiting} items are still open.",
            "Linli: the handover at {place} is late, {waiting} items are open.",
        ),
        "client_expiring": (
            "A client expires: {name}",
            "The client “{name}” expires on {expiresAt} and cannot connect then. Prolong it, or disable it.",
            "Linli: the client {name} expires on {expiresAt}.",
        ),
        "feed_overdue": (
            "A feed is late: {name}",
            "The feed “{name}” at {place} was due by {due} and has not come. Please ask its sender.",
            "Linli: the feed {name} was due by {due} and has not come.",
        ),
        "feed_batch_held": (
            "A batch is held: {batch}",
            "Batch {batch} of {source} has {rows} rows, {expected} were known. It waits for your decision.",
            "Linli: batch {batch} of {source} has far fewer rows than before and is held.",
        ),
        "feed_certificate_expiring": (
            "A feed's certificate expires: {name}",
            "The certificate that we show “{name}” expires on {expiresAt}. Please put another one in time.",
            "Linli: the certificate for the feed {name} expires on {expiresAt}.",
        ),
        "feed_batch_stopped": (
            "A batch stopped: {batch}",
            "Batch {batch} of {source} stopped before its end. Please decide whether it goes on.",
            "Linli: batch {batch} of {source} stopped before its end.",
        ),
        "endpoint_disabled": (
            "The endpoint “{name}” is disabled",
            "The endpoint “{name}” of {place} gets no more events. Please enable it once it is repaired.",
            "Linli: an endpoint is disabled. Please log in.",
        ),
    }
)
