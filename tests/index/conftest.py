from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.index.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    folder = Folder(tmp_path / ".index")
    yield folder
    folder.index.close()
