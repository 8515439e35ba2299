"""The window. It is given a store and the documents, and never knows SQL or ReportLab."""
