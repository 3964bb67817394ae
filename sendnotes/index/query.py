"""The query language: what a person typed, as a tree of nodes. Any text is a query.

inclusion exclusion          all of the words, best first
"every teacher"              the words as they stand, in quotation marks of any kind
-word   NOT word   !word     posts without it
OR   AND   ( )               choices and groups
inclus*   exclusoin~         beginnings, and words nearly like this
speaker:hinds  title:"..."   fields; speaker:* has any value
date:2018..2020  year>=2018  since:"last month"
"""

from __future__ import annotations

import re

from sendnotes.index.habits import usual
from sendnotes.index.lexemes import OPERATORS, Lexeme, lex
from sendnotes.index.nodes import (
    All,
    Any,
    Field,
    Fuzzy,
    Node,
    Not,
    Pattern,
    Phrase,
    Query,
    Word,
)
from sendnotes.index.stopwords import STOP_WORDS
from sendnotes.index.words import find_words, form_of, is_acronym

MAX_WORDS = 128
_MAX_DEPTH = 24
# These three are texts, which `re` compiles when one is first needed: few queries have such words.
# A star anywhere, or a question mark inside: one at the end asks something.
_PATTERN = r"(?=\W*[^\W_])(?:[\w'’?-]*\*|[\w'’-]+\?+[\w'’])[\w'’*?-]*\Z"
_FUZZY = r"(?s)(.*\w)~([0-9]{0,9})\Z"
_BOOST = r"\^[0-9.]+\Z"
ADDRESS = re.compile(r"(?:https?|ftp)://\S|www\.\S|mailto:\S|[^\s@]+@[^\s@]+\.\w", re.IGNORECASE)
_EVERYTHING = frozenset({"", "*", "*:*"})
_COMPARISON = re.compile(r"[^\W\d_][\w-]+[<>]=?\w")
_COMPARABLE = "only date, year and published can be compared."
_SHOUTED = "The query is in capitals: AND, OR and NOT in it were looked for as words."
_FUZZY_FROM, _LONG_WORD = 3, 6
"""From how many letters on a word may be spelt differently, and by two letters."""
_NOT = Lexeme("word", "not")
_FEW = 4
_LOWER_NOT = "not is a word like any other here: for posts without something write NOT."
_LONE_BRACKET = "A bracket has no partner: it was left out."


def parse(text: str) -> Query:
    """Return the query that `text` is. Never fails: what is no syntax is words."""
    text = usual(text)
    shouted = _is_shouted(text)
    lexemes, notes = lex(text.lower() if shouted else text)
    if shouted and any(word in OPERATORS for word in text.split()):
        notes.append(_SHOUTED)
    return _Parser(lexemes, notes).parse(everything=text.strip() in _EVERYTHING)


def _is_shouted(text: str) -> bool:
    """Tell whether a query is all in capitals, so that AND is a word and no word an acronym."""
    if not text.isupper():
        return False
    words = " ".join(word for word in text.split() if word not in OPERATORS)
    return any(map(str.isalpha, words)) and not any(
        is_acronym(form) for form, _, _ in find_words(words)
    )


