"""The worked examples in the docstrings are true, and every public function has one."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil

import pytest

from credit_coach import money

_MODULES = sorted(module.name for module in pkgutil.iter_modules(money.__path__))
# Without arithmetic of their own: names and figures only.
_WITHOUT_EXAMPLES = {"horizon", "thresholds"}


@pytest.mark.parametrize("name", _MODULES)
def test_examples_are_true(name: str) -> None:
    """Every example of the module gives the result that it prints, and a module of functions has examples."""
    outcome = doctest.testmod(importlib.import_module(f"{money.__name__}.{name}"))
    assert outcome.failed == 0
    assert (outcome.attempted == 0) == (name in _WITHOUT_EXAMPLES)


@pytest.mark.parametrize("name", [name for name in money.__all__ if inspect.isfunction(getattr(money, name))])
def test_public_function_has_an_example(name: str) -> None:
    """A public function shows a call with its result."""
    assert ">>> " in (inspect.getdoc(getattr(money, name)) or "")
