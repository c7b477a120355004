"""The commands under `trucewatch reconcile` and `trucewatch contradictions`."""
