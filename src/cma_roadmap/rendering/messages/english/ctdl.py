"""English words of the linked data document. Codes begin with `ctdl.`."""

from __future__ import annotations

CTDL_PHRASES: dict[str, str] = {
    # schemes and concepts of CTDL, by the names they have there
    "ctdl.CostType": "Cost Type",
    "ctdl.costType.Application": "Application",
    "ctdl.costType.LearningResource": "Learning Resource",
    "ctdl.costType.ReexaminationFee": "Reexamination Fee",
    "ctdl.costType.RenewalFee": "Maintenance Fee",
    "ctdl.costType.Tuition": "Tuition",
    "ctdl.costType.AggregateCost": "Aggregate Cost",
    "ctdl.CredentialStatus": "Credential Status",
    "ctdl.credentialStat.Active": "Active",
    "ctdl.Audience": "Audience",
    "ctdl.audience.Member": "Member",
    "ctdl.audience.NonMember": "Non-Member",
    "ctdl.AssessmentMethod": "Assessment Method",
    "ctdl.assessMethod.Exam": "Exam",
    "ctdl.LearningMethod": "Learning Method",
    "ctdl.learnMethod.Apprenticeship": "Apprenticeship",
    "ctdl.soc": "Standard Occupational Classification",
    "ctdl.soc.name": "Medical Assistants",
    "ctdl.cip": "Classification of Instructional Programs",
    "ctdl.cip.name": "Medical/Clinical Assistant",
    # money
    "ctdl.price-unknown": "The price is not known.",
    "ctdl.price-likely": "This is the likely price. It may be {low} to {high}.",
    "ctdl.basis.default": "A typical figure, not a quote.",
    "ctdl.basis.estimated": "Worked out by us, not a quote.",
    "ctdl.others": "Other sources say: {readings}.",
    "ctdl.doubt": "How sure this is: {doubt}.",
    "ctdl.cost-for": "For: {pathways}.",
    "ctdl.every-year": "every year",
    "ctdl.cost-total": "Cost up to the certificate",
    "ctdl.cost-total-held": "Cost of this plan",
    "ctdl.cost-partial": "At least this much: some prices are not known.",
    # rules
    "ctdl.ways-in": "Ways in to {credential}",
    "ctdl.one-way": "One of these ways in is enough. All of them lead to the same exam.",
    "ctdl.one-way-no-exam": "One of these ways in is enough. There is no exam.",
    "ctdl.one-of": "{text} One of these is enough: {parts}",
    "ctdl.some-of": "{text} At least {count} of these: {parts}",
    "ctdl.window": "{limit}: no longer ago than {within}.",
    "ctdl.window-unknown": "{limit}: looked for and not found. Ask before you count on it.",
    "ctdl.limit": "Time limit",
    "ctdl.limit-on": "Time limit on \u201c{rule}\u201d",
    "ctdl.window-where": (
        "CTDL has no property for a time limit: it is in cmaroadmap:recencyWindow."
    ),
    "ctdl.measured.application": "Counted to the day you apply.",
    "ctdl.measured.exam": "Counted to the day of the exam.",
    "ctdl.measured.unknown": "The body does not say to which day it is counted.",
    "ctdl.fact": "{label}: {value}",
    "ctdl.exam": "{credential} exam",
    "ctdl.renewal": "Keeping {credential}",
    "ctdl.renewal-ways": "Ways to renew: {methods}",
    "ctdl.renewal-by-ce": "Renew by continuing education",
    "ctdl.renewal-by-exam": "Renew by exam",
    "ctdl.renewal-late": "After a lapse",
    # programs
    "ctdl.typical": "Typical figures of many schools, not those of one school.",
    "ctdl.months": "The likely length is {months} months.",
    "ctdl.months-spread": "The likely length is {months} months. It may be {low} to {high}.",
    "ctdl.hours": "The likely time in class and at work is {hours} hours.",
    "ctdl.assumed-accreditor": "Taken to be accredited by {body}: check this for the real one.",
    # the plan
    "ctdl.plan-of": "A plan of {today}, by the rules of {day}.",
    "ctdl.made-by": (
        "Made by a program, not by {body}. Its days hold for one person. The CTIDs are made from "
        "the content: another plan has others. Days and prices of the steps are in cmaroadmap: "
        "terms, as CTDL has none for them."
    ),
    "ctdl.certified": "Certified by {day}.",
    "ctdl.not-this-way": "No: this plan breaks a limit. Do not follow it as it is.",
    "ctdl.keep": "Keep {credential}",
    "ctdl.day": "Day: {day}.",
    "ctdl.days": "From {day} to {last}.",
    "ctdl.by": "At the latest by {day}.",
    "ctdl.done": "Done.",
    "ctdl.papers": "{label}: {papers}.",
    "ctdl.all-first": "All of these come first.",
    "ctdl.all-groups": "All of these groups come first.",
    "ctdl.group": "{phase}: all of these come first.",
    "ctdl.category": "certification",
}
