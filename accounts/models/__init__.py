"""People, institutions, roles: one module per noun, one name to import from."""

from accounts.models.users import PasswordHistory, User

__all__ = ["PasswordHistory", "User"]
