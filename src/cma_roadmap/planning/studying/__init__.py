"""What to learn until the exam: weeks, hours and areas of the content outline; pure."""
