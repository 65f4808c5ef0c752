"""Files → the cohort and findings; the only place that knows YAML and the disk.

`load.load` is the way in. It is not imported here: whoever only looks for a
programme, or at its files, does not pay for reading them.
"""
