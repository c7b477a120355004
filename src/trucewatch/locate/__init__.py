"""Places and moments: spotted in a text, then resolved."""
