"""Places: names spotted in a text, then resolved against a gazetteer."""
