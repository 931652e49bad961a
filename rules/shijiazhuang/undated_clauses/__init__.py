"""石家庄市技术创新中心建设与运行管理办法: each clause in article order, and what carries it out.

Forty-one articles in six chapters. 第十条(一) has half-width brackets, all other items full-width ones. Quotes keep the
faults of the text (更好的建设, half-width commas, 市科技局 beside 市科学技术局, “Shi Jiazhuang”).
"""

from __future__ import annotations

from rules.shijiazhuang.undated_clauses import offices, recognition, running

CLAUSES = (
    *offices.GENERAL,
    *offices.DUTIES_OF_OFFICES,
    *recognition.RECOGNITION,
    *running.RUNNING,
    *running.EVALUATION,
    *running.GROUNDS,
    *running.FINAL,
)
