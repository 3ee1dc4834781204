"""Makes the folder of a new job from the template: `make new-experience ID=my_job`.

The new job is small but complete: it keeps the contract and the bounds, so every change starts from green.
Nothing is overwritten. Exit code 0 when the folder was made, 2 with one sentence when it cannot be.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from kiosk.core.errors import BadInput
from kiosk.services.experience_folder import MANIFEST
from kiosk.services.toml_input import read_toml

TEMPLATE = Path(__file__).parent / "experience_template"
EXPERIENCES = Path(__file__).parent.parent / "kiosk" / "experiences"
SUFFIX = ".in"
LAST_NUMBER = 255
_ID = re.compile(r"[a-z][a-z0-9_]{2,31}")


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, usage="new_experience.py ID")
    parser.add_argument("id", nargs="?", default="", help="folder and id of the job, like smart_farm")
    parser.add_argument("--root", type=Path, default=EXPERIENCES, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    try:
        folder = make(chosen.id, chosen.root)
    except BadInput as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    sys.stdout.write(f"{folder} is made. CONTRIBUTING.md, “Adding an experience”, says what to do next.\n")
    return 0


def make(experience_id: str, root: Path) -> Path:
    """The new folder, filled. Raises BadInput, with nothing written, for a bad id or an existing folder."""
    if not _ID.fullmatch(experience_id):
        raise BadInput("ID", "", experience_id or "nothing", "3 to 32 of a-z, 0-9 and _, a letter first")
    folder = root / experience_id
    if folder.exists():
        raise BadInput("ID", "", f"{folder}, which exists", "an id of its own")
    words = {
        "@id@": experience_id,
        "@Name@": "".join(part.capitalize() for part in experience_id.split("_")),
        "@number@": str(_free_number(root)),
    }
    for source in sorted(TEMPLATE.rglob(f"*{SUFFIX}")):
        target = folder / source.relative_to(TEMPLATE).with_suffix("")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8")
        for token, word in words.items():
            text = text.replace(token, word)
        target.write_text(text, "utf-8")
    return folder


def _free_number(root: Path) -> int:
    """One more than the highest number in use, so that no slip ever printed means another job."""
    used = [read_toml(file).get("number", 0) for file in root.glob(f"*/{MANIFEST}")]
    number = max((one for one in used if isinstance(one, int)), default=0) + 1
    if number > LAST_NUMBER:
        raise BadInput(str(root), "number", number - 1, f"a free number up to {LAST_NUMBER}")
    return number


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
