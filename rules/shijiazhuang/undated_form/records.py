"""The answers to 无社会信用及科研信誉不良记录: for the lead, each partner and each technical leader."""

from __future__ import annotations

from rules.facts import Choice
from rules.text import Text

CREDIT_RECORDS = (
    Choice("none", Text("无不良记录", "No bad record")),
    Choice("repaired", Text("有不良记录，已修复", "A bad record, since repaired")),
    Choice("some", Text("有不良记录", "A bad record")),
)
