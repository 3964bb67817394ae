"""Real posts of two public bodies go in, each as a post of its own."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Shell

EACH = 8
"""One in so many is added: all of them take as long as the rest of the suite."""


def test_real_posts_go_in(archive: Shell, shared: Path) -> None:
    paths = sorted((shared / "posts").rglob("*.md"))[::EACH]
    outcomes = json.loads(archive("add", *map(str, paths), "--format", "json").out)["results"]

    assert Counter(one["status"] for one in outcomes) == {"added": len(paths)}
    assert len(archive("list", "--format", "ids").out.split()) == len(paths)
    assert archive("check").code == 0
