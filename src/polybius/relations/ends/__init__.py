"""Who the two ends of a dyad are, and the events that a store holds of them."""
