"""Ids of the steps that several parts of a plan tie to: stable, for calendars and logs use them."""

from __future__ import annotations

DIPLOMA = "foundation.diploma"
CHOOSE = "training.choose"
PROGRAM = "training.program"
EXTERNSHIP = "externship.hours"
COMPLETE = "training.complete"
STUDY = "exam.study"
REVIEW = "exam.review"
CONFIRM = "exam.confirm"
APPLY = "exam.apply"
APPROVAL = "exam.approval"
APPLY_BY = "exam.apply_by"
WINDOW = "exam.window"
SIT = "exam.sit"
RESULT = "exam.result"
CERTIFIED = "exam.certified"
