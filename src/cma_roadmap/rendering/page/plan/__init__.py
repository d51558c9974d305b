"""The blocks that only a plan has, and what each writer makes of them."""
