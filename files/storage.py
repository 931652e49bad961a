"""Files on this machine's disk: there whole, or not at all."""

import errno
import os
from contextlib import suppress
from typing import IO, Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

NO_LINKS = {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EOPNOTSUPP, errno.EMLINK}
"""How a volume says that it knows no second name for a file: network shares, FAT, some containers."""


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
            self._move(self.path(part), self.path(name))
        finally:
            self._drop(part)
        return name

    @staticmethod
    def _move(part: str, place: str) -> None:
        """Whole, and never over another file, as a mere rename would be."""
        try:
            os.link(part, place)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY))  # the name is ours from here
            try:
                os.replace(part, place)
            except OSError:
                os.remove(place)
                raise

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
