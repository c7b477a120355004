"""The workbench and the API."""
