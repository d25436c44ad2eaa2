# SPDX-License-Identifier: AGPL-3.0-or-later
"""All CSS of the portal as one file, in layers: the later wins, however exactly the earlier one selects."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent
LAYERS = {
    "tokens": "foundation/tokens.css",
    "base": "foundation/base.css",
    "layout": "foundation/layout.css",
    "tone": "foundation/tones.css",
    "component": "*/component.css",
    "page": "../areas/*/*.css",
    "print": "foundation/print.css",
    "forced": "foundation/forced.css",
}
"""Layer → the files in it, from the one that yields to the one that wins."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s*\n\s*")


def joined() -> str:
    """The stylesheet: one `@layer` after the other, without comments and line breaks."""
    parts = [f"@layer {','.join(LAYERS)};"]
    for layer, files in LAYERS.items():
        text = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob(files)))
        parts.append(f"@layer {layer}{{{SPACE.sub('', COMMENT.sub('', text))}}}")
    return "\n".join(parts)
