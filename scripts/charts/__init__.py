# SPDX-License-Identifier: AGPL-3.0-or-later
"""What deploy/ is made and checked with: tools, renders, and what the charts take from the code."""
