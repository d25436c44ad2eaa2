# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small services on the chassis, each a process of its own: what is measured."""
