"""The handbook in the window: its book, and the way there from wherever somebody stands."""
