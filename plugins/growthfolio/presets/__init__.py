"""Ready programmes, the repository each begins with, and CI for git hosts: data."""
