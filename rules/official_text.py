"""An official text, as it came, taken apart into articles, paragraphs and items (条、款、项).

The texts are typed by people and passed through other programs: numbers missing or given twice, half of a bracket
pair full-width, lines broken in the middle of a word, leftovers of a word processor. Each such fault is survived and
told; nothing is put right in silence, and what could not be placed is told too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

DIGITS = "〇一二三四五六七八九"
NUMERAL = "[〇零一二三四五六七八九十百两0-9]+"
HEADING = re.compile(rf"第\s*({NUMERAL})\s*条(?!\s*(?:[、，,。；;]|规定|所|的|至|或|和|及|第))")
CHAPTER = re.compile(rf"第\s*({NUMERAL})\s*(?:章|节)(?:\s|$|[^，。；])")
BULLET = re.compile(r"[-*•·●▪]\s*(?=[(\[（【〔第0-9①-⑳一二三四五六七八九十])")
ITEM = re.compile(rf"[(\[〔【]\s*({NUMERAL})\s*[)\]〕】]|({NUMERAL})\s*[、.](?![0-9])|([①-⑳])")
LEFTOVER = re.compile(r"\[bookmark:[^\]]*\]|\{[A-Z]+ [^}]*\}")
INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
ENDS = "。；;：:！!？?"
CLOSING = "”’）)》」』\"'"


def number(numeral: str) -> int:
    """`十一` is 11, `二十` 20, `11` and `１１` 11."""
    word = unicodedata.normalize("NFKC", numeral).replace("零", "〇").replace("两", "二")
    if word.isdecimal():
        return int(word)
    if word in {chr(code) for code in range(0x2460, 0x2474)}:
        return ord(word) - 0x245F
    total, digit = 0, 0
    for letter in word:
        if letter in DIGITS:
            digit = digit * 10 + DIGITS.index(letter)
        else:
            total += (digit or 1) * {"十": 10, "百": 100}[letter]
            digit = 0
    return total + digit


def numeral(value: int) -> str:
    """11 is `十一`, the way articles are numbered."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "〇"
    return words + (DIGITS[ones] if ones else "")


def plain(text: str) -> str:
    """For comparing words: white space, the width of characters and the style of brackets and quotes do not count."""
    folded = unicodedata.normalize("NFKC", re.sub(r"\s", "", text.translate(INVISIBLE)))
    return folded.translate(str.maketrans("〔【［「『《〈“”‘’」』》〉〕】］", '[[[""<<"""""">>]]]'))


def place_of(words: str, quote: str) -> tuple[int, int] | None:
    """Where a quote stands in a text, whatever the white space and the style of brackets: its first place and end."""
    letters = [(place, part) for place, letter in enumerate(words) for part in plain(letter)]
    sought = plain(quote)
    found = "".join(part for _place, part in letters).find(sought) if sought else -1
    return None if found < 0 else (letters[found][0], letters[found + len(sought) - 1][0] + 1)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is odd in the text, in words, and on which line."""

    line: int
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One article, paragraph or item.

    `id` is that of the rule modules without the edition (`8(3)`, `3.2`, `8a(1)`, `u2`); `text` is whole, without its
    mark; `article` is the id of the article in which it stands.
    """

    id: str
    spelling: str
    text: str
    article: str
    line: int


@dataclass(frozen=True, slots=True)
class OfficialText:
    head: tuple[str, ...]
    units: tuple[Unit, ...]
    faults: tuple[Fault, ...]
    unplaced: tuple[Fault, ...]

    def unit(self, id: str) -> Unit | None:
        return next((unit for unit in self.units if unit.id == id), None)

    def words_of(self, id: str) -> str:
        """A unit with all that hangs on it."""
        return "\n".join(unit.text for unit in self.units if unit.id == id or _hangs_on(unit, id))

    @property
    def whole(self) -> str:
        return "\n".join((*self.head, *(unit.text for unit in self.units)))


def _hangs_on(unit: Unit, id: str) -> bool:
    return unit.id.startswith((f"{id}(", f"{id}.")) or unit.article == id


@dataclass
class _Item:
    number: int
    mark: str
    line: int
    text: str
    parts: list[_Item] = field(default_factory=list)


@dataclass
class _Paragraph:
    line: int
    text: str
    items: list[_Item] = field(default_factory=list)


@dataclass
class _Article:
    number: int
    line: int
    paragraphs: list[_Paragraph] = field(default_factory=list)


def parse(text: str) -> OfficialText:
    """Take an official text apart. Never raises for what it says; a text without any article has no units."""
    return _Reader().read(text)


