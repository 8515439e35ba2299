"""What a passphrase costs in tests: next to nothing."""

from sipdesk.data.sealing import Cost

CHEAP = Cost(memory=8, iterations=1, lanes=1)
