"""What tests of publishing share."""

import pytest

from growthfolio.publishing.reading import Reader


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The pages that are read, as it goes."""
    found: list[bytes] = []
    real = Reader.page

    def note(reader: Reader, html: bytes) -> object:
        found.append(html)
        return real(reader, html)

    monkeypatch.setattr(Reader, "page", note)
    return found
