"""Commands about what to learn: a plan of study, what exams ask, the skills of the job."""
