"""The blocks of a cleaned body."""

from hypothesis import given
from hypothesis import strategies as st

from sendnotes.extract.blocks import BlockKind, parse_blocks

BODY = """# Title

He set out two things:

1. one
   - (a) under one
   - b) also under one
     - deeper
2. two

Between.

## Section

- 3.1. dotted
- plain

> quoted

```
code
```
"""


def outline(body: str) -> list[tuple[object, ...]]:
    return [(b.kind, b.text, b.level, b.number, b.parent, b.intro) for b in parse_blocks(body)]


def test_every_kind_of_block_is_read_with_its_place() -> None:
    expected = [
        (BlockKind.HEADING, "Title", 1, None, None, None),
        (BlockKind.PARAGRAPH, "He set out two things:", 0, None, None, None),
        (BlockKind.ITEM, "one", 0, "1", None, 1),
        (BlockKind.ITEM, "under one", 1, "a", 2, 1),
        (BlockKind.ITEM, "also under one", 1, "b", 2, 1),
        (BlockKind.ITEM, "deeper", 2, None, 4, 1),
        (BlockKind.ITEM, "two", 0, "2", None, 1),
        (BlockKind.PARAGRAPH, "Between.", 0, None, None, None),
        (BlockKind.HEADING, "Section", 2, None, None, None),
        (BlockKind.ITEM, "dotted", 0, "3.1", None, None),
        (BlockKind.ITEM, "plain", 0, None, None, None),
        (BlockKind.QUOTE, "quoted", 0, None, None, None),
        (BlockKind.CODE, "code\n", 0, None, None, None),
    ]

    assert expected == outline(BODY)


def test_a_block_knows_the_heading_it_stands_under() -> None:
    blocks = parse_blocks("# One\n\na\n\n## Two\n\nb\n\n# Three\n\nc")

    under = [blocks[b.heading].text if b.heading is not None else None for b in blocks]

    assert under == [None, "One", "One", "Two", None, "Three"]


def test_a_sentence_that_begins_with_a_year_or_a_name_keeps_it() -> None:
    assert parse_blocks("- 2018 was hard")[0].text == "2018 was hard"
    assert parse_blocks("- I. Newton said so")[0].text == "I. Newton said so"


@given(st.text())
def test_offsets_lead_to_the_text_of_any_body(body: str) -> None:
    blocks = parse_blocks(body)

    assert all(body[b.start : b.end] == b.text for b in blocks)
    assert all(b.parent is None or b.parent < n for n, b in enumerate(blocks))


@given(
    st.lists(st.sampled_from(["- a", "  - b", "1. c", "   - i) d", "> q", "# h", "p", "", "```"]))
)
def test_items_never_point_outside_their_list(lines: list[str]) -> None:
    blocks = parse_blocks("\n".join(lines))

    for block in blocks:
        if block.parent is not None:
            assert blocks[block.parent].level == block.level - 1
        if block.intro is not None:
            assert blocks[block.intro].kind is BlockKind.PARAGRAPH
