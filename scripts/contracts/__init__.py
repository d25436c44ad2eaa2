# SPDX-License-Identifier: AGPL-3.0-or-later
"""Generates what follows from the contracts: classes, registry, tables and examples of events; OpenAPI."""
