"""晋中市技术创新中心建设与运行管理办法（试行）: each clause in article order, and what carries it out.

Twenty-five articles in six chapters. The spelling of places keeps the brackets of the text ((一) in 第六、七、八条,
but 第八条（七）). Quotes keep its faults (“and” for 和, 签定, 经主管审核) and join the lines it breaks.
"""

from __future__ import annotations

from rules.jinzhong.r2023_clauses import offices, recognition, running

CLAUSES = (*offices.GENERAL, *offices.DUTIES_OF_OFFICES, *recognition.RECOGNITION, *running.RUNNING)
