"""A file people attach → a copy that holds what is to be seen, or why there is none.

What a file says beside that, who made it, where and with what, is left out; what can
run code, cannot be opened or cannot be cleaned has no copy. Bytes in, bytes out:
nothing here opens a file, and nothing is drawn or computed again, so that pictures
and slides stay exactly what they are. `clean.clean` and `clean.prepare` are the ways
in; `problem` alone is light enough to be loaded by a check that meets no files.
"""
