"""Optional graders behind grading's port: a model behind an HTTP endpoint."""
