"""Setting: which times and places of a sentence belong to which of its acts."""
