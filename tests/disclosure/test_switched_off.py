"""With any filter of `disclosure/` switched off, something is heard that may not be.

What no word can tell, such as an order or a number, is told by sites that differ
where only something withheld does, or by the filter's own test.
"""

from collections.abc import Callable
from datetime import date

import pytest

from builders import said
from canaries.changing import judged, other
from canaries.policy import TODAY
from canaries.sites import COMMIT, disclosed
from canaries.switching import Filter
from canaries.words import AUDIENCES, Level
from disclosure import (
    test_aliases,
    test_audiences,
    test_evaluations,
    test_pool,
    test_profile,
    test_rounds,
    test_scores,
    test_states,
)
from disclosure.conftest import Aviary

DAY = date.fromisoformat(TODAY)

HEARD = (
    Filter("audience:Clearance.duty", "self.level(duty.audience)", "0"),
    Filter(
        "audience:Clearance.record",
        "level if narrowed is None else max(level, self.level(narrowed))",
        "level",
    ),
    Filter("audience:Clearance.record", "not record.counts", "False"),
    Filter("audience:Clearance.record", "record.at.path in self.withheld", "False"),
    Filter("audience:Clearance.comment", "self.record(duty, record)", "0"),
    Filter(
        "audience:Clearance.comment",
        "level = max(level, self.level(narrowed))",
        "pass",
    ),
    Filter(
        "audience:Clearance.comment",
        "max(level, self._narrowed(comment.head.audience))",
        "level",
    ),
    Filter("audience:Clearance.profile", "self.level(audience)", "0"),
    Filter("audience:Clearance.field", "self._narrowed(field.audience)", "0"),
    Filter("audience:Clearance.pool", "self.level(", "0 * self.level("),
    Filter("audience:Clearance.of", "rank >= programme.rank(programme.states)", "True"),
    Filter(
        "audience:Clearance.of",
        "programme.names.get(audience, usual) is Names.ALIAS",
        "False",
    ),
    Filter("disclose:disclose", 'commit if clearance.states else ""', "commit"),
    Filter(
        "disclose:disclose",
        "() if clearance.aliases else programme.units",
        "programme.units",
    ),
    Filter(
        "disclose:disclose",
        "() if clearance.aliases else programme.teams",
        "programme.teams",
    ),
    Filter(
        "disclose:_stages",
        "tuple(filter(source.duties.get, one.requires))",
        "one.requires",
    ),
    Filter("disclose:_evaluation", "not clearance.may(", "False and clearance.may("),
    Filter(
        "disclose:_evaluation",
        "tuple(filter(source.duties.get, one.duties))",
        "one.duties",
    ),
    Filter("vocabularies:shown_vocabularies", "if name not in withheld", "if True"),
    Filter("vocabularies:shown_vocabularies", 'withheld |= {"attention"}', "pass"),
    Filter("vocabularies:shown_vocabularies", 'withheld |= {"used_for"}', "pass"),
    Filter(
        "vocabularies:shown_vocabularies",
        "used - frozenset(_named(source.duties.values())) - _OF_THE_PROGRAMME",
        "frozenset()",
    ),
    Filter("source:Source.of", "if clearance.may(clearance.duty(duty))", "if True"),
    Filter("source:_kept", "if not clearance.may(clearance.field(one))", "if False"),
    Filter("source:_readable_field", "if teams", "if False"),
    Filter("reading:_is_dated", "clearance.states", "True"),
    Filter("source:Source.path", '"" if self.clearance.aliases else path', "path"),
    Filter(
        "records:_readable",
        "source.clearance.may(source.clearance.record(duty, record))",
        "record.at.duty in source.duties",
    ),
    Filter("records:_readable", "record.draft", "False"),
    Filter("records:_readable", "not record.readable", "False"),
    Filter(
        "reading:Readings._reading",
        "_naming_files(withheld(whole.fields, duty.fields))",
        "{}",
    ),
    Filter("records:_Shown._relinked", "not self._source.clearance.aliases", "True"),
    Filter("records:_Shown.record", "source=text", "source=read.body"),
    Filter("reading:_names_team", "clearance.aliases", "False"),
    Filter("records:_Shown.record", "title if head.title", "head.title if head.title"),
    Filter("records:_Shown.record", "tuple(tags)", "head.tags"),
    Filter(
        "records:_Shown._values",
        "elif rule.of == TEAMS and self._source.clearance.aliases",
        "elif False",
    ),
    Filter("records:_Shown._values", "yield naming.text(item)", "yield item"),
    Filter("records:_Shown._evidence", "not self._source.clearance.aliases", "True"),
    Filter("records:_comment", "comment.draft", "False"),
    Filter(
        "records:_comment",
        "comment if source.clearance.may(level) else None",
        "comment",
    ),
    Filter("files:Shelf._file", "if self._aliases:", "if False:"),
    Filter("files:Shelf.give", "if not _is_withheld(", "if True or _is_withheld("),
    Filter("links:relinked", "names = (file.name for file", "names = (path for file"),
    Filter("aliases:naming", "if not clearance.aliases:", "if True:"),
    Filter("people:shown_mentees", "alias if hidden else", "alias if False else"),
    Filter("people:shown_mentors", "alias if hidden else", "alias if False else"),
    Filter(
        "profile:shown_parts",
        "if source.clearance.may(source.clearance.profile(part))",
        "if True",
    ),
    Filter("profile:_standing", "if _may_read(path, source)", "if True"),
    Filter(
        "agreements:shown_agreements",
        "if not clearance.may(programme.rank(agreement.audience)):",
        "if False:",
    ),
    Filter(
        "obligations:shown_obligations", "if not source.clearance.states:", "if False:"
    ),
    Filter(
        "obligations:_Shown.of",
        "if self._may(owed, *files)",
        "if True",
    ),
    Filter(
        "obligations:_Shown._one",
        "obligation.submitted if state.is_there else None",
        "obligation.submitted",
    ),
    Filter(
        "obligations:_Shown._may",
        "clearance.may(clearance.comment(owed.duty, record, comment))",
        "clearance.may(clearance.record(owed.duty, record))",
    ),
    Filter(
        "findings:may_be_known",
        "source.clearance.states and not source.clearance.aliases",
        "True",
    ),
    Filter("findings:_shown", "if source.clearance.may(levels.of(finding))", "if True"),
    Filter(
        "findings:_shown",
        "levels.quotes_what_is_withheld(finding)",
        "False",
    ),
    Filter(
        "findings:_Levels.quotes_what_is_withheld",
        "not quotes.unknown.isdisjoint((*said, *map(_stem, said)))",
        "False",
    ),
    Filter(
        "findings:_Levels.quotes_what_is_withheld",
        "any(text and text in sentence for text in texts for sentence in said)",
        "False",
    ),
    Filter("findings:_Levels._file", "if finding.rule in CONFIDENTIAL:", "if False:"),
    Filter(
        "findings:_Levels._file", "return self._source.clearance.strictest", "return 0"
    ),
    Filter(
        "scores:shown_assessments",
        "if source.clearance.may(levels.assessment(one))",
        "if True",
    ),
    Filter(
        "scores:shown_scores",
        "if source.clearance.may(levels.score(score)):",
        "if True:",
    ),
    Filter(
        "scores:shown_defences",
        "if source.clearance.may(levels.result(result))",
        "if True",
    ),
    Filter("score_levels:withheld_paths", "frozenset(sheets | results)", "frozenset()"),
    Filter(
        "pool:shown_pool",
        "if not source.clearance.states or source.clearance.aliases:",
        "if False:",
    ),
    Filter(
        "pool:_Shown.__init__", "source.clearance.may(source.clearance.pool)", "True"
    ),
    Filter(
        "pool:_Shown._vacancy",
        "one.reason if self._delicate else",
        "one.reason if True else",
    ),
)
"""Filters without which a word of theirs is at hand for a site."""

