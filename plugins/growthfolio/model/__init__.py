"""The words of the trade: what the other stages hand to each other.

Nothing here reads, counts or prints. A struct whose attributes carry a `Key`
is also the schema of what people write: the loader, the JSON Schema for editors,
the scaffold and the reference all read these classes.
"""
