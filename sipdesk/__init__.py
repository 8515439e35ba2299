"""SIPdesk: an offline desktop program for the coordinator of a samordnad individuell plan."""

__version__ = "0.1.0"
TITLE = "SIPdesk"  # never a person's name: titles stand in task bars and screen shares
