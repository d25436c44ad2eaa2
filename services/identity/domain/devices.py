# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a log-in tells of the browser or app it came from: enough for its owner to know it, no more."""

import re
from dataclasses import dataclass

_BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("Edg", "Edge"),
    ("HuaweiBrowser", "Huawei"),
    ("QQBrowser", "QQ"),
    ("UCBrowser", "UC"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
"""What stands in the name that a browser gives itself, the particular before what others say, too."""
_SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
_V4 = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})\.[0-9]{1,3}\.[0-9]{1,3}")
_V6 = re.compile(r"([0-9a-f]{1,4}):([0-9a-f]{1,4}):[0-9a-f:.]*")


@dataclass(frozen=True, slots=True)
class Seen:
    """A browser at the log-in: the secret of its cookie if it has one, its name, its masked network.

    `log_in` is the cookie of the log-in that it has, if any.
    """

    secret: str = ""
    name: str = ""
    network: str = ""
    log_in: str = ""


def name_of(user_agent: str) -> str:
    """Chrome · Android; empty for what says neither."""
    found = (
        next((name for sign, name in known if sign in user_agent), "") for known in (_BROWSERS, _SYSTEMS)
    )
    return " · ".join(name for name in found if name)


def masked_network(address: str) -> str:
    """203.0.113.7 → 203.0.*.*; of IPv6 the first two groups. Empty for what is no address."""
    found = _V4.fullmatch(address)
    if found:
        return f"{found[1]}.{found[2]}.*.*"
    found = _V6.fullmatch(address.lower())
    return f"{found[1]}:{found[2]}:*" if found else ""
