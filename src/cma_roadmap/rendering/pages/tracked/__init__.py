"""`done`, `undo`, `log`, `next`, `status` and `diff`."""
