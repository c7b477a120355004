"""Event tables: rows of ACLED, UCDP or any other data set as the columns that are linked, and what they share."""
