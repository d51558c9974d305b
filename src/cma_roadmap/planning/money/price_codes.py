"""The codes of cost lines: what a price is for."""

TUITION, BOOKS = "tuition", "books"
EXAM_FEE, RETAKE_FEE, REACTIVATION_FEE = "exam_fee", "retake_fee", "reactivation_fee"
RENEWAL_FEE, ANNUAL_FEE = "renewal_fee", "annual_fee"
CE, CLEARANCE, GED, STATE_FEE = "ce", "clearance", "ged", "state_fee"
KEEPING = "keeping"
"""All that keeping a credential costs, where nobody tells how long a term is."""
