"""Frozen values: what people define, and what planning computes from it."""
