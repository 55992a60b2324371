"""The docks around the timeline; each shows the selection in its own terms and imports no other."""
