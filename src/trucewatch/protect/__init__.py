"""Protection of persons: redaction and coarsening before anything is published."""
