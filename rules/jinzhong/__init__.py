"""晋中市: its editions, the newest last."""

from rules.jinzhong.r2023 import R2023

EDITIONS = (R2023,)
