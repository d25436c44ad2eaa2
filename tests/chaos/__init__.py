# SPDX-License-Identifier: AGPL-3.0-or-later
"""Chaos: load through the public APIs while everything is killed on a seed; then the books are checked."""
