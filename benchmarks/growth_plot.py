"""A log-log plot of seconds against a number, as SVG."""

from __future__ import annotations

import math

Growth = tuple[tuple[int, float], ...]
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 340, 230, 60, 30, 40
INK, LINE, FAINT = "#222", "#1f5fa8", "#ccc"


def panel(growth: Growth, title: str, shift: int) -> str:
    """One panel: seconds against a number, with a straight line from point to point."""
    low, high = (math.log10(edge(seconds for _, seconds in growth)) for edge in (min, max))
    bottom, top = math.floor(low), math.floor(high) + 1
    first = math.log10(growth[0][0])
    span = math.log10(growth[-1][0]) - first or 1.0

    def x(number: float) -> float:
        return LEFT + (WIDTH - LEFT - 30) * (math.log10(number) - first) / span

    def y(seconds: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(seconds) - bottom) / (top - bottom)

    parts = [f'<text x="{LEFT}" y="16" font-weight="bold">{title}</text>']
    for power in range(bottom, top + 1):
        parts.append(f'<path d="M{LEFT} {y(10**power):.1f}H{WIDTH - 30}" stroke="{FAINT}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{y(10**power) + 4:.1f}" text-anchor="end">{10.0**power:g}</text>')
    line = " ".join(f"{x(number):.1f},{y(seconds):.1f}" for number, seconds in growth)
    parts.append(f'<polyline points="{line}" fill="none" stroke="{LINE}" stroke-width="2"/>')
    for number, seconds in growth:
        parts.append(f'<circle cx="{x(number):.1f}" cy="{y(seconds):.1f}" r="3.5" fill="{LINE}"/>')
        parts.append(f'<text x="{x(number):.1f}" y="{HEIGHT - 20}" text-anchor="middle">{number:,}</text>')
    return f'<g transform="translate({shift} 0)">' + "".join(parts) + "</g>"


def picture(panels: list[str], title: str) -> str:
    """The panels side by side, as one image."""
    width = len(panels) * (WIDTH + 20) - 20
    size = f'width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}"'
    style = f'font-family="sans-serif" font-size="11" fill="{INK}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style} role="img">'
    return "\n".join([opening, f"<title>{title}</title>", *panels, "</svg>"]) + "\n"
