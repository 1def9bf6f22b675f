"""What a drawn sequence diagram means: who calls, publishes, answers."""
