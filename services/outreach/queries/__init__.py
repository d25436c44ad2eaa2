# SPDX-License-Identifier: AGPL-3.0-or-later
"""The reads: never write, always bounded, always on an index."""