SEEN = (
    (
        Filter(
            "source:_readable_part",
            "change.comment if may_comment else None",
            "change.comment",
        ),
        "public",
    ),
    (
        Filter(
            "people:_mentor",
            "if source.clearance.states else None",
            "if True else None",
        ),
        "cohort",
    ),
    (Filter("people:shown_pairings", "if not aliases:", "if True:"), "public"),
)
"""Filters without which a site changes with what its audience may not know."""

PROVED: tuple[tuple[Filter, Callable[..., None]], ...] = (
    (
        Filter(
            "source:_readable_part",
            "duty.comment if may_comment else None",
            "duty.comment",
        ),
        test_audiences.test_the_comment_rule_goes_with_the_comment,
    ),
    (
        Filter("source:Source.period", "self.clearance.aliases and", "False and"),
        test_aliases.test_the_days_of_a_persons_own_periods_are_not_known_under_an_alias,
    ),
    (
        Filter(
            "obligations:_Shown._state",
            "if known else State.DONE",
            "if True else State.DONE",
        ),
        test_states.test_a_record_does_not_wait_for_a_comment_that_may_not_be_known,
    ),
    (
        Filter(
            "findings:_Levels._file", "if path.endswith((ROUND, PROOF)):", "if False:"
        ),
        test_rounds.test_a_finding_in_a_round_is_on_no_site,
    ),
    (
        Filter(
            "findings:_Levels._profile",
            "self._source.clearance.profile(part) if part is not None else 0",
            "0",
        ),
        test_profile.test_a_finding_in_a_part_is_for_those_who_may_read_the_part,
    ),
    (
        Filter("agreements:shown_agreements", "or clearance.aliases", ""),
        test_aliases.test_under_aliases_there_are_no_agreements,
    ),
    (
        Filter("scores:_Shown._raters", "and not self._source.clearance.aliases", ""),
        test_scores.test_who_is_not_on_the_roster_is_not_named_under_aliases,
    ),
    (
        Filter("scores:_Shown.defence", "waits and not", "False and not"),
        test_scores.test_a_result_before_its_day_is_shown_to_nobody_below,
    ),
    (
        Filter(
            "score_levels:ScoreLevels._assessment",
            "self._source(source, source.key or indicator.id)",
            "0",
        ),
        test_scores.test_a_field_above_the_audience_withholds_the_total,
    ),
    (
        Filter(
            "score_levels:ScoreLevels._assessment",
            "programme.rank(assessment.audience), programme.rank(programme.states)",
            "0",
        ),
        test_scores.test_from_its_audience_up_it_is_known,
    ),
    (
        Filter(
            "score_levels:ScoreLevels._score",
            "if not self._released(score):",
            "if False:",
        ),
        test_scores.test_before_its_release_only_the_most_privileged_know,
    ),
    (
        Filter(
            "score_levels:ScoreLevels._score",
            "[self._file(path) for path in paths]",
            "[]",
        ),
        test_scores.test_a_sheet_that_is_narrowed_takes_its_total_along,
    ),
    (
        Filter(
            "score_levels:ScoreLevels.defence", "programme.rank(policy.audience),", ""
        ),
        test_scores.test_below_its_audience_there_is_no_defence,
    ),
    (
        Filter(
            "pool:_Shown._may",
            "if vacancy.why.delicate and not self._delicate:",
            "if False:",
        ),
        test_pool.test_a_vacancy_that_tells_of_a_review_or_hit_is_none_below,
    ),
    (
        Filter(
            "pool:_coverage",
            "None if (one.role, one.unit) in hidden else one.paired",
            "one.paired",
        ),
        test_pool.test_figures_of_fewer_than_five_are_for_the_most_privileged,
    ),
    (
        Filter("suppression:too_few", "return frozenset(hidden)", "return frozenset()"),
        test_pool.test_figures_of_fewer_than_five_are_for_the_most_privileged,
    ),
    (
        Filter("evaluations:may_be_known", "and not source.clearance.aliases", ""),
        test_evaluations.test_below_its_audience_and_under_aliases_there_is_none,
    ),
    (
        Filter("evaluations:may_be_known", "and source.clearance.states", ""),
        test_evaluations.test_it_tells_what_is_missing_so_states_must_be_known,
    ),
    (
        Filter(
            "evaluations:may_be_known",
            "source.clearance.may(source.cohort.programme.rank(evaluation.audience))",
            "True",
        ),
        test_evaluations.test_without_an_audience_it_is_for_the_most_privileged,
    ),
    (
        Filter(
            "evaluations:_Showing.__init__", "suppressed(groups, least)", "frozenset()"
        ),
        test_evaluations.test_small_groups_are_withheld_below_the_most_privileged,
    ),
    (
        Filter(
            "evaluations:_Showing.__init__",
            "suppressed([_people(one, n) for one in shown], least)",
            "frozenset()",
        ),
        test_evaluations.test_an_indicator_about_a_few_is_withheld_in_a_large_unit,
    ),
    (
        Filter("countable:countable", "if not above:", "if True:"),
        test_evaluations.test_a_record_that_narrows_itself_counts_neither_way,
    ),
    (
        Filter(
            "evaluations:_Showing.__init__",
            "if not source.clearance.may(level_of(source, evaluation, indicator))",
            "if False",
        ),
        test_evaluations.test_an_indicator_made_of_what_may_not_be_read_is_withheld,
    ),
    (
        Filter(
            "pool:_coverage",
            "None if (one.role, one.unit) in hidden else one.needed",
            "one.needed",
        ),
        test_pool.test_figures_of_fewer_than_five_are_for_the_most_privileged,
    ),
)
"""Filters of states and numbers, and the test of each that fails without it."""


