"""What is already known of a finding: ignored, accepted, in a baseline, in an older version."""
