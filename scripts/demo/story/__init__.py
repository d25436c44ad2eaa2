# SPDX-License-Identifier: AGPL-3.0-or-later
"""Five orders in each of two districts, one by an owners' vote, every step checked; what is alive today."""
