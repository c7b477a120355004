"""Publication: findings as report, map, charts and data."""
