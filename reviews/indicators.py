"""What experts score: sets of indicators with weights, as data.

No regulation of the five cities that speaks of panels lists indicators for recognition, so the default set belongs to
the portal and is labelled as standing outside the text. A panel freezes the set it was convened with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rules import Text

WEIGHTS_TOGETHER = 100
PASS_MARK = 60
HIGHEST_SCORE = 100


@dataclass(frozen=True)
class Indicator:
    key: str
    title: Text
    weight: int
    help: Text

    def dump(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "weight": self.weight,
            "title": {"zh": self.title.zh, "en": self.title.en},
            "help": {"zh": self.help.zh, "en": self.help.en},
        }

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> Indicator:
        return cls(data["key"], Text(**data["title"]), data["weight"], Text(**data["help"]))


@dataclass(frozen=True)
class IndicatorSet:
    key: str
    indicators: tuple[Indicator, ...]
    clause: str = ""  # empty: not in the text of the regulation

    def __post_init__(self) -> None:
        if sum(indicator.weight for indicator in self.indicators) != WEIGHTS_TOGETHER:
            raise ValueError(f"the weights of {self.key} do not add up to {WEIGHTS_TOGETHER}")
        if len({indicator.key for indicator in self.indicators}) != len(self.indicators):
            raise ValueError(f"an indicator of {self.key} is named twice")

    @property
    def in_the_text(self) -> bool:
        return bool(self.clause)

    def dump(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "clause": self.clause,
            "indicators": [indicator.dump() for indicator in self.indicators],
        }

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> IndicatorSet:
        return cls(data["key"], tuple(Indicator.load(row) for row in data["indicators"]), data["clause"])


DEFAULT = IndicatorSet(
    key="portal/2026",
    indicators=(
        Indicator(
            "technology",
            Text("技术水平与成果", "Technology and results"),
            25,
            Text(
                "技术方向的先进性、自主知识产权成果及其市场前景",
                "How advanced the direction is; own results and their market",
            ),
        ),
        Indicator(
            "team",
            Text("带头人与团队", "Leader and team"),
            20,
            Text(
                "带头人的水平与影响力，团队的稳定性与服务能力",
                "Standing of the leader; stability and ability of the team",
            ),
        ),
        Indicator(
            "facilities",
            Text("基础条件", "Facilities"),
            20,
            Text(
                "场地、装备和科技资源能否支撑所申报的方向", "Whether rooms, equipment and resources carry the direction"
            ),
        ),
        Indicator(
            "plan",
            Text("建设任务可行性", "Feasibility of the plan"),
            20,
            Text(
                "目标、任务、进度和投入是否具体可行、可考核", "Whether goals, tasks, schedule and funding are concrete"
            ),
        ),
        Indicator(
            "mechanism",
            Text("机制与服务", "Mechanism and services"),
            15,
            Text("治理结构、共建机制以及对外服务的安排", "Governance, joint building and services to others"),
        ),
    ),
)
