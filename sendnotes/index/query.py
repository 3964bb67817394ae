"""The query language: what a person typed, as a tree of nodes. Any text is a query.

inclusion exclusion          all of the words, best first
"every teacher"              the words as they stand, in quotation marks of any kind
-word   NOT word             posts without it
OR   AND   ( )               choices and groups
inclus*   exclusoin~         beginnings, and words nearly like this
speaker:hinds  date:2018..2020  topic:funding  title:"..."
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple

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
from sendnotes.index.words import find_words, is_acronym

MAX_WORDS = 128
_MAX_DEPTH = 24
_CLOSING = {'"': '"', "“": "”", "”": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", "‚": "‘’"}
_SINGLE = "'‘‚"
_DOUBLE = '"“”„«»'
_CHUNK = re.compile(rf"[^\s(){_DOUBLE}]+")
_FIELD = re.compile(r"([A-Za-z][A-Za-z_-]+):(?=[^\s:/\\])")
_NO_FIELDS = frozenset({"http", "https", "ftp", "mailto", "file", "www", "re", "fwd", "fw", "ps"})
_SLOP = re.compile(r"~([0-9]{1,2})(?!\w)")
# A star anywhere, or a question mark inside: one at the end asks something.
_PATTERN = re.compile(r"(?=\W*[^\W_])(?:[\w'’?-]*\*|[\w'’-]+\?+[\w'’])[\w'’*?-]*\Z")
_FUZZY = re.compile(r"(.*\w)~([0-9]?)\Z", re.DOTALL)
_BOOST = re.compile(r"\^[0-9.]+\Z")
_CHUNK_START = re.compile(rf"[\w({_DOUBLE}{_SINGLE}]")
_SINGLE_END = {
    opening: re.compile(rf"(?<=[^\s])[{_CLOSING[opening]}](?=[\s()~]|[.,;:!?]*(?:\s|\Z))")
    for opening in _SINGLE
}
_STARTS = frozenset({"word", "phrase", "field", "not", "("})
_ENDS = frozenset({"word", "phrase", ")"})
_OPERATORS = {"AND": "and", "&&": "and", "OR": "or", "||": "or", "|": "or", "NOT": "not"}


class _Lexeme(NamedTuple):
    kind: str
    text: str = ""
    number: int = 0


def parse(text: str) -> Query:
    """Return the query that `text` is. Never fails: what is no syntax is words."""
    if _is_shouted(text):
        text = text.lower()
    return _Parser(_settle(_lex(text))).parse()


def _is_shouted(text: str) -> bool:
    """Tell whether a query is all in capitals, so that AND is a word and no word an acronym."""
    if not text.isupper():
        return False
    words = " ".join(word for word in text.split() if word not in _OPERATORS)
    return not any(is_acronym(form) for form, _, _ in find_words(words))


def _lex(text: str) -> list[_Lexeme]:
    lexemes: list[_Lexeme] = []
    unclosed: set[str] = set()
    at = 0
    while at < len(text):
        char = text[at]
        if char.isspace():
            at += 1
        elif char in "()":
            lexemes.append(_Lexeme(char))
            at += 1
        elif char in "-+" and _CHUNK_START.match(text, at + 1) and _starts_word(text, at):
            if char == "-":
                lexemes.append(_Lexeme("not", "-"))
            at += 1
        elif char in _CLOSING and (end := _closing(text, at, unclosed)) is not None:
            slop = _SLOP.match(text, end + 1)
            number = int(slop[1]) if slop else 0
            lexemes.append(_Lexeme("phrase", text[at + 1 : end], number))
            at = slop.end() if slop else end + 1
        elif char in _DOUBLE:
            at += 1
        elif (field := _FIELD.match(text, at)) and field[1].lower() not in _NO_FIELDS:
            lexemes.append(_Lexeme("field", field[1]))
            at = field.end()
        else:
            chunk = _CHUNK.match(text, at)
            assert chunk is not None
            kind = _OPERATORS.get(chunk[0], "word")
            lexemes.append(_Lexeme(kind, chunk[0]))
            at = chunk.end()
    return lexemes


def _starts_word(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "(+"


def _closing(text: str, at: int, unclosed: set[str]) -> int | None:
    """Return where the quotation that opens at `at` ends, if it does."""
    opening = text[at]
    if opening in unclosed:
        return None
    ends = [end for mark in _CLOSING[opening] if (end := text.find(mark, at + 1)) >= 0]
    if opening in _SINGLE:
        # "children's" and "parents' views" have apostrophes; a quotation stands apart.
        if at and not (text[at - 1].isspace() or text[at - 1] in "(-:"):
            return None
        found = _SINGLE_END[opening].search(text, at + 1)
        ends = [found.start()] if found else []
    if not ends:
        unclosed.add(opening)
        return None
    return min(ends)


def _settle(lexemes: list[_Lexeme]) -> list[_Lexeme]:
    """Turn operators that have nothing to join into the words they are."""
    settled: list[_Lexeme] = []
    for lexeme, following in zip_longest(lexemes, lexemes[1:]):
        if lexeme.kind in ("and", "or", "not"):
            joins = (
                following is not None
                and following.kind in _STARTS
                and (lexeme.kind == "not" or (bool(settled) and settled[-1].kind in _ENDS))
            )
            if not joins:
                lexeme = _Lexeme("word", lexeme.text.lower())
        settled.append(lexeme)
    return settled


class _Parser:
    """Recursive descent over the lexemes; whatever is out of place is a word or nothing."""

    def __init__(self, lexemes: list[_Lexeme]) -> None:
        self.lexemes = lexemes
        self.at = 0
        self.words = 0
        self.dropped = 0

    def parse(self) -> Query:
        nodes = []
        while self.at < len(self.lexemes):
            node = self.alternatives(0)
            if node is not None:
                nodes.append(node)
            self.at += 1  # a closing bracket that nothing opened
        return Query(_join(nodes), self.dropped)

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
            node = self.alternatives(depth + 1)
            if self.peek() == ")":
                self.at += 1
            return node
        if lexeme.kind == "field":
            return self.field(lexeme.text, depth)
        if lexeme.kind == "phrase":
            return self.phrase(lexeme)
        return self.word(lexeme.text)

    def field(self, name: str, depth: int) -> Node | None:
        if self.peek() == "(" and depth < _MAX_DEPTH:
            self.at += 1
            group = self.alternatives(depth + 1)
            if self.peek() == ")":
                self.at += 1
            return _distribute(name, group)
        if self.peek() not in ("word", "phrase"):
            return self.word(name)
        lexeme = self.lexemes[self.at]
        self.at += 1
        if not self.room():
            return None
        value = f'"{lexeme.text}"' if lexeme.kind == "phrase" else lexeme.text
        return Field(name.lower(), value)

    def phrase(self, lexeme: _Lexeme) -> Node | None:
        forms = tuple(form for form, _, _ in find_words(lexeme.text))
        if not forms or not self.room(len(forms)):
            return None
        return Phrase(lexeme.text.strip(), forms[:MAX_WORDS], lexeme.number)

    def word(self, text: str) -> Node | None:
        text = _BOOST.sub("", text)
        pattern = text.strip(".,;:!()[]{}<>'‘’").lower()
        if _PATTERN.match(pattern):
            return Pattern(re.sub(r"[^\w*?]", "", pattern)) if self.room() else None
        fuzzy = _FUZZY.match(text)
        forms = tuple(form for form, _, _ in find_words(fuzzy[1] if fuzzy else text))
        if not forms or not self.room():
            return None
        if fuzzy and len(forms) == 1:
            default = 1 if len(forms[0]) < 6 else 2
            return Fuzzy(forms[0], min(int(fuzzy[2] or default), 2))
        return Word(text.strip(".,;:!?()[]{}<>"), forms[:MAX_WORDS])

    def room(self, words: int = 1) -> bool:
        self.words += words
        if self.words > MAX_WORDS and self.words > words:
            self.dropped += words
            return False
        return True


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
        return Field(name.lower(), f'"{node.text}"')
    if isinstance(node, Word):
        return Field(name.lower(), node.text)
    if isinstance(node, Pattern):
        return Field(name.lower(), node.pattern)
    return node
