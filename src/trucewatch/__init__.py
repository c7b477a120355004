"""Trucewatch: is the ceasefire being kept, and who says so?"""

__version__ = "0.1.0"
