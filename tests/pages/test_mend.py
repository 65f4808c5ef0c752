"""What is to be mended, as the page says it."""

from growthfolio.model.finding import Finding
from growthfolio.model.place import Place
from growthfolio.model.rules import files
from growthfolio.pages.mend import mend_row
from growthfolio.words import speech


def test_a_row_shows_what_would_turn_the_order_of_reading() -> None:
    finding = Finding(
        rule=files.MISSING_ATTACHMENT,
        place=Place("portfolios/ada/\u202e.md", 3, 5),
        values={"target": "gnp\u202e.exe", "folder": "a\u2066b"},
    )
    row = mend_row(finding, speech("en"), lambda _, key: key)
    assert row.where == "portfolios/ada/\\u202e.md:3:5"
    assert row.message == "“gnp\\u202e.exe” is not beside this record"
    assert "a\\u2066b" in row.help
