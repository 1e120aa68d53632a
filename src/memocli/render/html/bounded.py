"""How far a page template of a project may go: Jinja's sandbox, with its steps and widths bounded.

It is the project's own, and may be wrong: a loop within a loop, a width with a zero too many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, Final

from jinja2 import DictLoader, TemplateRuntimeError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import do_format
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from memocli.render.html.environment import SETTINGS

# A memo with ten times as many notes as the largest known takes a fiftieth of these steps.
_MOST_STEPS: Final = 1_000_000
_STEPS_OF_A_CALL: Final = 4
# The longest text, list or number that one operation may make, and the widest column.
_LONGEST: Final = 1_000_000
_MOST_DIGITS: Final = 3
_TOO_WIDE: Final = f"a width has more than {_MOST_DIGITS} digits"
_WIDE: Final = re.compile(rf"%(?:\([^)]*\))?[^a-zA-Z%]*(?:\*|\d{{{_MOST_DIGITS + 1}}})")
_WIDE_FIELD: Final = re.compile(rf"\d{{{_MOST_DIGITS + 1}}}|{{[^{{}}]*{{")
_WITH_WIDTHS: Final = ("batch", "center", "indent", "slice", "truncate", "wordwrap")


class _CountedLoops(CodeGenerator):
    """Jinja's compiler, which passes what a loop runs over through the filter `counted`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja's name
        for loop in list(node.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
        super().visit_Template(node, frame)


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox of one rendering. Its bounds raise TemplateRuntimeError."""

    code_generator_class = _CountedLoops
    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self) -> None:
        super().__init__(loader=DictLoader({}), **SETTINGS)  # a template is one file
        self._steps = 0
        self.filters["counted"] = self._counted
        self.filters["format"] = _format
        self.filters |= {name: _narrow(self.filters[name], name) for name in _WITH_WIDTHS}
        del self.globals["lipsum"]

    def _step(self, steps: int = 1) -> None:
        self._steps += steps
        if self._steps > _MOST_STEPS:
            raise TemplateRuntimeError(f"it takes more than {_MOST_STEPS:,} steps")

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._step()
            yield item

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, a method or a function."""
        self._step(_STEPS_OF_A_CALL)
        if isinstance(getattr(called, "__self__", None), str):
            called = _narrow(called, called.__name__)
        return super().call(context, called, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate, where the result can't be too long."""
        if operator == "%" and isinstance(left, str) and _WIDE.search(left):
            raise TemplateRuntimeError(_TOO_WIDE)
        if _length_of_result(operator, left, right) > _LONGEST:
            raise TemplateRuntimeError(f"`{operator}` makes something too long")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """The safe `format` of a text, where it has no wide fields."""
        wrapped = super().wrap_str_format(value)
        if wrapped is not None and _WIDE_FIELD.search(value.__self__):
            raise TemplateRuntimeError(_TOO_WIDE)
        return wrapped


def _length_of_result(operator: str, left: Any, right: Any) -> int:
    """About how long a product or a power is: in items, or in bits."""
    if isinstance(left, int) and isinstance(right, int):
        return (
            left.bit_length() * max(right, 1)
            if operator == "**"
            else left.bit_length() + right.bit_length()
        )
    if operator == "*" and (isinstance(left, int) or isinstance(right, int)):
        many, times = (right, left) if isinstance(left, int) else (left, right)
        return len(many) * times if isinstance(many, str | list | tuple) else 0
    return 0


def _format(text: Any, *values: Any, **named: Any) -> Any:
    """The filter `format`, which is the operator `%`, without wide columns."""
    if _WIDE.search(str(text)):
        raise TemplateRuntimeError(_TOO_WIDE)
    return do_format(text, *values, **named)


def _narrow(called: Callable[..., Any], name: str) -> Callable[..., Any]:
    """The same filter or method, which takes no number that makes a long text."""

    @wraps(called)
    def narrow(*args: Any, **kwargs: Any) -> Any:
        if any(
            isinstance(value, int) and abs(value) > _LONGEST for value in (*args, *kwargs.values())
        ):
            raise TemplateRuntimeError(f"`{name}` makes something too long")
        return called(*args, **kwargs)

    return narrow
