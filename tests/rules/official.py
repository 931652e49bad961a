"""The official texts, where they are at hand, and which article says what."""

from __future__ import annotations

import re

import pytest

from rules import Edition
from tests.rules.test_editions import bare, regulations

HEADING = re.compile(r"^\s*(?:\[bookmark: _GoBack\])?(第[一二三四五六七八九十]+条)", re.MULTILINE)


def articles(edition: Edition) -> list[tuple[str, str]]:
    """Heading and words of each article, in the order of the text; skips the test where the texts are not here."""
    directory = regulations()
    if directory is None:
        pytest.skip("the official texts are not here (REGULATIONS_DIR)")
    parts = HEADING.split((directory / edition.official_text).read_text(encoding="utf-8"))
    return [(heading, bare(words)) for heading, words in zip(parts[1::2], parts[2::2], strict=True)]


def misplaced(edition: Edition) -> list[str]:
    """Clauses, requirements and stages whose quote does not stand in the very article they cite."""
    words: dict[str, str] = {}
    for heading, said in articles(edition):
        words[heading] = words.get(heading, "") + said
    quotes = [(clause.id, clause.id, clause.quote) for clause in edition.clause_list]
    quotes += [(one.id, one.clause, one.quote) for one in edition.requirements]
    quotes += [(stage.key, stage.clause, stage.quote) for stage in edition.procedure if stage.in_text and stage.quote]
    wrong = []
    for who, cited, quote in quotes:
        heading = re.match(r"第[一二三四五六七八九十]+条", edition.clauses[cited].spelling)
        if heading is None or bare(quote) not in words[heading[0]]:
            wrong.append(who)
    return wrong
