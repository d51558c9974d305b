"""Moving to another state: what holds, what ends, what is to be done anew; dates by hand."""

from __future__ import annotations

from datetime import date

import pytest

from cma_roadmap import Goal
from cma_roadmap.model.results.network import StepStatus
from cma_roadmap.model.results.planned_state import Move

from .state_plans import GRADUATE, NOBODY, TODAY, Plan, holder, made


def moved(person: str, here: str | None, there: str, on: date, horizon: int = 1) -> Plan:
    """A plan for the CMA (AAMA) with a move in it."""
    return made(person, Goal("cma-aama", state=here, move_to=Move(there, on), horizon=horizon))


class TestToWashington:
    """From Texas, which asks for nothing, to Washington on 15 January 2030."""

    day = date(2030, 1, 15)

    def test_an_exam_of_less_than_5_years_counts(self) -> None:
        """Certified 20 Jan 2025: good until 20 Jan 2030, five days after the move."""
        found = moved(holder("2025-01-20"), "TX", "WA", self.day)

        assert found.start("state.move") == self.day
        assert found.steps["state.move"].step.status is StepStatus.PINNED
        assert found.start("state.doh-application") == self.day
        assert found.start("state.approved-exam-until") == date(2030, 1, 20)
        assert found.start("state.ready") == date(2030, 1, 17)
        assert "state_exam_too_old" not in found.codes()

    @pytest.mark.parametrize(
        ("certified", "counts"),
        [("2025-01-16", True), ("2025-01-15", True), ("2025-01-14", False)],
        ids=["less a day", "to the day", "and a day"],
    )
    def test_the_age_is_measured_at_the_application_after_the_move(
        self, certified: str, counts: bool
    ) -> None:
        found = moved(holder(certified), "TX", "WA", self.day)

        assert ("state_exam_too_old" in found.codes()) is not counts

    def test_seven_years_after_the_exam_it_is_passed_again_on_the_permit(self) -> None:
        """Application 15 Jan; 8 weeks from the 16th end on 12 Mar; the permit a year later."""
        found = moved(holder("2023-01-10"), "TX", "WA", self.day, horizon=2)

        assert "10 Jan 2028" in found.says("state_exam_too_old")
        assert "by 10 Jan 2028" in found.says("state_exam_sooner")
        assert found.start("state.approved-exam") == date(2030, 1, 16)
        assert found.last("state.approved-exam") == date(2030, 3, 12)
        assert found.start("state.interim-certificate") == date(2030, 1, 16)
        assert found.last("state.interim-certificate") == date(2031, 1, 15)
        assert found.start("state.ready") == date(2030, 3, 13)

    def test_all_that_is_new_comes_after_the_move(self) -> None:
        found = moved(holder("2025-01-20"), "TX", "WA", self.day)
        new = [n for n in found.of_state if found.steps[n].step.status is StepStatus.TODO]

        assert len(new) >= 5
        assert all(found.start(name) >= self.day for name in new)
        told = found.says("move_redo")
        assert "Apply to the Department of Health; Fingerprint check, if asked" in told

    def test_the_head_knows_both_states(self) -> None:
        places = moved(holder("2025-01-20"), "TX", "WA", self.day).roadmap.states

        assert [(place.name, place.since) for place in places] == [
            ("Texas", None),
            ("Washington", self.day),
        ]


class TestTheCredential:
    """A national certificate holds everywhere, if it has not run out by then."""

    def test_in_force_on_the_day(self) -> None:
        """Certified 10 Feb 2026: 60 months from the end of February, so 28 Feb 2031."""
        found = moved(holder("2026-02-10"), "WA", "TX", date(2029, 6, 1))

        assert "28 Feb 2031" in found.says("move_holds")

    @pytest.mark.parametrize(
        ("on", "code"),
        [(date(2031, 2, 28), "move_holds"), (date(2031, 3, 1), "move_run_out")],
        ids=["last day", "day after"],
    )
    def test_the_last_valid_day_is_still_good(self, on: date, code: str) -> None:
        assert code in moved(holder("2026-02-10"), "WA", "TX", on).codes()

    def test_in_force_only_if_renewed(self) -> None:
        found = moved(holder("2026-02-10"), "WA", "TX", date(2033, 1, 1), horizon=2)

        renew = found.last("renewal.1.submit")
        assert f"{renew.day} Jan 2031" in found.says("move_holds_renewed")
        assert "29 Feb 2036" in found.says("move_holds_renewed")

    @pytest.mark.parametrize(
        ("on", "cycles"), [(date(2033, 1, 1), 2), (date(2036, 3, 1), 3)], ids=str
    )
    def test_a_horizon_that_does_not_reach_the_day(self, on: date, cycles: int) -> None:
        """Terms end on 28 Feb 2031, 29 Feb 2036 and 28 Feb 2041."""
        found = moved(holder("2026-02-10"), "WA", "TX", on)

        told = found.says("move_run_out")
        assert "28 Feb 2031" in told
        assert told.endswith(f"--horizon {cycles}")
        further = moved(holder("2026-02-10"), "WA", "TX", on, horizon=cycles)
        assert "move_holds_renewed" in further.codes()


