"""What `dev.py` is made of, beside its commands; nothing but Python's standard library."""
