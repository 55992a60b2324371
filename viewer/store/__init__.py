"""The project file: one SQLite file that holds documents, findings, every edit and their order."""
