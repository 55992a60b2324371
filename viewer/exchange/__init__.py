"""Findings and chronologies as other programs read them."""
