"""A filter of `disclosure/` with one condition of it taken out, for as long as a test.

What is changed is the filter's own text: where it is not there any more, the test
says so, and somebody has to say how it is filtered now.
"""

import inspect
import sys
import textwrap
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest
from msgspec import Struct


class Filter(Struct, frozen=True):
    """A function of disclosure, as `module:name`, what is in it, and what instead."""

    where: str
    text: str
    instead: str

    def __str__(self) -> str:
        return f"{self.where}: {' '.join(self.text.split())}"

    def switch_off(self, patch: pytest.MonkeyPatch) -> None:
        """Let the function do without."""
        module_name, _, name = self.where.partition(":")
        module = import_module(f"growthfolio.disclosure.{module_name}")
        holder, _, attribute = name.rpartition(".")
        owner: Any = getattr(module, holder) if holder else module
        source = textwrap.dedent(inspect.getsource(_plain(owner, attribute)))
        assert source.count(self.text) == 1, f"{self}: not found once"
        made: dict[str, Any] = {}
        code = compile(source.replace(self.text, self.instead), str(self), "exec")
        exec(code, module.__dict__, made)  # noqa: S102 - our own function, changed
        if holder:
            patch.setattr(owner, attribute, made[attribute])
            return
        before = getattr(module, attribute)
        for user in _users(before, attribute):
            patch.setattr(user, attribute, made[attribute])


def _plain(owner: object, attribute: str) -> Any:  # noqa: ANN401
    """The function itself, be it a method, a property or a class method."""
    found = inspect.getattr_static(owner, attribute)
    return getattr(found, "fget", None) or getattr(found, "__func__", found)


def _users(function: object, name: str) -> Iterator[ModuleType]:
    """Every module that has the function by its name."""
    for key, module in tuple(sys.modules.items()):
        ours = key.startswith(("growthfolio", "canaries", "builders"))
        if ours and getattr(module, name, None) is function:
            yield module
