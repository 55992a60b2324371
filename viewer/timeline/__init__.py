"""Where things stand: pure geometry in numpy, no Qt."""
