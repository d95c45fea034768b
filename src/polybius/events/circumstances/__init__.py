"""When and where an act was done, and how many it hurt."""
