"""eda-coach: practise the choice between event-driven and request-response."""
