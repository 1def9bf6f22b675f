"""The commands: arguments, prompts, printing and exit codes. No rules of the domain."""
