"""Rules on calls, by what they look at: chains, single requests, policies."""
