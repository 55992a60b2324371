"""Documents become findings: one pure step a module, their order only in pipeline.py."""
