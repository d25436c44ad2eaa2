# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person chose: channels for each matter, digests, quiet hours, language; where they are reached."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from services.outreach.domain import browsers
from services.outreach.domain.audiences import Matter, Urgency
from services.outreach.domain.browsers import Browser
from services.outreach.domain.message_errors import NotAnAddress, TooManyCodes, WrongCode
from services.outreach.domain.templates import Language

CODE_LASTS = timedelta(minutes=10)
CODE_DIGITS = 6
MOST_TRIES = 5
MOST_BOUNCES = 3
AGAIN_AFTER = timedelta(minutes=1)
MOST_A_DAY = 5
DAY = timedelta(days=1)
_PHONE = re.compile(r"1[3-9][0-9]{9}|\+[1-9][0-9]{6,14}")
_OPEN_ID = re.compile(r"[A-Za-z0-9_-]{28}")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")


class Channel(StrEnum):
    """The ways to a person beside the inbox, which everything reaches."""

    EMAIL = "email"
    SMS = "sms"
    VOICE = "voice"
    WECHAT = "wechat"
    PUSH = "push"
    GROUP = "group"
    """A place's group, which is no person's."""


PERSONAL = tuple(one for one in Channel if one is not Channel.GROUP)
PHONES = (Channel.SMS, Channel.VOICE)
_WRITTEN: Mapping[Channel, re.Pattern[str]] = MappingProxyType(
    {
        Channel.EMAIL: _MAIL,
        Channel.SMS: _PHONE,
        Channel.VOICE: _PHONE,
        Channel.WECHAT: _OPEN_ID,
    }
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person is reached: sealed, and masked to be shown. Until confirmed only codes go there.

    `bounces`: so many messages came back; after a few of them nothing goes there.
    """

    sealed: str
    masked: str
    confirmed: bool = False
    bounces: int = 0

    @property
    def is_dead(self) -> bool:
        return self.bounces >= MOST_BOUNCES

    @property
    def is_good(self) -> bool:
        return self.confirmed and not self.is_dead


@dataclass(frozen=True, slots=True)
class Code:
    """The code that was sent last to an address (sealed), and the moments of the last day's."""

    sealed: str
    expires_at: datetime
    sent: tuple[datetime, ...]
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """For one matter: the channels in their order, and whether what can wait is gathered in a digest."""

    channels: tuple[Channel, ...] = (Channel.PUSH, Channel.WECHAT, Channel.EMAIL, Channel.SMS)
    digest: bool = False


@dataclass(frozen=True, kw_only=True)
class Choices:
    """A person's; `quiet` are local hours from – to, over midnight too. `choices` where not the default.

    `browsers` are those in which Web Push is on, by their ids; they need no code.
    """

    id: str
    language: Language = Language.ZH
    quiet_from: time = time(22)
    quiet_until: time = time(7)
    choices: dict[str, Choice] = field(default_factory=dict)
    addresses: dict[str, Address] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    browsers: dict[str, Browser] = field(default_factory=dict)

    def of(self, matter: Matter) -> Choice:
        return self.choices.get(matter, Choice())

    def route(
        self, matter: Matter, urgency: Urgency, working: Collection[Channel], *, bound: bool
    ) -> list[Channel]:
        """The channels that a message takes, one after the other where one fails.

        What the law has told, and what cannot wait, goes also by channels that were switched off, last;
        nobody's phone rings for what can wait, unless they chose so.
        """
        reached = [one for one in Channel if one in working and self._is_reached(one)]
        chosen = [one for one in self.of(matter).channels if one in reached]
        if bound or urgency is Urgency.URGENT:
            rings = urgency is Urgency.URGENT
            return chosen + [
                one for one in reached if one not in chosen and (rings or one is not Channel.VOICE)
            ]
        return chosen

    @property
    def is_reached(self) -> bool:
        """Whether there is a way to the person beside the inbox."""
        return bool(self.browsers) or any(address.is_good for address in self.addresses.values())

    def _is_reached(self, channel: Channel) -> bool:
        if channel is Channel.PUSH:
            return bool(self.browsers)
        address = self.addresses.get(channel)
        return address is not None and address.is_good


def loud_at(choices: Choices, now: datetime, zone: str) -> datetime:
    """When something may be sent that is not urgent: now, or at the end of the quiet hours."""
    local = now.astimezone(ZoneInfo(zone))
    begins, ends = choices.quiet_from, choices.quiet_until
    at = local.time().replace(tzinfo=None)
    quiet = begins <= at < ends if begins <= ends else at >= begins or at < ends
    if begins == ends or not quiet:
        return now
    day = local.date() + (timedelta(days=1) if at >= ends else timedelta())
    return datetime.combine(day, ends, ZoneInfo(zone))


def next_at(at: time, now: datetime, zone: str) -> datetime:
    """The next moment at which it is that time in the district."""
    today = datetime.combine(now.astimezone(ZoneInfo(zone)).date(), at, ZoneInfo(zone))
    return today if today > now else today + DAY


def check_address(channel: Channel, text: str) -> str:
    """The address as it is kept. Raises NotAnAddress; also for a browser, which subscribes by itself."""
    given = text.strip()
    if channel in PHONES:
        given = re.sub(r"[\s()-]", "", given)
    pattern = _WRITTEN.get(channel)
    if pattern is None or not pattern.fullmatch(given) or not given.isascii():
        raise NotAnAddress(channel)
    return given


def mask(channel: Channel, address: str) -> str:
    """138****1234; z***@example.org; oAB****wxyz."""
    if channel in PHONES or channel is Channel.WECHAT:
        return f"{address[:3]}****{address[-4:]}"
    name, _, host = address.partition("@")
    return f"{name[:1]}***@{host}"


def give(choices: Choices, channel: Channel, address: Address, sealed_code: str, now: datetime) -> Choices:
    """Another address, still to be confirmed with the code that goes there. Raises TooManyCodes."""
    known = choices.codes.get(channel)
    sent = tuple(moment for moment in known.sent if now - moment < DAY) if known else ()
    if len(sent) >= MOST_A_DAY or (sent and now - sent[-1] < AGAIN_AFTER):
        raise TooManyCodes(channel)
    code = Code(sealed_code, now + CODE_LASTS, (*sent, now))
    return replace(
        choices,
        addresses={**choices.addresses, channel: address},
        codes={**choices.codes, channel: code},
    )


def code_of(choices: Choices, channel: Channel, now: datetime) -> Code:
    """The code that may be given now. Raises WrongCode when there is none."""
    code = choices.codes.get(channel)
    if code is None or code.tries >= MOST_TRIES or now >= code.expires_at:
        raise WrongCode(channel)
    return code


def tried(choices: Choices, channel: Channel) -> Choices:
    """A wrong code was given: it counts."""
    code = choices.codes[channel]
    return replace(choices, codes={**choices.codes, channel: replace(code, tries=code.tries + 1)})


def confirmed(choices: Choices, channel: Channel) -> Choices:
    """The right code was given; it is used up, how many were sent stays known."""
    code = replace(choices.codes[channel], tries=MOST_TRIES)
    address = replace(choices.addresses[channel], confirmed=True)
    return replace(
        choices,
        addresses={**choices.addresses, channel: address},
        codes={**choices.codes, channel: code},
    )


def bounced(choices: Choices, channel: Channel, *, gone: bool) -> Choices:
    """A message came back from the address; `gone`: there is nobody there any more, for certain."""
    address = choices.addresses.get(channel)
    if address is None:
        return choices
    counted = MOST_BOUNCES if gone else min(address.bounces + 1, MOST_BOUNCES)
    return replace(choices, addresses={**choices.addresses, channel: replace(address, bounces=counted)})


def subscribed(choices: Choices, browser_id: str, browser: Browser) -> Choices:
    """One more browser is written to from now on."""
    return replace(choices, browsers=browsers.add(choices.browsers, browser_id, browser))


def without_browsers(choices: Choices, ids: Collection[str]) -> Choices:
    """They are ended, or gone: nothing goes there any more."""
    kept = {name: one for name, one in choices.browsers.items() if name not in ids}
    return replace(choices, browsers=kept)


def dropped(choices: Choices, channel: Channel) -> Choices:
    """Nothing goes there any more; of Web Push, to no browser."""
    if channel is Channel.PUSH:
        return replace(choices, browsers={})
    return replace(choices, addresses=_without(choices.addresses, channel))


def _without(kept: Mapping[str, Address], channel: Channel) -> dict[str, Address]:
    return {name: address for name, address in kept.items() if name != channel}
