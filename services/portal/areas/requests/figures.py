# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public page draws: the three rates and the kept limits, month by month."""

from collections.abc import Callable, Sequence

from services.portal.areas.overview.figures import scale
from services.portal.client.models.dispatch import MonthLeadView, PublicRatesView
from services.portal.client.models.finance import MonthPaidLeadView
from services.portal.texts import Words
from services.portal.ui.charts.chart import Chart, Numbers, Saying
from services.portal.ui.charts.lines import Line, lines

Share = Callable[[PublicRatesView], tuple[int, int]]
RATES: dict[str, Share] = {
    "response": lambda one: (one.responded or 0, _shown(one)),
    "resolution": lambda one: (one.solved or 0, _shown(one)),
    "satisfaction": lambda one: (one.satisfied or 0, _shown(one)),
}
LIMITS: dict[str, Share] = {
    "on_time": lambda one: (one.on_time, one.on_time + one.overdue),
    "kept": lambda one: (one.reported - one.breached, one.reported),
}


def _shown(one: PublicRatesView) -> int:
    """Of how many answers the rates are; none where they are too few to be shown."""
    return 0 if one.responded is None else one.answers


def rates_by_month(words: Words, months: Sequence[PublicRatesView]) -> Chart:
    return _drawn(words, "rates", months, RATES)


def limits_by_month(words: Words, months: Sequence[PublicRatesView]) -> Chart:
    return _drawn(words, "limits", months, LIMITS)


def _drawn(words: Words, which: str, months: Sequence[PublicRatesView], told: dict[str, Share]) -> Chart:
    title, last = words(f"overview.{which}"), months[-1]
    rows = tuple((words.month(one.until), *(words.share(*of(one)) for of in told.values())) for one in months)
    heads = (words("overview.month"), *(words(f"overview.{name}") for name in told))
    newest = {name: words.share(*of(last)) for name, of in told.items()}
    finding = words(f"overview.{which}_found", month=words.month(last.until), **newest)
    series = [
        Line(
            words(f"overview.{name}"),
            tuple(part / whole if whole else None for part, whole in map(of, months)),
            newest[name],
        )
        for name, of in told.items()
    ]
    saying = Saying(f"public-{which}", title, finding, Numbers(title, heads, rows))
    return lines(saying, [words.short_month(one.until) for one in months], series, scale(words))


def members_lead(words: Words, months: Sequence[MonthLeadView]) -> Chart:
    """The members' shares of what was claimed and served; a month that withholds one has a gap."""
    last, title = months[-1], words("requests.lead_title")
    month, names = words.month(last.month), [words(f"requests.lead_{name}") for name in ("claims", "hours")]
    heads = (
        words("overview.month"),
        names[0],
        words("requests.lead_claims_count"),
        names[1],
        words("requests.lead_hours_count"),
    )
    rows = tuple(
        (
            words.month(one.month),
            _about(words, one.claims_percent),
            _number(words, one.claims),
            _about(words, one.hours_percent),
            _number(words, one.hours),
        )
        for one in months
    )
    claims, hours = _about(words, last.claims_percent), _about(words, last.hours_percent)
    silent = last.claims_percent is None and last.hours_percent is None
    finding = words(
        "requests.lead_no_month" if silent else "requests.lead_found", month=month, claims=claims, hours=hours
    )
    series = [
        Line(names[0], tuple(_part(one.claims_percent) for one in months), claims),
        Line(names[1], tuple(_part(one.hours_percent) for one in months), hours),
    ]
    saying = Saying("members-lead", title, finding, Numbers(title, heads, rows))
    return lines(saying, [words.short_month(one.month) for one in months], series, scale(words))


def payers_lead(words: Words, months: Sequence[MonthPaidLeadView]) -> Chart:
    """Who paid by the due day, of members' households and of all; and the members' part of the first."""
    last, title = months[-1], words("requests.payers_title")
    names = [words(f"requests.payers_{name}") for name in ("members", "all", "first")]
    rows = tuple((words.month(one.month), *(_about(words, part) for part in _paid(one))) for one in months)
    members, every, first = (_about(words, part) for part in _paid(last))
    silent = all(part is None for part in _paid(last))
    finding = words(
        "requests.payers_no_month" if silent else "requests.payers_found",
        month=words.month(last.month),
        members=members,
        all=every,
        first=first,
    )
    series = [
        Line(name, tuple(_part(_paid(one)[at]) for one in months), _about(words, _paid(last)[at]))
        for at, name in enumerate(names)
    ]
    saying = Saying("payers-lead", title, finding, Numbers(title, (words("overview.month"), *names), rows))
    return lines(saying, [words.short_month(one.month) for one in months], series, scale(words))


def _paid(one: MonthPaidLeadView) -> tuple[int | None, int | None, int | None]:
    return one.prompt_members_percent, one.prompt_percent, one.first_members_percent


def _part(percent: int | None) -> float | None:
    return None if percent is None else percent / 100


def _about(words: Words, percent: int | None) -> str:
    if percent is None:
        return words("requests.lead_withheld")
    return words("requests.lead_share", percent=words.percent(percent, 100))


def _number(words: Words, number: int | None) -> str:
    return words("requests.lead_withheld") if number is None else words.number(number)
