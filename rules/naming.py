"""How a centre is named: the formula of the text, and what is wrong with a proposed middle part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rules.text import Explanation, both

_OTHER_THAN_HAN = re.compile(r"[^\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]")
_ENTERPRISE_WORDS = (
    "有限责任公司",
    "股份有限公司",
    "有限公司",
    "公司",
    "集团",
    "大学",
    "学院",
    "研究院",
    "研究所",
    "厂",
)


@dataclass(frozen=True, slots=True)
class NamingProblem(Explanation):
    """`blocking` problems break the formula; the others go against practice and are left to the bureau."""

    blocking: bool = True


@dataclass(frozen=True, slots=True)
class Naming:
    """The formula of a full name. Without a clause it is not in the text but a setting of the house."""

    pattern: str
    clause: str | None
    city: str
    suffix: str = "技术创新中心"
    english_pattern: str = ""
    longest: int = 20

    def full_name(self, short: str) -> str:
        return self.pattern.format(name=short.strip())

    def full_english_name(self, short: str) -> str:
        """Empty where the text gives no English formula."""
        return self.english_pattern.format(name=short.strip())

    def problems(self, short: str) -> list[NamingProblem]:
        name = short.strip()
        if not name:
            return [NamingProblem("name.empty", {"city": both(self.city)})]
        found: list[NamingProblem] = []
        for word in (self.city, self.suffix):
            if word in name:
                found.append(NamingProblem("name.whole_name", {"given": both(word)}))
        others = "".join(dict.fromkeys(_OTHER_THAN_HAN.findall(name)))
        if others:
            found.append(NamingProblem("name.characters", {"given": both(others)}))
        for word in _ENTERPRISE_WORDS:
            if word in name:
                found.append(NamingProblem("name.enterprise", {"given": both(word)}, blocking=False))
                break
        if len(name) > self.longest:
            arguments = {"length": both(str(len(name))), "most": both(str(self.longest))}
            found.append(NamingProblem("name.long", arguments, blocking=False))
        return found
