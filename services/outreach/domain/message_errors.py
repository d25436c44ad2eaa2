# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of messages, templates and addresses. Clients branch on the code."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class UnknownTemplate(DomainError):
    """No message is made by a template of this name."""

    code = "outreach.unknown_template"
    status = 404
    title = "There is no such template"

    name: str


@dataclass(eq=False)
class UnknownPlaceholders(DomainError):
    """A template names what no message of its kind has."""

    code = "outreach.unknown_placeholders"
    status = 422
    title = "The template names what its messages do not have"

    part: str
    placeholders: tuple[str, ...]


@dataclass(eq=False)
class PlaceholderNotInSms(DomainError):
    """A person's own words go into no text message: a phone lies about (PIPL Art. 6, minimum necessary)."""

    code = "outreach.placeholder_not_in_sms"
    status = 422
    title = "What persons wrote goes into no text message"

    placeholders: tuple[str, ...]


@dataclass(eq=False)
class TemplateTooLong(DomainError):
    """With its placeholders at their longest the text is longer than its channel takes."""

    code = "outreach.template_too_long"
    status = 422
    title = "The text is longer than its channel takes"

    part: str
    length: int
    most: int


@dataclass(eq=False)
class TemplateBroken(DomainError):
    """A brace of the text belongs to no placeholder."""

    code = "outreach.template_broken"
    status = 422
    title = "A brace belongs to no placeholder"

    part: str


@dataclass(eq=False)
class ChannelNotConfigured(DomainError):
    """The platform has no such channel: nothing can be sent by it."""

    code = "outreach.channel_not_configured"
    status = 422
    title = "This channel is not set up here"

    channel: str


@dataclass(eq=False)
class NotAnAddress(DomainError):
    """What was given is no phone number (E.164, or a Chinese mobile number), or no e-mail address."""

    code = "outreach.not_an_address"
    status = 422
    title = "This is no address of the channel"

    channel: str


@dataclass(eq=False)
class TooManyCodes(DomainError):
    """One code a minute and five a day: nobody's phone is flooded."""

    code = "outreach.too_many_codes"
    status = 429
    title = "Enough codes were sent for now"

    channel: str


@dataclass(eq=False)
class WrongCode(DomainError):
    """The code is not the one that was sent last, is too old, or was tried too often."""

    code = "outreach.wrong_code"
    status = 422
    title = "The code is not the right one"
    kept = True

    channel: str


@dataclass(eq=False)
class TooManyGroups(DomainError):
    """A district has no more groups than this."""

    code = "outreach.too_many_groups"
    title = "The district has as many groups as it may"

    most: int


@dataclass(eq=False)
class GroupGone(DomainError):
    """Nothing is written into this group any more."""

    code = "outreach.group_gone"
    title = "The robot has left this group"

    group_id: str


@dataclass(eq=False)
class ForgedReport(DomainError):
    """A delivery report is not signed by the gateway, or too old to be believed."""

    code = "outreach.forged_report"
    status = 401
    title = "The report is not the gateway's"


@dataclass(eq=False)
class NotABounce(DomainError):
    """What was sent is no delivery status notification (RFC 3464) of one mail of ours."""

    code = "outreach.not_a_bounce"
    status = 422
    title = "This is no delivery status of a mail of ours"

    reason: str


@dataclass(eq=False)
class UnknownStop(DomainError):
    """No mail of ours carried this."""

    code = "outreach.unknown_stop"
    status = 404
    title = "No mail of ours can be stopped by this"


@dataclass(eq=False)
class ReportTooEarly(DomainError):
    """It is not recorded yet that the channel took the message: the report counts when it comes again."""

    code = "outreach.report_too_early"
    title = "It is not recorded yet that the message was taken; report it again"

    message_id: str


@dataclass(eq=False)
class UnknownBrowser(DomainError):
    """Web Push is not on there, or not any more."""

    code = "outreach.unknown_browser"
    status = 404
    title = "Web Push is not on in this browser"

    browser_id: str


@dataclass(eq=False)
class UnknownSending(DomainError):
    """A report speaks of a message that was never sent by this channel."""

    code = "outreach.unknown_sending"
    status = 404
    title = "No such message was sent"

    message_id: str
