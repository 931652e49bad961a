"""The life of a centre as a text orders it: deadlines, grades, what follows from them, and grounds for revocation.

What the text leaves open stays None here, and `doubt` tells the readings: no length, start or day is made up.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.facts import NO_TEXT
from rules.procedure import Period, Unit
from rules.text import Text, join


class Start(StrEnum):
    """From what a period runs, or at what something falls due."""

    CORRECTION = "correction"
    PUBLICITY = "publicity"
    RECOGNITION = "recognition"
    ESTABLISHMENT = "establishment"
    CONSTRUCTION_END = "construction_end"
    INSTALMENT = "instalment"
    APPOINTMENT = "appointment"
    REVOCATION = "revocation"


START_WORDS: Mapping[Start, Text] = {
    Start.CORRECTION: Text("收到补正通知", "the request for corrections"),
    Start.PUBLICITY: Text("公示", "public notice"),
    Start.RECOGNITION: Text("批准", "approval"),
    Start.ESTABLISHMENT: Text("筹建期开始", "the start of the establishment period"),
    Start.CONSTRUCTION_END: Text("建设期满", "the end of the construction period"),
    Start.INSTALMENT: Text("分期拨款节点", "an instalment of the funds"),
    Start.APPOINTMENT: Text("聘任", "appointment"),
    Start.REVOCATION: Text("撤销资格", "revocation"),
}
_OF_TERMS = frozenset({Start.PUBLICITY, Start.RECOGNITION})
"""Starts that every city has a word of its own for."""


class Lapse(StrEnum):
    """What follows when a deadline of the procedure has passed, carried out by the portal itself."""

    WITHDRAWN = "withdrawn"


LAPSE_WORDS: Mapping[Lapse, Text] = {Lapse.WITHDRAWN: Text("视为撤回", "deemed withdrawn")}


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day of every year, itself included (`1月31日前`, `1月底前`)."""

    month: int
    day: int

    @property
    def words(self) -> Text:
        return Text(f"每年{self.month}月{self.day}日前", f"by {self.day} {month_name[self.month]} of every year")


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when somebody must act: within a period from a start, every so often, or by a day of every year.

    `who` is a key of the edition's terms. A start without a period: due at that moment. A `recurring` period without a
    start: every so often, the text does not say from when. `stage` is the stage of the procedure in which it runs;
    without one it belongs to the running centre. In a year in which one of `spared_by` is met, it falls away.

    From `Start.CORRECTION` it is the time for answering what the office of `stage` asked to be put right; `lapse` says
    what follows when nobody answered.
    """

    key: str
    clause: str
    title: Text
    quote: str
    who: str
    period: Period | None = None
    start: Start | None = None
    day: DayOfYear | None = None
    recurring: bool = False
    stage: str = ""
    soft_words: str = ""
    spared_by: tuple[str, ...] = ()
    lapse: Lapse | None = None
    doubt: Text = NO_TEXT

    @property
    def later(self) -> bool:
        """Whether it is one of the running centre, which a later stage of the portal carries out."""
        return not self.stage

    def words(self, terms: Mapping[str, Text]) -> Text:
        """When it is due, in the words of the city."""
        if self.day is not None:
            return self.day.words
        start = None if self.start is None else _start_words(self.start, terms)
        if self.period is None:
            return Text(f"{start.zh}时", f"at {start.en}") if start else NO_TEXT
        length = self.period.words
        if self.recurring:
            yearly = (self.period.length, self.period.unit) == (1, Unit.YEARS)
            length = Text("每年", "every year") if yearly else Text(f"每{length.zh}", f"every {length.en}")
        soft = self.soft_words and "usually "
        length = Text(f"{self.soft_words}{length.zh}", f"{soft}{length.en}")
        due = Text(f"自{start.zh}起{length.zh}", f"{length.en} from {start.en}") if start else length
        if self.lapse is None:
            return due
        then = LAPSE_WORDS[self.lapse]
        return Text(f"{due.zh}内，逾期{then.zh}", f"{due.en}, after that {then.en}")


def _start_words(start: Start, terms: Mapping[str, Text]) -> Text:
    return terms[start.value] if start in _OF_TERMS and start.value in terms else START_WORDS[start]


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade of an evaluation in the law's own word; rank 1 is the best.

    `gap_above`: between it and the grade above there may be others that the text does not name.
    """

    key: str
    clause: str
    word: Text
    rank: int
    passes: bool
    gap_above: bool = False
    doubt: Text = NO_TEXT

    @property
    def title(self) -> Text:
        return self.word

    @property
    def quote(self) -> str:
        return self.word.zh


class Does(StrEnum):
    """What a consequence does."""

    KEEP = "keep"
    ADMIT = "admit"
    REWARD = "reward"
    SUPPORT = "support"
    RECOMMEND = "recommend"
    RECTIFY = "rectify"
    REEVALUATE = "reevaluate"
    RESUME = "resume"
    COUNT_AS = "count_as"
    REFER = "refer"
    REMOVE = "remove"
    REVOKE = "revoke"
    BAN = "ban"


