"""Which pages exist, and what each says."""
