"""The rules by family: the codes and sentences people meet; `register` has them all."""