class _Reader:
    def __init__(self) -> None:
        self.head: list[str] = []
        self.articles: list[_Article] = []
        self.faults: list[Fault] = []
        self.unplaced: list[Fault] = []
        self._open: _Item | _Paragraph | None = None
        self._widths: set[str] = set()

    def read(self, text: str) -> OfficialText:
        for place, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
            self._line(place, raw)
        if len(self._widths) > 1:
            self.faults.append(Fault(0, "brackets", "序号的括号全角、半角混用"))
        self._take_out_loose_ends()
        return OfficialText(
            tuple(self.head), tuple(_units(self.articles, self.faults)), tuple(self.faults), tuple(self.unplaced)
        )

    def _line(self, place: int, raw: str) -> None:
        line = raw.translate(INVISIBLE)
        if LEFTOVER.search(line):
            self.faults.append(Fault(place, "leftover", "夹有文字处理软件的残留标记"))
            line = LEFTOVER.sub("", line)
        line = line.strip()
        if not line:
            return
        if bullet := BULLET.match(line):
            self.faults.append(Fault(place, "bullet", "序号前有列表符号"))
            line = line[bullet.end() :]
        folded = _fold(line)
        heading = HEADING.match(folded)
        if heading and (self._complete() or self._follows(heading, folded)):
            self._begin_article(place, number(heading[1]), line[heading.end() :].strip())
        elif self._complete() and CHAPTER.match(folded):
            self._open = None
        elif not self.articles:
            self.head.append(line)
        elif (item := ITEM.match(folded)) and self._fits(item):
            self._begin_item(place, line, item)
        elif self._open is not None and not self._complete():
            self.faults.append(Fault(place, "broken_line", "一句话被换行断开"))
            self._open.text += line
        else:
            self._begin_paragraph(place, line)

    def _complete(self) -> bool:
        """Whether what stands so far may end here: a sentence has ended, or nothing has begun."""
        if self._open is None or not self._open.text:
            return True
        words = self._open.text.rstrip(CLOSING + " ")
        return words.endswith(tuple(ENDS)) or not words

    def _follows(self, heading: re.Match[str], folded: str) -> bool:
        """Whether this is the next article although the one before lacks its full stop."""
        next_one = bool(self.articles) and number(heading[1]) == self.articles[-1].number + 1
        return next_one and folded[heading.end() :][:1].isspace()

    def _begin_article(self, place: int, found: int, rest: str) -> None:
        self.articles.append(_Article(found, place))
        self._open = None
        if rest:
            self._begin_paragraph(place, rest)

    def _begin_paragraph(self, place: int, line: str) -> None:
        # An item that follows the heading at once belongs to a paragraph without words of its own.
        if (item := ITEM.match(_fold(line))) and item[1] and number(item[1]) == 1:
            self.articles[-1].paragraphs.append(_Paragraph(place, ""))
            self._begin_item(place, line, item)
            return
        paragraph = _Paragraph(place, line)
        self.articles[-1].paragraphs.append(paragraph)
        self._open = paragraph

    def _fits(self, item: re.Match[str]) -> bool:
        """A mark begins an item where the list can go on so; else it is a part of the sentence."""
        if not self.articles[-1].paragraphs:
            return True
        value, style = number(item[1] or item[2] or item[3]), _style(item)
        for items in self._lists():
            if items and _style_of(items[-1]) == style:
                return value == items[-1].number + 1 or self._complete()
        return value == 1

    def _lists(self) -> Sequence[list[_Item]]:
        """The lists that may go on here: of sub-items, then of items."""
        items = self.articles[-1].paragraphs[-1].items
        return (items[-1].parts, items) if items else (items,)

    def _begin_item(self, place: int, line: str, mark: re.Match[str]) -> None:
        if mark[1]:
            self._widths.add("".join("full" if bracket in "（）" else "half" for bracket in _brackets(line)))
        if not self.articles[-1].paragraphs:
            self.articles[-1].paragraphs.append(_Paragraph(place, ""))
        text = line[mark.end() :].strip()
        made = _Item(number(mark[1] or mark[2] or mark[3]), line[: mark.end()], place, text)
        items = self.articles[-1].paragraphs[-1].items
        if items and _style_of(items[-1]) != _style(mark):
            items = items[-1].parts
        if items and made.number != items[-1].number + 1:
            self.faults.append(Fault(place, "item_number", f"序号{made.mark}不接续{items[-1].mark}"))
        items.append(made)
        self._open = made

    def _take_out_loose_ends(self) -> None:
        """Words at the very end that are no sentence: a signature, a date, an annex."""
        while self.articles and len(paragraphs := self.articles[-1].paragraphs) > 1:
            last = paragraphs[-1]
            if last.items or last.text.rstrip(CLOSING + " ").endswith(tuple(ENDS)):
                return
            self.unplaced.insert(0, Fault(last.line, "unplaced", last.text))
            paragraphs.pop()


