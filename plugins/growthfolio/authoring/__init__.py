"""The only stage that writes records: new ones, whole repositories, imported notes.

Nothing that is there is ever overwritten.
"""
