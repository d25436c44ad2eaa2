# SPDX-License-Identifier: AGPL-3.0-or-later
"""A package, so that its API stops with its own last test."""
