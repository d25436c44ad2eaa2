# SPDX-License-Identifier: AGPL-3.0-or-later
"""Four orders in each of two districts, step by step, every step checked; and what is under way today."""
