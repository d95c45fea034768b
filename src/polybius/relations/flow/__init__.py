"""What a daily series of a dyad tells: levels, shocks, breaks, forecasts, and two series held against each other."""
