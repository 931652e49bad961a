"""Starts, watches and ends everything that the portal consists of on one machine.

``python -m portal.launch`` is the supervisor behind ``make run``. What it starts:

==========  =======================================================================
postgres    the embedded server, unless ``DATABASE_URL`` names another
redis       the embedded server, unless ``REDIS_URL`` names another
web         gunicorn with two workers, on ``127.0.0.1:$PORT``
worker      one Celery worker
beat        Celery's clock
==========  =======================================================================

Every child runs under a watcher (``watcher.py``) that holds the reading end of a pipe whose writing end only the
supervisor has. However the supervisor ends, by ``kill -9`` too, the pipe closes and the watcher ends its child.
"""
