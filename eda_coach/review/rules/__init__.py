"""Rules, one family a file: a design in, rulings out. Pure."""