class TestWhatEnds:
    def test_a_paper_of_the_state_ends_at_its_border(self) -> None:
        found = moved(holder("2026-02-10"), "WA", "TX", date(2029, 6, 1))

        told = found.says("move_ends")
        assert told == (
            "What ends: MA-Certified is a paper of Washington alone. It does not let you work in "
            "Texas."
        )
        assert "state.approved-exam-until" not in found.steps
        assert "move_too_soon" not in found.codes()

    def test_renewals_of_the_old_state_end_with_the_move(self) -> None:
        stays = made(holder("2026-02-10"), Goal("cma-aama", state="ND"))
        leaves = moved(holder("2026-02-10"), "ND", "TX", date(2028, 6, 30))

        assert "state.uap-renewal-1" in stays.steps
        assert stays.start("state.uap-renewal-1") == date(2028, 6, 30)
        assert "state.uap-renewal-1" not in leaves.steps

    def test_training_by_the_rules_of_one_state_may_not_count(self) -> None:
        found = moved(holder("2026-02-10"), "CA", "WA", date(2029, 6, 1))

        assert "rules of California" in found.says("move_trained")

    def test_two_states_with_steps_are_kept_apart(self) -> None:
        found = moved(holder("2026-02-10"), "CA", "WA", date(2029, 6, 1))

        assert {"state.injections-training", "state.ready"} <= set(found.steps)
        assert {"state.wa.doh-application", "state.wa.ready"} <= set(found.steps)
        assert found.start("state.wa.doh-application") == date(2029, 6, 1)
        assert "WA: Apply to the Department of Health" in found.says("move_redo")

    def test_no_rule_found_in_the_new_state_is_said_with_its_day(self) -> None:
        found = moved(holder("2026-02-10"), "WA", "AL", date(2029, 6, 1))

        assert "for Alabama; last looked into on 30 Nov 2026" in found.says("state_none_recorded")


class TestOddMoves:
    def test_to_the_same_state(self) -> None:
        found = moved(NOBODY, "AL", "AL", date(2029, 1, 1))

        assert "in Alabama already" in found.says("move_nowhere")
        assert "state.move" not in found.steps
        assert "for Alabama" in found.says("state_none_recorded")

    def test_in_the_past(self) -> None:
        found = moved(holder("2026-02-10"), "TX", "WA", date(2026, 11, 20))

        assert "you live in Washington now" in found.says("move_past")
        assert found.start("state.doh-application") == TODAY
        assert [place.name for place in found.roadmap.states] == ["Washington"]

    def test_today(self) -> None:
        found = moved(holder("2026-02-10"), "TX", "WA", TODAY)

        assert found.start("state.move") == TODAY
        assert found.start("state.doh-application") == TODAY
        assert "move_past" not in found.codes()

    def test_from_nowhere_said(self) -> None:
        found = moved(holder("2026-02-10"), None, "WA", date(2029, 6, 1))

        assert "Add --state." in found.says("move_from_unsaid")
        assert found.start("state.doh-application") == date(2029, 6, 1)

    def test_to_a_place_that_is_not_recorded(self) -> None:
        found = moved(holder("2026-02-10"), "TX", "PR", date(2029, 6, 1))

        assert "Nothing is recorded of PR" in found.says("state_not_recorded")


class TestBeforeTheCertificate:
    """Training ends on 5 Oct 2027, the exam is on 30 Oct."""

    def test_the_old_states_steps_that_would_come_later_are_left_out(self) -> None:
        found = moved(NOBODY, "WA", "TX", date(2027, 10, 18))

        assert "30 Oct 2027" in found.says("move_uncertified")
        assert "You leave Washington" in found.says("move_too_soon")
        assert "state.doh-application" in found.steps
        assert not {"state.approved-exam", "state.ready"} & set(found.steps)

    def test_nothing_is_left_of_them_for_who_moves_during_school(self) -> None:
        found = moved(GRADUATE.replace("2026-05-14", "2026-11-20"), "WA", "TX", TODAY)

        assert not {"state.doh-application", "state.ready"} & set(found.steps)
        assert "move_ends" not in found.codes()

    def test_the_new_state_comes_in_its_own_order(self) -> None:
        found = moved(NOBODY, "TX", "WA", date(2027, 3, 1))

        assert found.start("state.doh-application") == found.start("training.complete")
        assert found.start("state.interim-certificate") < found.start("exam.sit")

    @pytest.mark.parametrize("day", ["2027-03-01", "2027-10-01", "2028-01-01"])
    def test_the_certificate_comes_on_the_same_day(self, day: str) -> None:
        on = date.fromisoformat(day)
        plain = made(NOBODY, Goal("cma-aama")).roadmap

        for here, there in (("WA", "TX"), ("TX", "WA"), ("CA", "WA")):
            assert moved(NOBODY, here, there, on).roadmap.certified_on == plain.certified_on
