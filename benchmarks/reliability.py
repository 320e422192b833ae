"""Draw docs/reliability.svg: how often the best passage is right at each confidence, in both languages.

The confidences of the best passages of all single questions of the exam's part `dev`, those that are not covered among
them, are cross-validated and put into ten bins; a dot lies at a bin's mean confidence and the share of its passages
that are right, with the interval of 95 % (Wilson). Prints the bins and the expected calibration error.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from fit_confidence import asked_of, best_passages, opened, singles

OUT = Path(__file__).parents[1] / "docs" / "reliability.svg"
BINS, SIZE, EDGE = 10, 300, 45
NAMES = {"zh": "Chinese", "en": "English"}
Z = 1.96


def main() -> None:
    """Ask, print and draw."""
    search, known = opened()
    panels = []
    for place, lang in enumerate(NAMES):
        chance, right, _ = best_passages([asked_of(search, *one) for one in singles(known, lang)])
        rows = binned(chance, right)
        error = sum(count * abs(mean - share) for mean, share, _, _, count in rows) / len(chance)
        title = f"{NAMES[lang]}: {len(chance):,} questions, calibration error {error:.3f}"
        print(title, *(f"{mean:.2f}: {share:.2f} of {count}" for mean, share, _, _, count in rows), sep="\n")
        panels.append(panel(title, rows, place * (SIZE + 2 * EDGE)))
    search.close()
    width, height = 2 * (SIZE + 2 * EDGE), SIZE + 2 * EDGE
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" role="img">'
    )
    label = "<title>Share of right passages at each confidence</title>"
    paper = f'<rect width="{width}" height="{height}" fill="#fff"/>'
    OUT.write_text("\n".join([head, label, paper, *panels, "</svg>", ""]), encoding="utf-8")


Row = tuple[float, float, float, float, int]


def binned(chance: np.ndarray, right: np.ndarray) -> list[Row]:
    """Return mean confidence, share right, the ends of its interval, and number, for each bin that is not empty."""
    places = np.minimum((chance * BINS).astype(int), BINS - 1)
    return [
        (float(chance[places == one].mean()), *wilson(int(right[places == one].sum()), int((places == one).sum())))
        for one in range(BINS)
        if (places == one).any()
    ]


def wilson(hits: int, count: int) -> tuple[float, float, float, int]:
    """Return the share, the ends of its 95 % interval, and the count."""
    share, spread = hits / count, Z * Z / count
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * float(np.sqrt(share * (1 - share) / count + spread / (4 * count)))
    return share, middle - half, middle + half, count


def panel(title: str, rows: list[Row], left: int) -> str:
    """Draw one language."""

    def at(x: float, y: float) -> tuple[str, str]:
        return f"{left + EDGE + x * SIZE:.1f}", f"{EDGE + (1 - y) * SIZE:.1f}"

    def line(start: tuple[float, float], end: tuple[float, float], look: str) -> str:
        (x1, y1), (x2, y2) = at(*start), at(*end)
        return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" {look}/>'

    def text(x: float, y: float, words: str, anchor: str = "middle") -> str:
        place = at(x, y)
        return f'<text x="{place[0]}" y="{place[1]}" font-size="11" text-anchor="{anchor}">{words}</text>'

    drawn = [text(0.5, 1.06, title), text(0.5, -0.12, "confidence"), text(0.02, 0.95, "share right", "start")]
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        drawn += [line((0, tick), (1, tick), 'stroke="#ddd"'), text(-0.06, tick - 0.01, f"{tick:.1f}")]
        drawn.append(text(tick, -0.06, f"{tick:.1f}"))
    drawn.append(line((0, 0), (1, 1), 'stroke="#888" stroke-dasharray="4 4"'))
    for mean, share, low, high, count in rows:
        x, y = at(mean, share)
        drawn.append(line((mean, low), (mean, high), 'stroke="#06c" stroke-width="2"'))
        drawn.append(f'<circle cx="{x}" cy="{y}" r="4" fill="#06c"><title>{count} questions</title></circle>')
    return "\n".join(drawn)


if __name__ == "__main__":
    main()
