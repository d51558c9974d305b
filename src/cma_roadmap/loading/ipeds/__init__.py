"""Rebuilding the list of schools from the raw tables of the federal survey IPEDS."""
