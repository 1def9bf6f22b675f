"""The mock interview: phases, probes, scorecard. Pure."""
