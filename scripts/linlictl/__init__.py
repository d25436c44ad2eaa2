# SPDX-License-Identifier: AGPL-3.0-or-later
"""linlictl: what an operator asks of the messaging core and does to it."""
