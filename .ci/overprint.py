"""Looks for words that are printed over: text that meets the edge of a painted area, or that an area covers.

    overprint.py FILE…
    overprint.py --spoil FILE SPOILT COVERED

Every letter of every page, by its ink, must lie wholly on each area that is painted below it or wholly beside it, away
from every line, below nothing, and on the page. The second form writes two copies of a paper with the fault that this
check was made for: in one the band at the head reaches into the first line below it, in the other it lies over that line.
"""

import sys

import pymupdf

# What may touch without being seen, in points.
NEAR = 0.25


class Area:
    """A painted area, and when it was painted: what comes later lies above."""

    def __init__(self, box, when):
        self.box, self.when = box, when

    def meets(self, ink):
        """Returns whether some of the ink lies on the area."""
        a, b = self.box, ink
        return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1

    def holds(self, ink):
        """Returns whether all of the ink lies on the area."""
        a, b = self.box, ink
        return a.x0 - NEAR <= b.x0 and b.x1 <= a.x1 + NEAR and a.y0 - NEAR <= b.y0 and b.y1 <= a.y1 + NEAR


def flattened(item):
    """Returns the straight pieces of a line or a curve of a drawing."""
    if item[0] == "l":
        return [(item[1], item[2])]
    if item[0] == "c":
        a, b, c, d = item[1:5]
        steps = [place / 24 for place in range(25)]
        points = [
            a * ((1 - t) ** 3) + b * (3 * t * (1 - t) ** 2) + c * (3 * t * t * (1 - t)) + d * (t**3) for t in steps
        ]
        return list(zip(points, points[1:]))
    if item[0] == "re":
        box = item[1]
        corners = [box.tl, box.tr, box.br, box.bl]
        return list(zip(corners, corners[1:] + corners[:1]))
    quad = item[1]
    corners = [quad.ul, quad.ur, quad.lr, quad.ll]
    return list(zip(corners, corners[1:] + corners[:1]))


def painted(page):
    """Returns the filled areas of a page, and the lines that are drawn on it as narrow areas."""
    filled, lines = [], []
    for drawing in page.get_drawings():
        when = drawing["seqno"]
        if drawing["fill"] is not None and drawing["fill_opacity"]:
            filled.append(Area(pymupdf.Rect(drawing["rect"]), when))
        if drawing["color"] is not None and drawing["stroke_opacity"]:
            half = (drawing["width"] or 0) / 2
            for item in drawing["items"]:
                for a, b in flattened(item):
                    x0, x1, y0, y1 = min(a.x, b.x), max(a.x, b.x), min(a.y, b.y), max(a.y, b.y)
                    lines.append(Area(pymupdf.Rect(x0 - half, y0 - half, x1 + half, y1 + half), when))
    return filled, lines


def letters(page):
    """Returns the letters of a page: each with its ink, when it was painted, and the words around it."""
    when = {}
    for span in page.get_texttrace():
        for _, _, origin, _ in span["chars"]:
            when[(round(origin[0], 1), round(origin[1], 1))] = span["seqno"]
    flags = pymupdf.TEXT_ACCURATE_BBOXES | pymupdf.TEXT_PRESERVE_WHITESPACE
    for block in page.get_text("rawdict", flags=flags)["blocks"]:
        for line in block.get("lines", []):
            words = "".join(letter["c"] for span in line["spans"] for letter in span["chars"])
            for letter in (letter for span in line["spans"] for letter in span["chars"]):
                ink = pymupdf.Rect(letter["bbox"])
                if letter["c"].isspace() or ink.is_empty:
                    continue
                place = (round(letter["origin"][0], 1), round(letter["origin"][1], 1))
                yield ink, when.get(place), words


def faults(page):
    """Yields what is wrong with the letters of a page, once a line of words."""
    filled, lines = painted(page)
    said = set()
    for ink, when, words in letters(page):
        small = ink + (NEAR, NEAR, -NEAR, -NEAR)
        # What an area hides that is painted between it and the letter, the letter does not meet.
        ground = max((area.when for area in filled if area.when < (when or 0) and area.holds(ink)), default=-1)
        above = [area for area in filled + lines if area.when > ground and area.meets(small)]
        fault = None
        if when is None:
            fault = "cannot be placed"
        elif not page.rect.contains(ink):
            fault = "leaves the page"
        elif any(area.when > when for area in above):
            fault = "is covered"
        elif above:
            fault = "meets an edge"
        if fault and (fault, words) not in said:
            said.add((fault, words))
            yield f"{fault}: {words.strip()[:70]!r} at {ink.x0:.0f}, {ink.y0:.0f}"


def spoil(source, spoilt, covered):
    """Writes copies of a paper whose band reaches into the first line below it, under the words and over them."""
    for target, over in ((spoilt, False), (covered, True)):
        paper = pymupdf.open(source)
        page = paper[0]
        band = max((area.box for area in painted(page)[0]), key=lambda box: box.get_area())
        first = min((ink for ink, _, _ in letters(page) if ink.y0 > band.y1), key=lambda ink: ink.y0)
        reach = pymupdf.Rect(band.x0, band.y0, band.x1, (first.y0 + first.y1) / 2)
        page.draw_rect(reach, color=None, fill=(0, 0.19, 0.53), overlay=over)
        paper.save(target)


def main(arguments):
    """Checks every file; fails when there is a fault."""
    if arguments[:1] == ["--spoil"]:
        spoil(*arguments[1:])
        return 0
    pages = count = 0
    for name in arguments:
        for number, page in enumerate(pymupdf.open(name), 1):
            pages += 1
            for fault in faults(page):
                count += 1
                print(f"{name}, page {number} {fault}")
    print(f"{count} faults on {pages} pages of {len(arguments)} papers")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