@pytest.mark.parametrize("filter_", HEARD, ids=str)
def test_without_a_filter_a_canary_sings(
    aviary: Aviary, filter_: Filter, monkeypatch: pytest.MonkeyPatch
) -> None:
    filter_.switch_off(monkeypatch)
    assert any(_too_much(aviary, audience) for audience in AUDIENCES)


def _too_much(aviary: Aviary, audience: str) -> set[str]:
    """What an audience is told that it may not know."""
    text = said(disclosed(aviary.judged, audience))
    heard = aviary.ears.words(text.encode()) | aviary.ears.signs(text)
    extra = heard - aviary.allowed(audience)
    extra = {one for one in extra if not aviary.tree.planted[one].is_remark}
    early = audience in ("public", "cohort") and COMMIT in text
    return extra | ({COMMIT} if early else set())


def test_with_all_filters_none_does(aviary: Aviary) -> None:
    assert [_too_much(aviary, audience) for audience in AUDIENCES] == [set()] * 4


@pytest.mark.parametrize(("filter_", "audience"), SEEN, ids=str)
def test_without_a_filter_a_site_changes(
    aviary: Aviary, filter_: Filter, audience: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert aviary.judged.cohort is not None
    changed = other(aviary.judged.cohort, Level(AUDIENCES.index(audience)))
    two = judged(aviary.judged.cohort, DAY), judged(changed, DAY)
    before, after = (disclosed(one, audience) for one in two)
    assert before == after
    filter_.switch_off(monkeypatch)
    before, after = (disclosed(one, audience) for one in two)
    assert before != after


@pytest.mark.parametrize(("filter_", "proof"), PROVED, ids=str)
def test_without_a_filter_its_test_fails(
    filter_: Filter, proof: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = getattr(proof, "pytestmark", [])
    names, values = marks[0].args if marks else ((), [()])
    keys = names.split(",") if isinstance(names, str) else names
    filter_.switch_off(monkeypatch)
    with pytest.raises(AssertionError):  # noqa: PT012 - whichever of its cases
        for value in values:
            each = value if len(keys) != 1 else (value,)
            proof(**dict(zip(keys, each, strict=True)))
