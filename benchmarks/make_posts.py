"""Make a folder of posts to measure with: `python -m benchmarks.make_posts N DIR`.

Each post is some 400 words: paragraphs of the sample archive's posts in a random order (the seed
is fixed, so the same N gives the same posts), under a title and front matter of its own.
"""

from __future__ import annotations

import argparse
import datetime
import random
from pathlib import Path

import frontmatter

SAMPLES = Path(__file__).parent.parent / "archive" / "posts"
WORDS = 400


def paragraphs() -> list[str]:
    """Return the paragraphs and lists of the sample posts."""
    bodies = [frontmatter.load(str(path)).content for path in sorted(SAMPLES.rglob("*.md"))]
    return [part for body in bodies for part in body.split("\n\n") if not part.startswith("#")]


def make_posts(count: int, folder: Path) -> None:
    """Write `count` posts to `folder`."""
    choose = random.Random(20180705)
    parts = paragraphs()
    first = datetime.date(2012, 1, 1)
    for number in range(count):
        body: list[str] = []
        while sum(len(part.split()) for part in body) < WORDS:
            body.append(choose.choice(parts))
        day = first + datetime.timedelta(days=choose.randrange(5000))
        title = " ".join(choose.choice(parts).split()[:6]).strip("-# ").replace('"', "")
        header = f'---\ntitle: "Post {number}: {title}"\npublished: {day}\n---\n'
        path = folder / f"{day.year}" / f"post-{number:06d}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{header}\n{chr(10).join(f'{part}{chr(10)}' for part in body)}", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    make_posts(arguments.count, arguments.folder)
