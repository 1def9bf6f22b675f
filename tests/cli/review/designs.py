"""Designs that the tests of the command review."""

SYNC = """# Orders

```mermaid
sequenceDiagram
  actor User
  User->>Orders: POST /orders
  Orders->>Notification service: POST /mails
  Notification service-->>Orders: 201 Created
  Orders-->>User: 201 Created
```
"""
# The mail has left the request.
ASYNC = """# Orders

```mermaid
sequenceDiagram
  actor User
  User->>Orders: POST /orders
  Orders->>Message Broker: publish OrderPlaced
  Orders-->>User: 201 Created
  Message Broker-->>Notification service: OrderPlaced
```

Messages that fail five times go to a dead-letter queue.
"""
BARE = "sequenceDiagram\n  A->>B: POST /a\n  B-->>A: 200\n"
