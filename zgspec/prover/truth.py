"""Truth values: a Python bool where it is known, a solver term otherwise."""

from __future__ import annotations

import z3

Truth = bool | z3.BoolRef


def to_term(truth: Truth) -> z3.BoolRef:
    """Return the solver term of a truth value."""
    return z3.BoolVal(truth) if isinstance(truth, bool) else truth


def simplified(term: z3.BoolRef) -> Truth:
    """Return a simplified truth value, as a bool where the term is decided."""
    reduced = z3.simplify(term)
    if z3.is_true(reduced):
        return True
    return False if z3.is_false(reduced) else reduced


def negate(truth: Truth) -> Truth:
    """Return the opposite; a double negation is removed, so that opposites are recognised later."""
    if isinstance(truth, bool):
        return not truth
    if z3.is_not(truth):
        inner = truth.arg(0)
        if isinstance(inner, z3.BoolRef):
            return inner
    return z3.Not(truth)


def is_same(left: Truth, right: Truth) -> bool:
    """Return whether two truth values are written alike."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return left.eq(right)


def conjunction(*truths: Truth) -> Truth:
    """Return whether all hold."""
    terms: list[z3.BoolRef] = []
    for truth in truths:
        if truth is False:
            return False
        if not isinstance(truth, bool) and not any(truth.eq(term) for term in terms[-4:]):
            terms.append(truth)
    if not terms:
        return True
    return terms[0] if len(terms) == 1 else z3.And(*terms)


def disjunction(*truths: Truth) -> Truth:
    """Return whether one of them holds."""
    terms: list[z3.BoolRef] = []
    for truth in truths:
        if truth is True:
            return True
        if not isinstance(truth, bool) and not any(truth.eq(term) for term in terms[-4:]):
            terms.append(truth)
    if not terms:
        return False
    return terms[0] if len(terms) == 1 else z3.Or(*terms)


def choose_truth(condition: Truth, then: Truth, otherwise: Truth) -> Truth:
    """Return then where the condition holds, otherwise elsewhere."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    if is_same(then, otherwise):
        return then
    if isinstance(then, bool):
        return (
            disjunction(condition, otherwise) if then else conjunction(negate(condition), otherwise)
        )
    if isinstance(otherwise, bool):
        return disjunction(negate(condition), then) if otherwise else conjunction(condition, then)
    return z3.If(condition, then, otherwise)


def equal_truth(left: Truth, right: Truth) -> Truth:
    """Return whether two truth values agree."""
    if isinstance(left, bool):
        return right if left else negate(right)
    if isinstance(right, bool):
        return left if right else negate(left)
    return simplified(z3.Not(z3.Xor(left, right)))