class _Parser:
    """Recursive descent over the lexemes; whatever is out of place is a word or nothing."""

    def __init__(self, lexemes: list[Lexeme], notes: list[str]) -> None:
        self.lexemes = lexemes
        self.notes = notes
        self.at = 0
        self.words = 0
        self.dropped = 0

    def parse(self, *, everything: bool) -> Query:
        nodes = []
        while self.at < len(self.lexemes):
            node = self.alternatives(0)
            if node is not None:
                nodes.append(node)
            if self.at < len(self.lexemes):
                self.notes.append(_LONE_BRACKET)
            self.at += 1
        return Query(_join(nodes), self.dropped, tuple(dict.fromkeys(self.notes)), everything)

    def peek(self) -> str:
        return self.lexemes[self.at].kind if self.at < len(self.lexemes) else ""

    def alternatives(self, depth: int) -> Node | None:
        nodes = []
        while True:
            node = self.sequence(depth)
            if node is not None:
                nodes.append(node)
            if self.peek() != "or":
                break
            self.at += 1
        return _join(nodes) if len(nodes) < 2 else Any(tuple(nodes))

    def sequence(self, depth: int) -> Node | None:
        nodes: list[Node] = []
        while self.peek() not in ("", ")", "or"):
            if self.peek() == "and":
                self.at += 1
                if nodes:
                    nodes.append(_strict(nodes.pop(), self.term(depth)))
                continue
            if self.lexemes[self.at] == _NOT and self._is_meant():
                self.notes.append(_LOWER_NOT)
            node = self.term(depth)
            if node is not None:
                nodes.append(node)
        return _join(nodes)

    def term(self, depth: int) -> Node | None:
        lexeme = self.lexemes[self.at]
        self.at += 1
        if lexeme.kind == "not":
            node = self.term(depth + 1) if depth < _MAX_DEPTH else None
            if node is None:
                return None
            return node.node if isinstance(node, Not) else Not(node)
        if lexeme.kind == "(":
            if depth >= _MAX_DEPTH:
                return None
            return self.group(depth)
        if lexeme.kind == "field":
            return self.field(lexeme.text, depth)
        if lexeme.kind == "phrase":
            return self.phrase(lexeme)
        return self.word(lexeme.text)

    def field(self, name: str, depth: int) -> Node | None:
        if self.peek() == "(" and depth < _MAX_DEPTH:
            self.at += 1
            return _distribute(name, self.group(depth))
        if self.peek() not in ("word", "phrase"):
            return self.word(name)
        lexeme = self.lexemes[self.at]
        self.at += 1
        if not self.room():
            return None
        value = f'"{lexeme.text}"' if lexeme.kind == "phrase" else lexeme.text
        return Field(name, value)

    def group(self, depth: int) -> Node | None:
        """Return what stands between a bracket that has been read and its partner."""
        node = self.alternatives(depth + 1)
        if self.peek() == ")":
            self.at += 1
        else:
            self.notes.append(_LONE_BRACKET)
        return node

    def phrase(self, lexeme: Lexeme) -> Node | None:
        forms = tuple(form for form, _, _ in find_words(lexeme.text))
        if not forms or not self.room(len(forms)):
            return None
        return Phrase(lexeme.text.strip(), forms[:MAX_WORDS], lexeme.number)

    def word(self, text: str) -> Node | None:
        if "^" in text:
            text = re.sub(_BOOST, "", text)
        pattern = text.strip(".,;:!()[]{}<>'‘’")
        if not is_acronym(form_of(re.sub(r"\W", "", pattern) or "a")):
            pattern = pattern.lower()
        if ("*" in pattern or "?" in pattern) and re.match(_PATTERN, pattern):
            return Pattern(re.sub(r"[^\w*?]", "", pattern)) if self.room() else None
        fuzzy = re.match(_FUZZY, text) if "~" in text else None
        forms = tuple(form for form, _, _ in find_words(fuzzy[1] if fuzzy else text))
        if not forms or not self.room():
            return None
        if fuzzy and len(forms) == 1:
            if len(forms[0]) < _FUZZY_FROM:
                return Word(forms[0], forms)
            default = 1 if len(forms[0]) < _LONG_WORD else 2
            return Fuzzy(forms[0], min(int(fuzzy[2] or default), 2))
        text = text.strip(".,;:!?()[]{}<>")
        if _COMPARISON.match(text):
            self.notes.append(f"{text} was looked for as words: {_COMPARABLE}")
        if ADDRESS.match(text):
            self.notes.append(_address_note(text))
        return Word(text, forms[:MAX_WORDS])

    def _is_meant(self) -> bool:
        """Tell whether "not" may be meant to leave posts out: in "will not fail" it is not."""
        before = self.lexemes[self.at - 1].text if self.at else ""
        return self.at + 1 < len(self.lexemes) <= _FEW and before not in STOP_WORDS

    def room(self, words: int = 1) -> bool:
        self.words += words
        if self.words > MAX_WORDS and self.words > words:
            self.dropped += words
            return False
        return True


def _address_note(text: str) -> str:
    note = f"{text} was looked for as words"
    return f"{note}." if "@" in text else f"{note}; the post from that address: url:{text}"


def _join(nodes: list[Node]) -> Node | None:
    """Return plain words and what stands with them as one; brackets in prose group nothing."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, All) and not node.strict else (node,))
    if len(flat) < 2:
        return flat[0] if flat else None
    return All(tuple(flat))


def _strict(left: Node, right: Node | None) -> Node:
    if right is None:
        return left
    before = left.nodes if isinstance(left, All) and left.strict else (left,)
    return All((*before, right), strict=True)


def _distribute(name: str, node: Node | None) -> Node | None:
    """Give each word of a group the field that stands before it."""
    if isinstance(node, All):
        parts = tuple(part for one in node.nodes if (part := _distribute(name, one)))
        return All(parts, strict=True)
    if isinstance(node, Any):
        return Any(tuple(part for one in node.nodes if (part := _distribute(name, one))))
    if isinstance(node, Not):
        inner = _distribute(name, node.node)
        return Not(inner) if inner else None
    if isinstance(node, Phrase):
        return Field(name, f'"{node.text}"')
    if isinstance(node, Word):
        return Field(name, node.text)
    if isinstance(node, Pattern):
        return Field(name, node.pattern)
    return node
