"""The pattern language of evidence: phrases, and the wordings of terms."""
