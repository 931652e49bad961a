"""Words in the portal's two languages, and explanations: a key with arguments, worded by `rules.wording`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """One phrase in Chinese and in English."""

    zh: str
    en: str

    def in_language(self, code: str) -> str:
        return self.zh if code.lower().startswith("zh") else self.en

    def __str__(self) -> str:
        return self.zh

    def to_json(self) -> dict[str, str]:
        return {"zh": self.zh, "en": self.en}


def both(words: str) -> Text:
    """The same words in both languages (numbers, codes, proper names)."""
    return Text(words, words)


def join(parts: list[Text] | tuple[Text, ...], zh: str = "、", en: str = ", ") -> Text:
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why something is so: a key of the catalogue and what fills it. Worded only when somebody reads it."""

    key: str
    arguments: Mapping[str, Text] = field(default_factory=dict)

    @property
    def text(self) -> Text:
        from rules.wording import CATALOGUE  # the catalogue is made of Texts, so it cannot be imported above

        pattern = CATALOGUE[self.key]
        return Text(
            pattern.zh.format_map({name: value.zh for name, value in self.arguments.items()}),
            pattern.en.format_map({name: value.en for name, value in self.arguments.items()}),
        )

    def in_language(self, code: str) -> str:
        return self.text.in_language(code)

    def __str__(self) -> str:
        return self.text.zh

    def to_json(self) -> dict[str, object]:
        return {"key": self.key, "arguments": {name: value.to_json() for name, value in self.arguments.items()}}
