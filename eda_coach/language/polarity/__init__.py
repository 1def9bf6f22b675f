"""Whether what is said is asserted, denied, hedged, asked, supposed or told as others' opinion."""
