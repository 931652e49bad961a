"""Who may see which person or institution."""

from django.db import models


class UserQuerySet(models.QuerySet):
    pass
