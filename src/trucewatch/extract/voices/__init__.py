"""Voices: who tells, over which characters, and what that makes of what is told."""
