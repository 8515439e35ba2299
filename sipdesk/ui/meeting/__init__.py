"""Meeting mode: the window turned towards the table, large, one thing at a time."""
