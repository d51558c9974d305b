"""`skills`: the skills of the job, a list for a résumé, a check of a transcript."""
