"""How fast the portal is: ``make bench`` measures a running one and writes ``docs/performance.md``.

Nothing here is part of the tests. A portal of its own is started on a scratch directory just as ``make run`` starts it
(``portal.py``); each room is a module that measures one thing over HTTP or in a worker, and adds rows to the report
(``report.py``). ``__main__.py`` names the rooms in their order.
"""
