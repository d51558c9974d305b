"""Searching all roads for the best one."""
