"""Matching: which claim of a reader stands for which annotated one, one to one and of the greatest total weight."""

from __future__ import annotations

from collections.abc import Sequence

INFINITY = float("inf")


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of the greatest total weight in which no row or column stands twice.

    A weight of zero or less is no pair. The Hungarian method with potentials, cubic in the larger side; see
    R. Jonker and A. Volgenant, Computing 38 (1987).
    """
    if not weights or not weights[0]:
        return []
    size = max(len(weights), len(weights[0]))
    cost = [
        [-max(0.0, weights[r][c]) if r < len(weights) and c < len(weights[0]) else 0.0 for c in range(size)]
        for r in range(size)
    ]
    owner = owners(cost)
    pairs = ((row, column) for column, row in enumerate(owner))
    return sorted((row, column) for row, column in pairs if cost[row][column] < 0)


def owners(cost: Sequence[Sequence[float]]) -> list[int]:
    """The row of each column in the cheapest assignment of a square matrix."""
    size = len(cost)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [size] * (size + 1)
    for row in range(size):
        owner[size] = row
        came_from = cheapest_path(cost, owner, row_price, column_price)
        column = came_from.pop()
        while column != size:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    return owner[:size]


def cheapest_path(
    cost: Sequence[Sequence[float]], owner: Sequence[int], row_price: list[float], column_price: list[float]
) -> list[int]:
    """For each column the one before it on the way from the new row; the free column at the end of the way comes last."""
    size = len(cost)
    least, came_from, used = [INFINITY] * size, [size] * size, [False] * (size + 1)
    column = size
    while owner[column] != size:
        used[column] = True
        row = owner[column]
        for other in (c for c in range(size) if not used[c]):
            price = cost[row][other] - row_price[row] - column_price[other]
            if price < least[other]:
                least[other], came_from[other] = price, column
        following = min((c for c in range(size) if not used[c]), key=least.__getitem__)
        step = least[following]
        for other in range(size + 1):
            if used[other]:
                row_price[owner[other]] += step
                column_price[other] -= step
            elif other < size:
                least[other] -= step
        column = following
    return [*came_from, column]
