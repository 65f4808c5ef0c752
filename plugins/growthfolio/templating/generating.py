"""The Python code of a template, without what fragments have no use for.

Nothing that fragments call asks for a context, and most of what they show needs no
escaping: to ask and to wrap takes longer than all the rest of a card.
"""

import re
from collections.abc import Iterable
from keyword import iskeyword
from typing import Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Node
from markupsafe import Markup, escape

_SPECIAL: Final = re.compile("[&<>\"']").search


def shown(value: object) -> str:
    """A value as HTML: what `markupsafe.escape` makes of it, sooner."""
    if type(value) is str:
        return escape(value) if _SPECIAL(value) else value
    return value if type(value) is Markup else escape(value)


class Generator(CodeGenerator):
    """Jinja's own, but for what it does with each value and each call."""

    def visit_Template(  # noqa: N802 - Jinja's name
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """The module; it knows `shown`."""
        self.writeline(f"from {shown.__module__} import {shown.__name__}")
        super().visit_Template(node, frame)

    def visit_Call(  # noqa: N802 - the same
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A call of what is called, not of somebody to call it."""
        spelled_out = any(iskeyword(one.key) for one in node.kwargs)
        if forward_caller or spelled_out or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def blockvisit(self, nodes: Iterable[Node], frame: Frame) -> None:
        """What stands in a block: put together there, and handed on as one."""
        body = tuple(nodes)
        if frame.buffer is not None or any(map(_handed_on, body)):
            super().blockvisit(body, frame)
            return
        self.buffer(frame)
        super().blockvisit(body, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Test(  # noqa: N802 - the same
        self, node: nodes.Test, frame: Frame
    ) -> None:
        """A test; whether something is none is asked of Python."""
        if node.name != "none":
            super().visit_Test(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(" is None)")

    def visit_Getattr(  # noqa: N802 - the same
        self, node: nodes.Getattr, frame: Frame
    ) -> None:
        """An attribute; Jinja is asked where there is none."""
        if not isinstance(node.node, nodes.Name):
            super().visit_Getattr(node, frame)
            return
        self.write("(found if (found := getattr(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing else ")
        super().visit_Getattr(node, frame)
        self.write(")")

    def _output_child_pre(
        self,
        node: nodes.Expr,
        frame: Frame,
        finalize: CodeGenerator._FinalizeInfo,
    ) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(f"{shown.__name__}(")
        else:
            super()._output_child_pre(node, frame, finalize)


def _handed_on(node: Node) -> bool:
    """Whether what a node says is put together already, or told by Jinja itself."""
    within = nodes.Template([node])
    alone = (one for one in within.find_all(nodes.Include) if not one.with_context)
    return within.find(nodes.Block) is not None or any(alone)
