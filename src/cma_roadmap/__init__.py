"""Dated, costed, sourced roadmaps to becoming and staying a certified medical assistant."""
