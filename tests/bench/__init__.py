"""Measurements that say how fast something is, as ratios; nothing here fails a suite."""
