"""Sourced event data from news reports, and measured relations from event data."""
