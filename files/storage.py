"""Files on this machine's disk: there whole, or not at all."""

import os
from contextlib import suppress
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """Written beside its place, brought to the disk, and moved there; what failed on the way is removed."""

    PART = ".part"

    def _save(self, name: str, content: File) -> str:
        part = super()._save(f"{name}{self.PART}", content)  # type: ignore[misc]
        try:
            descriptor = os.open(self.path(part), os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            os.link(self.path(part), self.path(name))  # fails where the name is taken, as a rename would not
        finally:
            self._drop(part)
        return name

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        try:
            return super().save(name, content, max_length)
        except OSError:
            if name is not None:
                self._drop(f"{name}{self.PART}")
            raise

    def _drop(self, name: str) -> None:
        with suppress(OSError):
            os.remove(self.path(name))
