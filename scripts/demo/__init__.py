# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demo: two districts' story and a year of real requests, through the public APIs alone."""
