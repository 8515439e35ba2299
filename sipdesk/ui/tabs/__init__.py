"""The five tabs of a case. Each describes its fields as data; none knows another."""
