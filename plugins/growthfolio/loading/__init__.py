"""Files → the cohort and findings; the only place that knows YAML and the disk."""

from growthfolio.loading.load import find_root, load

__all__ = ["find_root", "load"]
