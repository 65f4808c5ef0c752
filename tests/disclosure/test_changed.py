"""Whatever changes above an audience, every byte of its site stays as it is.

No word can tell of an order, a count, a colour or a size that betrays what is
withheld; a site that differs can.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from canaries.changing import gone, judged, other
from canaries.policy import TODAY
from canaries.sites import planned, site_of
from canaries.tree import tree
from canaries.words import AUDIENCES, Level
from disclosure.conftest import Aviary
from growthfolio.model.cohort import Cohort
from planting import put

DAY = date.fromisoformat(TODAY)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_other_words_numbers_and_names_of_files_change_no_byte(
    aviary: Aviary, audience: str, tmp_path: Path
) -> None:
    """Everything that may be written, wherever it is above: the search, too."""
    above = Level(AUDIENCES.index(audience))
    root = put(tmp_path / "other", tree(others_above=above).files)
    before, after = aviary.site(audience), site_of(root, audience)
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []


@pytest.mark.parametrize("change", [other, gone], ids=lambda one: one.__name__)
@pytest.mark.parametrize("above", AUDIENCES)
def test_other_days_and_states_or_none_at_all_change_nothing(
    aviary: Aviary, above: str, change: Callable[[Cohort, Level], Cohort]
) -> None:
    """What is no text: days, numbers, whether something is there at all."""
    assert aviary.judged.cohort is not None
    rank = AUDIENCES.index(above)
    before = judged(aviary.judged.cohort, DAY)
    after = judged(change(aviary.judged.cohort, Level(rank)), DAY)
    for audience in AUDIENCES[: rank + 1]:
        assert planned(before, audience) == planned(after, audience), audience
    for audience in AUDIENCES[rank + 1 : rank + 2]:
        assert planned(before, audience) != planned(after, audience), audience
