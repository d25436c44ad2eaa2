# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pieces of PromQL that several dashboards use."""

RATE = "[$__rate_interval]"
NOTHING = "or on() vector(0)"
"""A line at 0 where something never happened: an empty panel looks like one that is broken."""


def quantile(share: str, metric: str, by: str, where: str = "") -> str:
    """A share of the observations of a histogram was below it, by labels."""
    return f"histogram_quantile({share}, sum by ({by}, le) (rate({metric}_bucket{{{where}}}{RATE})))"


def rate(metric: str, by: str, where: str = "") -> str:
    """How often each second, by labels."""
    return f"sum by ({by}) (rate({metric}{{{where}}}{RATE}))"
