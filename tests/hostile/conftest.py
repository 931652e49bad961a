"""The world of the tables of access, for whoever asks for it here."""

from tests.portal.conftest import world  # noqa: F401
