"""Distances, bearings, containment, and zones with an uncertain edge."""
