"""Make a test collection of real posts: the queries and judgements beside this file, and the texts.

    python -m benchmarks.relevance.posts SHARED DIR

SHARED has `posts/` (Markdown with front matter) and `speeches/scot-2020`; DIR is written for
`python -m benchmarks.relevance DIR`. The 48 queries, from one word to two sentences, were written
by somebody who had read some of the texts and ran no search. The first 15 answers of each of the
five engines were judged, in the order of their names, by readers who did not know which engine had
found what: 2 is on the very matter, 1 has a part that helps.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sendnotes.ingest import decode, split_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST = 60
"""Words below which a text is none that anybody looks for."""
_HERE = Path(__file__).parent


def documents(shared: Path) -> Iterator[dict[str, str]]:
    """Yield the texts in the order of their paths, each once."""
    statements = shared / "speeches" / "scot-2020"
    titles = {
        Path(row["file"]).stem: row["title"]
        for row in json.loads(statements.with_suffix(".json").read_text("utf-8"))
    }
    seen = set()
    for path in sorted([*(shared / "posts").rglob("*.md"), *statements.rglob("*.txt")]):
        if path.stem.isupper():  # LICENSE
            continue
        front = split_front_matter(decode(path.read_bytes(), path.name).text)
        text = front.body.strip()
        if len(text.split()) < _FEWEST or text in seen:
            continue
        seen.add(text)
        title = titles.get(path.stem) or str((front.mapping or {}).get("title") or "")
        yield {
            "id": path.relative_to(shared).with_suffix("").as_posix(),
            "title": title,
            "text": text,
        }


def main() -> None:
    """Write the collection."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.relevance.posts",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("shared", metavar="SHARED", type=Path)
    parser.add_argument("folder", metavar="DIR", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(row, ensure_ascii=False) for row in documents(options.shared)]
    (options.folder / "docs.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    for name in ("queries.jsonl", "qrels.tsv"):
        shutil.copyfile(_HERE / name, options.folder / name)
    print(f"{len(lines)} texts in {options.folder}")


if __name__ == "__main__":
    main()
