# SPDX-License-Identifier: AGPL-3.0-or-later
"""The README's pictures, from what the browser tests photographed: `make pictures`.

`python -m scripts.pictures <folder>` takes the named screenshots from the folder and writes small copies of
their upper part to `services/portal/pictures`.
"""

import sys
from pathlib import Path

from PIL import Image

from scripts.debian import ROOT

TARGET = ROOT / "services" / "portal" / "pictures"
SHOWN = (
    "resident-4-order",
    "votes-2-vote",
    "board-3-result",
    "council-2-topic",
    "staff-1-desk",
    "watched-8-public",
    "letting-6-public",
)
"""Pages of `tests/browser`, of which the phone's picture is taken."""
WIDTH, HEIGHT = 390, 844
USAGE = "python -m scripts.pictures <folder with screenshots of the browser tests>"


def photographed(folder: Path, name: str) -> Path:
    """Where the browser tests put the picture of a page on the phone."""
    return folder / f"{name}-phone.png"


def main(argv: list[str]) -> int:
    """Exit code 2 with one line where the folder lacks a picture."""
    if len(argv) != 1 or argv[0] in ("-h", "--help"):
        sys.stdout.write(f"{__doc__}\n{USAGE}\n")
        return 0 if argv in (["-h"], ["--help"]) else 2
    missing = [name for name in SHOWN if not photographed(Path(argv[0]), name).is_file()]
    if missing:
        sys.stderr.write(f"not in {argv[0]}: {', '.join(missing)}; run `make pictures`\n")
        return 2
    TARGET.mkdir(exist_ok=True)
    for name in SHOWN:
        with Image.open(photographed(Path(argv[0]), name)) as picture:
            scale = WIDTH / picture.width
            whole = picture.convert("RGB").resize((WIDTH, round(picture.height * scale)))
            whole.crop((0, 0, WIDTH, min(HEIGHT, whole.height))).save(TARGET / f"{name}.webp", quality=70)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
