"""聊城市: its editions, the newest last."""

from rules.liaocheng.draft_2026 import DRAFT_2026

EDITIONS = (DRAFT_2026,)