DOES_WORDS: Mapping[Does, Text] = {
    Does.KEEP: Text("保留", "kept"),
    Does.ADMIT: Text("纳入体系管理", "taken into the system"),
    Does.REWARD: Text("奖励", "rewarded"),
    Does.SUPPORT: Text("给予支持", "supported"),
    Does.RECOMMEND: Text("向上推荐", "recommended to the level above"),
    Does.RECTIFY: Text("整改", "given time to mend"),
    Does.REEVALUATE: Text("再次评估", "evaluated again"),
    Does.RESUME: Text("恢复参加考核评估", "admitted to evaluations again"),
    Does.COUNT_AS: Text("评定为", "counted as"),
    Does.REFER: Text("按有关规定处理", "handled under the rules concerned"),
    Does.REMOVE: Text("不再保留", "no longer kept"),
    Does.REVOKE: Text("撤销资格", "revoked"),
    Does.BAN: Text("限制申报", "barred from applying"),
}


class Occasion(StrEnum):
    """What a consequence follows besides grades and grounds."""

    EVALUATED = "evaluated"
    RUNNING_WELL = "running_well"
    RECTIFIED = "rectified"
    NOT_RECTIFIED = "not_rectified"
    FAILED_AGAIN = "failed_again"
    ABSENT = "absent"
    FALSE_MATERIAL = "false_material"
    INTERFERENCE = "interference"
    DISHONESTY = "dishonesty"
    HIGHER_LEVEL = "higher_level"


OCCASION_WORDS: Mapping[Occasion, Text] = {
    Occasion.EVALUATED: Text("评估之后", "after an evaluation"),
    Occasion.RUNNING_WELL: Text("运行良好、成绩突出", "running well, with outstanding results"),
    Occasion.RECTIFIED: Text("整改完成", "rectification finished"),
    Occasion.NOT_RECTIFIED: Text("未完成整改", "rectification not finished"),
    Occasion.FAILED_AGAIN: Text("整改后仍不合格", "still failing after rectification"),
    Occasion.ABSENT: Text("无故不参加考核评估", "absent from an evaluation without reason"),
    Occasion.FALSE_MATERIAL: Text("提供虚假材料", "false material"),
    Occasion.INTERFERENCE: Text("干扰考核评估工作", "interference with an evaluation"),
    Occasion.DISHONESTY: Text("评价中弄虚作假、违反学术道德、违背科研诚信", "dishonesty in an evaluation"),
    Occasion.HIGHER_LEVEL: Text("同领域、同方向被认定或晋升为上级中心", "recognised at a higher level"),
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows a grade (`or_better`: or one above it), a ground or an occasion; any one of several is enough.

    `counts_as` is the grade that is set; `discretionary` where the text leaves it to somebody's choice;
    `recognised_until` limits it to centres recognised up to that day.
    """

    key: str
    clause: str
    title: Text
    quote: str
    does: Does
    grades: tuple[str, ...] = ()
    or_better: bool = False
    grounds: tuple[str, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    period: Period | None = None
    start: Start | None = None
    counts_as: str = ""
    discretionary: bool = False
    recognised_until: date | None = None
    doubt: Text = NO_TEXT


class Record(StrEnum):
    """What the portal itself keeps that can show a ground."""

    ANNUAL_REPORTS = "annual_reports"
    ATTENDANCE = "attendance"
    GRADES = "grades"
    RECTIFICATIONS = "rectifications"
    SUBMISSIONS = "submissions"
    OWN_REQUEST = "own_request"


RECORD_WORDS: Mapping[Record, Text] = {
    Record.ANNUAL_REPORTS: Text("年度报告报送记录", "annual reports handed in"),
    Record.ATTENDANCE: Text("参加评估记录", "attendance at evaluations"),
    Record.GRADES: Text("历次评估等次", "grades so far"),
    Record.RECTIFICATIONS: Text("整改记录", "records of rectification"),
    Record.SUBMISSIONS: Text("材料提交记录", "what was handed in, and when"),
    Record.OWN_REQUEST: Text("本单位提出的撤销申请", "the unit's own request"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground for revocation: which records of the portal bear on it, and what a person must judge.

    `running` is how long it must have gone on (连续2年).
    """

    key: str
    clause: str
    title: Text
    quote: str
    records: tuple[Record, ...] = ()
    judged: Text = NO_TEXT
    running: Period | None = None
    doubt: Text = NO_TEXT

    @property
    def shown_by_records(self) -> bool:
        """Whether the records alone show it, with nothing left to judge."""
        return bool(self.records) and not self.judged.zh

    @property
    def finding(self) -> Text:
        """How it is found, in one line."""
        parts = []
        if self.records:
            names = join([RECORD_WORDS[record] for record in self.records])
            looked_at = Text(f"查看{names.zh}", f"look at {names.en}")
            parts.append(Text(f"由{names.zh}显示", f"shown by {names.en}") if self.shown_by_records else looked_at)
        if self.judged.zh:
            parts.append(Text(f"由人判断：{self.judged.zh}", f"judged by a person: {self.judged.en}"))
        return join(parts, "；", "; ")


Order = Deadline | Grade | Consequence | Ground
"""What a text orders for the life of a centre."""
