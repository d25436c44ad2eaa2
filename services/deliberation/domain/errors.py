# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of deliberation. Clients branch on the code."""
