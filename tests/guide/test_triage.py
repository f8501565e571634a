"""Warning signs and what is known: the most urgent decides, and more of them never reassure."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from acuguide.catalog.records import Catalog, Cluster, Level, Sign
from acuguide.errors import WrongUseError
from acuguide.guide.person import About
from acuguide.guide.triage import URGENT, AskAgain, Kept, Verdict, all_signs, find_signs, triage
from tests.guide.conftest import ABOUTS, CATALOG, SIGNS, SITUATION_IDS, TOLD

CLUSTERS = CATALOG.red_flags.clusters
BY_ID = {sign.id: sign for sign in SIGNS}
SOME_SIGNS = st.lists(st.sampled_from(SIGNS), max_size=12)
SOME_KEPT = st.builds(
    Kept, level=st.sampled_from(Level), ask_again=st.sampled_from([None, *AskAgain])
)
LATER = Level.SEE_DOCTOR


def verdict_on(*yes: str, told: dict[str, bool] | None = None) -> Verdict:
    """The verdict on signs and situations answered with yes, by id."""
    answers = {own: True for own in yes if own not in BY_ID}
    signs = [BY_ID[own] for own in yes if own in BY_ID]
    return triage(CATALOG, signs, About(told={**(told or {}), **answers}), complete=True)


def level_of(about: About) -> tuple[Level, int | None]:
    """The level that someone without any sign has, and the weeks that it comes from."""
    verdict = triage(CATALOG, (), about, complete=True)
    return verdict.level, verdict.lasting.weeks if verdict.lasting else None


# Signs


def test_each_sign_alone_gives_its_own_level(catalog: Catalog) -> None:
    for sign in all_signs(catalog.red_flags):
        verdict = verdict_on(sign.id)
        assert (verdict.level, verdict.raised, verdict.clusters) == (sign.level, (sign,), ())
        assert verdict.urgent == (sign.level in {Level.EMERGENCY, Level.SAME_DAY})
        assert verdict.refuses == (sign.level in URGENT or sign.doctor_first)


def test_no_sign_at_all_is_self_care_and_refuses_nothing() -> None:
    verdict = verdict_on()
    assert verdict.level is Level.SELF_CARE
    assert not verdict.urgent
    assert not verdict.refuses


def test_urgency_falls_from_emergency_to_self_care() -> None:
    levels = [Level.EMERGENCY, Level.SAME_DAY, Level.SEE_DOCTOR, Level.SELF_CARE]
    assert [level.urgency for level in levels] == [3, 2, 1, 0]


@given(asked=SOME_SIGNS)
def test_what_was_raised_comes_once_each_and_most_urgent_first(asked: list[Sign]) -> None:
    raised = triage(CATALOG, asked, About(), complete=True).raised
    assert sorted(sign.id for sign in raised) == sorted({sign.id for sign in asked})
    urgencies = [sign.level.urgency for sign in raised]
    assert urgencies == sorted(urgencies, reverse=True)


@given(shuffled=st.permutations(SIGNS), about=ABOUTS)
def test_the_order_of_the_answers_does_not_matter(shuffled: list[Sign], about: About) -> None:
    verdict = triage(CATALOG, shuffled, about, complete=True)
    assert verdict == triage(CATALOG, SIGNS, about, complete=True)


def test_whether_all_was_answered_is_kept() -> None:
    for complete in (True, False):
        assert triage(CATALOG, (), About(), complete=complete).complete is complete


def test_a_doctor_first_sign_refuses_at_its_own_level(catalog: Catalog) -> None:
    first = [sign for sign in all_signs(catalog.red_flags) if sign.doctor_first]
    assert {sign.id for sign in first} == {"RF19", "RF33", "RF35b", "RF45"}
    for sign in first:
        verdict = verdict_on(sign.id)
        assert verdict.refuses
        assert not verdict.urgent
        assert verdict.level is LATER


def test_a_sign_to_show_a_doctor_some_day_refuses_nothing(catalog: Catalog) -> None:
    later = [s for s in all_signs(catalog.red_flags) if s.level is LATER and not s.doctor_first]
    assert len(later) > 3
    assert not triage(catalog, later, About(), complete=True).refuses


def test_the_list_asks_the_most_urgent_first(catalog: Catalog) -> None:
    urgencies = [sign.level.urgency for sign in all_signs(catalog.red_flags)]
    assert urgencies == sorted(urgencies, reverse=True)


# Answers that mean more together


def cluster_ids(verdict: Verdict) -> set[str]:
    """The ids of the clusters that were reached."""
    return {cluster.id for cluster in verdict.clusters}


@pytest.mark.parametrize("cluster", CLUSTERS, ids=[cluster.id for cluster in CLUSTERS])
def test_a_cluster_is_reached_by_one_yes_of_each_set_whichever(cluster: Cluster) -> None:
    for yes in product(*cluster.together):
        verdict = verdict_on(*yes)
        assert cluster.id in cluster_ids(verdict), yes
        assert verdict.level.urgency >= cluster.level.urgency
        assert verdict.refuses or cluster.level is LATER


@pytest.mark.parametrize("cluster", CLUSTERS, ids=[cluster.id for cluster in CLUSTERS])
def test_a_cluster_is_not_reached_while_one_set_has_no_yes(cluster: Cluster) -> None:
    everything = [*BY_ID, *SITUATION_IDS]
    for missing in cluster.together:
        others = [own for own in everything if own not in missing]
        silent = verdict_on(*others)
        denied = verdict_on(*others, told={own: False for own in missing if own not in BY_ID})
        assert cluster.id not in cluster_ids(silent)
        assert cluster.id not in cluster_ids(denied)
        assert {c.id for c in CLUSTERS if not _missing_a_set(c, missing)} == cluster_ids(silent)


def _missing_a_set(cluster: Cluster, missing: tuple[str, ...]) -> bool:
    return any(set(alternatives) <= set(missing) for alternatives in cluster.together)


def test_any_two_answers_reach_just_the_clusters_they_fill() -> None:
    reached = 0
    for pair in combinations([*BY_ID, *SITUATION_IDS], 2):
        filled = {c.id for c in CLUSTERS if all(set(pair) & set(own) for own in c.together)}
        assert cluster_ids(verdict_on(*pair)) == filled, pair
        reached += bool(filled)
    assert reached > 30


# Two answers, neither of which alone means as much (reference: safety, levels of two kinds).
@pytest.mark.parametrize(
    ("yes", "level"),
    [
        (("cancer", "RF47"), Level.EMERGENCY),
        (("cancer", "RF08b"), Level.EMERGENCY),
        (("cancer", "RF49"), Level.SAME_DAY),
        (("cancer", "RF51b"), Level.SAME_DAY),
        (("cancer", "RF17"), Level.SAME_DAY),
        (("blood_thinner", "RF13"), Level.EMERGENCY),
        (("blood_thinner", "RF11"), Level.EMERGENCY),
        (("fever", "RF37b"), Level.EMERGENCY),
        (("RF20b", "RF41b"), Level.EMERGENCY),
        (("pregnant", "RF37b"), Level.EMERGENCY),
        (("under_18", "RF49"), Level.SAME_DAY),
        (("infection_risk", "RF19"), Level.SAME_DAY),
        (("recent_operation", "RF19"), Level.SAME_DAY),
        (("cancer",), Level.SELF_CARE),
        (("RF47",), Level.SEE_DOCTOR),
        (("veins", "RF47"), Level.SEE_DOCTOR),
    ],
)
def test_what_two_answers_mean_together(yes: tuple[str, ...], level: Level) -> None:
    assert verdict_on(*yes).level is level


def test_an_age_counts_as_the_answer_it_gives() -> None:
    sign = BY_ID["RF49"]
    levels = {age: triage(CATALOG, [sign], About(age=age), complete=True).level for age in (17, 18)}
    assert levels == {17: Level.SAME_DAY, 18: Level.SEE_DOCTOR}


@given(asked=SOME_SIGNS, about=ABOUTS)
def test_clusters_come_most_urgent_first(asked: list[Sign], about: About) -> None:
    urgencies = [c.level.urgency for c in triage(CATALOG, asked, about, complete=True).clusters]
    assert urgencies == sorted(urgencies, reverse=True)


# Pain that lasts


@pytest.mark.parametrize(
    ("weeks", "found"),
    [
        (None, (Level.SELF_CARE, None)),
        (0, (Level.SELF_CARE, None)),
        (1, (Level.SELF_CARE, None)),
        (2, (Level.SELF_CARE, 2)),
        (3, (Level.SELF_CARE, 2)),
        (4, (Level.SEE_DOCTOR, 4)),
        (5, (Level.SEE_DOCTOR, 4)),
        (6, (Level.SEE_DOCTOR, 6)),
        (11, (Level.SEE_DOCTOR, 6)),
        (12, (Level.SEE_DOCTOR, 12)),
        (5200, (Level.SEE_DOCTOR, 12)),
    ],
)
def test_the_longer_it_lasts_the_more_it_asks_for(
    weeks: int | None, found: tuple[Level, int | None]
) -> None:
    assert level_of(About(weeks=weeks)) == found
    assert level_of(About(weeks=weeks, better=False, seen=False)) == found


@pytest.mark.parametrize("weeks", [2, 4, 6, 12, 500])
def test_what_gets_better_may_take_its_time(weeks: int) -> None:
    assert level_of(About(weeks=weeks, better=True)) == (Level.SELF_CARE, None)


def test_pain_of_three_months_that_was_seen_needs_no_second_look_and_newer_pain_does() -> None:
    assert level_of(About(weeks=12, seen=True)) == (Level.SELF_CARE, None)
    assert level_of(About(weeks=12, seen=False)) == (Level.SEE_DOCTOR, 12)
    assert level_of(About(weeks=11, seen=True)) == (Level.SEE_DOCTOR, 6)
    assert level_of(About(weeks=4, seen=True)) == (Level.SEE_DOCTOR, 4)


@given(about=ABOUTS)
def test_lasting_alone_refuses_nothing(about: About) -> None:
    verdict = triage(CATALOG, (), structs.replace(about, told={}, age=40), complete=True)
    assert not verdict.refuses
    assert not verdict.urgent


@given(asked=SOME_SIGNS, about=ABOUTS)
def test_neither_a_sign_nor_a_cluster_is_softened_by_getting_better(
    asked: list[Sign], about: About
) -> None:
    plain = triage(CATALOG, asked, structs.replace(about, weeks=None), complete=True)
    better = structs.replace(about, better=True, seen=True, weeks=600)
    assert triage(CATALOG, asked, better, complete=True) == plain


# Never lower


@given(some=SOME_SIGNS, more=SOME_SIGNS, about=ABOUTS, yes=TOLD, kept=SOME_KEPT)
def test_one_more_sign_or_situation_never_lowers_the_level_nor_lifts_a_refusal(
    some: list[Sign], more: list[Sign], about: About, yes: dict[str, bool], kept: Kept
) -> None:
    before = triage(CATALOG, some, about, complete=True, kept=kept)
    further = about.telling(dict.fromkeys(yes, True))
    after = triage(CATALOG, some + more, further, complete=True, kept=kept)
    assert after.level.urgency >= before.level.urgency
    assert after.refuses or not before.refuses
    assert set(after.clusters) >= set(before.clusters)


@given(about=ABOUTS, asked=SOME_SIGNS, later=st.integers(0, 60))
def test_more_weeks_never_lower_the_level_until_someone_has_looked_at_it(
    about: About, asked: list[Sign], later: int
) -> None:
    unseen = structs.replace(about, seen=False)
    before = triage(CATALOG, asked, unseen, complete=True)
    longer = structs.replace(unseen, weeks=(unseen.weeks or 0) + later)
    assert triage(CATALOG, asked, longer, complete=True).level.urgency >= before.level.urgency


@given(asked=SOME_SIGNS, about=ABOUTS, kept=SOME_KEPT)
def test_the_level_is_that_of_the_most_urgent_thing_and_no_higher(
    asked: list[Sign], about: About, kept: Kept
) -> None:
    verdict = triage(CATALOG, asked, about, complete=True, kept=kept)
    levels = [kept.level, *(sign.level for sign in verdict.raised)]
    levels += [cluster.level for cluster in verdict.clusters]
    levels += [verdict.lasting.level] if verdict.lasting else []
    assert verdict.level.urgency == max(level.urgency for level in levels)


# Answers of another day


@pytest.mark.parametrize("level", Level)
def test_a_kept_level_counts_like_any_other(catalog: Catalog, level: Level) -> None:
    kept = Kept(level, "2026-01-02")
    verdict = triage(catalog, (), About(), complete=True, kept=kept)
    assert (verdict.level, verdict.kept) == (level, kept)
    assert verdict.refuses == (level in URGENT)
    worst = triage(catalog, SIGNS, About(), complete=True, kept=kept)
    assert worst.level is Level.EMERGENCY


@given(asked=SOME_SIGNS, about=ABOUTS, complete=st.booleans(), again=st.sampled_from(AskAgain))
def test_answers_to_be_given_again_refuse_whatever_else_was_answered(
    asked: list[Sign], about: About, again: AskAgain, *, complete: bool
) -> None:
    verdict = triage(CATALOG, asked, about, complete=complete, kept=Kept(ask_again=again))
    assert verdict.refuses
    assert verdict.level is triage(CATALOG, asked, about, complete=complete).level


# Ids


def test_a_row_split_in_two_counts_as_its_higher_half(catalog: Catalog) -> None:
    (sign,) = find_signs(["RF24"], catalog.red_flags)
    assert (sign.id, sign.level) == ("RF24a", Level.EMERGENCY)


def test_the_first_half_of_every_split_row_is_the_higher_one(catalog: Catalog) -> None:
    levels = {sign.id: sign.level for sign in all_signs(catalog.red_flags)}
    halves = [sign_id[:-1] for sign_id in levels if sign_id.endswith("b")]
    assert halves
    for row in halves:
        assert levels[f"{row}a"].urgency > levels[f"{row}b"].urgency
        assert find_signs([row], catalog.red_flags)[0].id == f"{row}a"


@pytest.mark.parametrize("name", ["RF01", "rf01", "Rf 01", " rf-01 ", "ＲＦ０１"])
def test_a_sign_is_found_however_its_id_is_typed(catalog: Catalog, name: str) -> None:
    assert [sign.id for sign in find_signs([name], catalog.red_flags)] == ["RF01"]


def test_every_sign_is_found_by_its_own_id(catalog: Catalog) -> None:
    for sign in all_signs(catalog.red_flags):
        assert find_signs([sign.id], catalog.red_flags) == (sign,)


@pytest.mark.parametrize("name", ["RF24c", "RF011", "RF99"])
def test_an_unknown_id_suggests_near_ones(catalog: Catalog, name: str) -> None:
    with pytest.raises(WrongUseError, match=rf"'{name}'\. Did you mean RF\d\d[ab]?( or RF|\?)"):
        find_signs([name], catalog.red_flags)


def test_one_unknown_id_among_known_ones_is_an_error_and_not_left_out(catalog: Catalog) -> None:
    with pytest.raises(WrongUseError, match="There is no warning sign called 'nonsense'"):
        find_signs(["RF01", "nonsense"], catalog.red_flags)


@pytest.mark.parametrize("name", ["", " ", "-", "'"])
def test_an_empty_id_is_an_error_and_not_a_no(catalog: Catalog, name: str) -> None:
    with pytest.raises(WrongUseError, match="such as RF01"):
        find_signs([name], catalog.red_flags)
