"""石家庄市: its editions, the newest last."""

from rules.shijiazhuang.undated import UNDATED

EDITIONS = (UNDATED,)
