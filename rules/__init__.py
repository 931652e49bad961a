"""The law as readable modules: pure Python, no Django, no database, no clock.

`rules.editions()` lists every edition of every city's regulation, `rules.edition("datong/trial")` finds one. The
language they are written in: `rules.expressions`, `logic`, `dates`, `rosters`, `shares`, `requirements`, `procedure`,
`life`.
"""

from rules.assessment import NO_BAR, OUTCOME_WORDS, SHOWN_WORDS, Assessment, Finding, Outcome, shown_as
from rules.facts import Choice, Fact
from rules.form import AttachmentKind, Paper, Parameter, Part, PlanSection, Section
from rules.kinds import FactError, Kind
from rules.life import LAPSE_WORDS, Consequence, Deadline, Grade, Ground, Lapse
from rules.naming import Naming, NamingProblem
from rules.procedure import CreditParty, Office, Period, Quota, Route, StageKind, StageSpec, Unit
from rules.registry import edition, editions, newest, of_city, register, unregister
from rules.regulation import STATUS_WORDS, Edition, Status
from rules.requirements import (
    RESULT_WORDS,
    STRENGTH_WORDS,
    Clause,
    Grant,
    Judgement,
    Relaxation,
    RelaxationConflict,
    Requirement,
    Result,
    Strength,
)
from rules.rosters import Roster
from rules.text import Explanation, Text

__all__ = [
    "LAPSE_WORDS",
    "NO_BAR",
    "OUTCOME_WORDS",
    "RESULT_WORDS",
    "SHOWN_WORDS",
    "STATUS_WORDS",
    "STRENGTH_WORDS",
    "Assessment",
    "AttachmentKind",
    "Choice",
    "Clause",
    "Consequence",
    "CreditParty",
    "Deadline",
    "Edition",
    "Explanation",
    "Fact",
    "FactError",
    "Finding",
    "Grade",
    "Grant",
    "Ground",
    "Judgement",
    "Kind",
    "Lapse",
    "Naming",
    "NamingProblem",
    "Office",
    "Outcome",
    "Paper",
    "Parameter",
    "Part",
    "Period",
    "PlanSection",
    "Quota",
    "Relaxation",
    "RelaxationConflict",
    "Requirement",
    "Result",
    "Roster",
    "Route",
    "Section",
    "StageKind",
    "StageSpec",
    "Status",
    "Strength",
    "Text",
    "Unit",
    "edition",
    "editions",
    "newest",
    "of_city",
    "register",
    "shown_as",
    "unregister",
]