def _fold(line: str) -> str:
    """Half-width, letter for letter, so that places stay what they are."""
    return "".join(
        folded if len(folded := unicodedata.normalize("NFKC", letter)) == 1 and letter not in "①②③④⑤⑥⑦⑧⑨⑩" else letter
        for letter in line
    )


def _brackets(line: str) -> str:
    return line[0] + next((letter for letter in line if letter in "）)"), "）")


def _style(mark: re.Match[str]) -> str:
    digits = (mark[1] or mark[2] or "")[:1].isascii()
    return f"{'bracket' if mark[1] else 'stop' if mark[2] else 'circle'}{'-digits' if digits and not mark[3] else ''}"


def _style_of(item: _Item) -> str:
    found = ITEM.match(_fold(item.mark))
    return _style(found) if found else ""


# --- naming the units


def _units(articles: list[_Article], faults: list[Fault]) -> Iterable[Unit]:
    letters = _letters(articles, faults)
    unnumbered = 0
    for place, (article, letter) in enumerate(zip(articles, letters, strict=True)):
        following = articles[place + 1].number if place + 1 < len(articles) else article.number + 1
        gap = following - article.number - 1
        taken = _unnumbered(article, gap, faults) if gap > 0 else []
        yield from _of_article(
            _without_last(article, len(taken)), f"{article.number}{letter}", f"第{numeral(article.number)}条"
        )
        for stray in taken:
            unnumbered += 1
            spelling = f"第{numeral(article.number)}条后未编号第{numeral(unnumbered)}段"
            yield from _of_paragraph(stray, f"u{unnumbered}", spelling, f"u{unnumbered}")


def _letters(articles: list[_Article], faults: list[Fault]) -> list[str]:
    """`a`, `b` where an article's number is given twice."""
    counts: dict[int, int] = {}
    for article in articles:
        counts[article.number] = counts.get(article.number, 0) + 1
    seen: dict[int, int] = {}
    letters = []
    for article in articles:
        seen[article.number] = seen.get(article.number, 0) + 1
        if counts[article.number] > 1:
            letters.append("abcdefgh"[(seen[article.number] - 1) % 8])
            if seen[article.number] > 1:
                faults.append(Fault(article.line, "number_twice", f"第{numeral(article.number)}条重复编号"))
        else:
            letters.append("")
    return letters


def _unnumbered(article: _Article, gap: int, faults: list[Fault]) -> list[_Paragraph]:
    """Where numbers are missing and as many further paragraphs stand there, these are articles without a number."""
    missing = f"第{numeral(article.number)}条之后缺{gap}个条号"
    further = article.paragraphs[1:]
    if len(further) == gap and not any(paragraph.items for paragraph in article.paragraphs):
        faults.append(Fault(article.line, "number_missing", f"{missing}，其处有{gap}段未编号"))
        return further
    faults.append(Fault(article.line, "number_missing", missing))
    return []


def _without_last(article: _Article, taken: int) -> _Article:
    return replace(article, paragraphs=article.paragraphs[: len(article.paragraphs) - taken]) if taken else article


def _of_article(article: _Article, id: str, spelling: str) -> Iterable[Unit]:
    paragraphs = article.paragraphs
    if len(paragraphs) <= 1:
        for paragraph in paragraphs:
            yield from _of_paragraph(paragraph, id, spelling, id)
        return
    one_list = sum(bool(paragraph.items) for paragraph in paragraphs) == 1
    for place, paragraph in enumerate(paragraphs, 1):
        own, words = f"{id}.{place}", f"{spelling}第{numeral(place)}款"
        of_items = (id, spelling) if one_list else (own, words)
        yield from _of_paragraph(paragraph, own, words, id, of_items)


def _of_paragraph(
    paragraph: _Paragraph, id: str, spelling: str, article: str, of_items: tuple[str, str] | None = None
) -> Iterable[Unit]:
    if paragraph.text:
        yield Unit(id, spelling, paragraph.text, article, paragraph.line)
    prefix, words = of_items or (id, spelling)
    for item in paragraph.items:
        own, said = f"{prefix}({item.number})", f"{words}（{numeral(item.number)}）"
        yield Unit(own, said, item.text, article, item.line)
        for part in item.parts:
            yield Unit(f"{own}.{part.number}", f"{said}{part.number}", part.text, article, part.line)
