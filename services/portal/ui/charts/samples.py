# SPDX-License-Identifier: AGPL-3.0-or-later
"""A chart of each kind with made-up numbers, for the gallery and the tests."""

from datetime import date, timedelta
from fractions import Fraction

from services.portal.texts.formats import Formats
from services.portal.ui.charts.bars import Bar, bars
from services.portal.ui.charts.chart import Chart, Numbers, Saying
from services.portal.ui.charts.columns import Column, columns
from services.portal.ui.charts.gauge import Limit, gauge
from services.portal.ui.charts.heat import heat
from services.portal.ui.charts.lines import Line, lines
from services.portal.ui.charts.stacked import Part, Stack, stacked

MONTHS = ("2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11")
COUNTS = (31, 28, 44, 37, 40, 19)
ON_TIME = ((24, 30), (25, 28), (30, 41), None, (33, 38), (12, 13))
OVERDUE = (14, 9, 3, 0)
BY_WEEKDAY = (8, 4, 3, 5, 4, 1, 0)
LAST_DAY = date(2026, 11, 28)

WORDS = {
    "zh": {
        "areas": "弇山社区 德兴社区 半泾社区 桃园社区",
        "area": "区域",
        "overdue": "超时工单",
        "bars": "超时最多的是弇山社区，共 14 件。",
        "month": "月份",
        "reported": "提交数",
        "columns": "11 月提交 19 件，比 10 月少 21 件。",
        "on_time": "按时率",
        "lines": "11 月按时率为 92%，比 10 月高。",
        "votes": "专有部分面积与业主人数",
        "stacked": "面积和人数都已超过参与表决的一半。",
        "yes": "同意",
        "no": "反对",
        "area_share": "面积（共 8,200 平方米）",
        "heads": "人数（共 96 人）",
        "needed": "需过半数",
        "heat": "周一最多，周末较少。",
        "days": "每日提交数",
        "gauge": "本月维修支出已用 16,500 元，上限 20,000 元。",
        "spent": "维修支出",
        "limit": "上限 20,000 元",
        "used": "已用 16,500 元",
    },
    "en": {
        "areas": "Yanshan Dexing Banjing Taoyuan",
        "area": "Area",
        "overdue": "Overdue orders",
        "bars": "Yanshan has the most overdue orders: 14.",
        "month": "Month",
        "reported": "Reported",
        "columns": "19 were reported in November, 21 fewer than in October.",
        "on_time": "On time",
        "lines": "92% were on time in November, more than in October.",
        "votes": "Floor area and owners",
        "stacked": "More than half by area and by owners are in favour.",
        "yes": "In favour",
        "no": "Against",
        "area_share": "Area (8,200 m² in all)",
        "heads": "Owners (96 in all)",
        "needed": "more than half needed",
        "heat": "Most come on Mondays, few at weekends.",
        "days": "Reported a day",
        "gauge": "CN¥16,500 of this month's CN¥20,000 for repairs are spent.",
        "spent": "Repairs",
        "limit": "limit CN¥20,000",
        "used": "spent CN¥16,500",
    },
}


def samples(language: str) -> dict[str, Chart]:
    """Kind → chart."""
    said, formats = WORDS[language], Formats(language)
    return {
        "bars": _bars(said),
        "columns": _columns(said, formats),
        "lines": _lines(said, formats),
        "stacked": _stacked(said, formats),
        "heat": _heat(said, formats),
        "gauge": _gauge(said),
    }


def _bars(said: dict[str, str]) -> Chart:
    areas = said["areas"].split()
    rows = tuple((area, str(count)) for area, count in zip(areas, OVERDUE, strict=True))
    numbers = Numbers(said["overdue"], (said["area"], said["overdue"]), rows)
    items = [Bar(area, count, str(count), "bad") for area, count in zip(areas, OVERDUE, strict=True)]
    return bars(Saying("sample-bars", said["overdue"], said["bars"], numbers), items)


def _columns(said: dict[str, str], formats: Formats) -> Chart:
    rows = tuple((formats.month(month), str(count)) for month, count in zip(MONTHS, COUNTS, strict=True))
    numbers = Numbers(said["reported"], (said["month"], said["reported"]), rows)
    items = [
        Column(formats.short_month(month), count, str(count), now=month == MONTHS[-1])
        for month, count in zip(MONTHS, COUNTS, strict=True)
    ]
    return columns(Saying("sample-columns", said["reported"], said["columns"], numbers), items)


def _lines(said: dict[str, str], formats: Formats) -> Chart:
    rows = tuple(
        (formats.month(month), f"{found[0]}/{found[1]}" if found else "–")
        for month, found in zip(MONTHS, ON_TIME, strict=True)
    )
    numbers = Numbers(said["on_time"], (said["month"], said["on_time"]), rows)
    shares = tuple(found[0] / found[1] if found else None for found in ON_TIME)
    months = [formats.short_month(month) for month in MONTHS]
    saying = Saying("sample-lines", said["on_time"], said["lines"], numbers)
    return lines(saying, months, [Line(said["on_time"], shares, "92% (12/13)")], ("0%", "50%", "100%"))


def _stacked(said: dict[str, str], formats: Formats) -> Chart:
    votes = ((said["area_share"], 8_200, 4_510, 1_230), (said["heads"], 96, 52, 17))
    stacks = [
        Stack(
            name,
            whole,
            (
                Part(said["yes"], favour, formats.percent(favour, whole), "good"),
                Part(said["no"], against, formats.percent(against, whole), "bad"),
            ),
            Fraction(1, 2),
            said["needed"],
        )
        for name, whole, favour, against in votes
    ]
    rows = tuple((name, formats.number(yes), formats.number(no)) for name, _, yes, no in votes)
    numbers = Numbers(said["votes"], ("", said["yes"], said["no"]), rows)
    return stacked(Saying("sample-stacked", said["votes"], said["stacked"], numbers), stacks)


def _heat(said: dict[str, str], formats: Formats) -> Chart:
    before = (LAST_DAY - timedelta(number) for number in range(170))
    days = {day: BY_WEEKDAY[day.weekday()] + day.day % 3 for day in before}
    rows = tuple((formats.day(day), str(count)) for day, count in sorted(days.items()) if count)
    saying = Saying(
        "sample-heat", said["days"], said["heat"], Numbers(said["days"], (said["days"], ""), rows)
    )
    weekdays = formats.weekdays()
    return heat(saying, days, LAST_DAY, weekdays, lambda day: formats.short_month(f"{day:%Y-%m}"))


def _gauge(said: dict[str, str]) -> Chart:
    numbers = Numbers(said["spent"], (said["spent"], said["limit"]), ((said["used"], said["limit"]),))
    saying = Saying("sample-gauge", said["spent"], said["gauge"], numbers)
    return gauge(saying, Limit(16_500, 20_000, said["used"], said["limit"]))
