# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city's year of requests, sent through the public bulk intake in the order in which it happened."""
