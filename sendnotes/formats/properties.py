"""What a document's properties tell, used with care: they are seldom looked at by who writes."""

from __future__ import annotations

import re

from sendnotes.formats.draft import known

_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint)\b.*|untitled.*|document ?\d*|title"
    r"|.*\.(?:docx?|odt|rtf|pdf|indd|pub|qxd|dotx?)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^# \S", re.MULTILINE)


def document_fields(
    text: str,
    *,
    title: str | None = None,
    author: str | None = None,
    created: str | None = None,
    keywords: str | None = None,
) -> dict[str, object]:
    """Return the fields that a document's properties give.

    The title in the text is better than that of the properties, which is often a file's name or
    that of the template. The day on which a file was made is not that of its publication.
    """
    shown = " ".join((title or "").split())
    weak = not shown or _NO_TITLE.fullmatch(shown) or _HEADING.search(text)
    tags = [each.strip() for each in re.split("[,;]", keywords or "") if each.strip()]
    return known(
        title=None if weak else shown,
        author=" ".join((author or "").split()),
        created=(created or "")[:10],
        tags=tags,
    )
