"""The world around the commands: folders, streams, documents, the clock."""
