"""Opens papers as other programs do: Word files, Excel workbooks and tables, and what LibreOffice makes of them.

    office.py FOLDER SAMPLES…

FOLDER holds one folder for each sample, with its papers as .docx, .xlsx, .html and .csv, and in converted/ what
LibreOffice made of them: the Word file as .pdf and the Excel workbook, recalculated, as .xlsx again.
"""

import csv
import html.parser
import pathlib
import re
import subprocess
import sys

import docx
import openpyxl
from docx.oxml.ns import qn

FAULTS = []


def check(holds, what):
    """Notes a fault."""
    if not holds:
        FAULTS.append(what)


def squeezed(text):
    """Returns text without blanks, which every program breaks in its own way."""
    return re.sub(r"[\s\u00ad]+", "", text)


class Page(html.parser.HTMLParser):
    """Reads what the web page says: its headings, and the answers beside their questions and in tables."""

    def __init__(self):
        super().__init__()
        self.headings, self.answers, self.open, self.words = [], [], [], ""

    def handle_starttag(self, tag, attrs):
        if tag in ("h2", "h3", "dd", "td", "th"):
            self.open.append(tag)
            self.words = ""
        elif tag in ("br", "p"):
            self.words += "\n"

    def handle_endtag(self, tag):
        if self.open and tag == self.open[-1]:
            self.open.pop()
            said = self.words.strip()
            if tag in ("h2", "h3"):
                self.headings.append(" ".join(said.split()))
            elif said:
                self.answers.append(said)

    def handle_data(self, data):
        if self.open:
            self.words += data


def read(folder, ending):
    """Returns the one file of a folder with an ending."""
    [path] = folder.glob(f"*.{ending}")
    return path


def word(name, folder, page):
    """Checks a Word file with python-docx, against the web page of the same paper."""
    document = docx.Document(read(folder, "docx"))
    body = list(document.element.body.iter(qn("w:p")))
    text = squeezed("".join("".join(node.text or "" for node in paragraph.iter(qn("w:t"))) for paragraph in body))
    headings = [" ".join(p.text.split()) for p in document.paragraphs if p.style.name in ("Heading 1", "Heading 2")]
    wanted = [heading for heading in page.headings if heading != "Contents"]
    check(headings == wanted, f"{name}: headings {headings[:5]} are not {wanted[:5]}")
    missing = [answer for answer in page.answers if squeezed(answer) not in text]
    check(not missing, f"{name}: {len(missing)} answers are not in the Word file: {missing[:3]}")
    for table in document.tables:
        repeats = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        check(repeats[0] and not any(repeats[1:]), f"{name}: a table whose header does not repeat")
    check(document.core_properties.language == "en-GB", f"{name}: language")
    check(document.core_properties.title, f"{name}: title")
    check(document.styles.element.find(".//" + qn("w:lang")).get(qn("w:val")) == "en-GB", f"{name}: default language")
    for picture in document.element.body.iter(qn("wp:docPr")):
        check(picture.get("descr"), f"{name}: a picture without words")
    made = subprocess.run(
        ["pdftotext", "-layout", read(folder / "converted", "pdf"), "-"], check=True, capture_output=True, text=True
    ).stdout
    pages = made.count("\f")
    made = squeezed(made)
    # Words are broken and cells stand side by side there, so single words are looked for.
    lost = {w for answer in page.answers for w in re.findall(r"[A-Za-z0-9]{4,12}", answer) if w not in made}
    check(len(lost) <= len(page.answers) // 100, f"{name}: not on the pages of LibreOffice: {sorted(lost)[:10]}")
    print(f"{name}: Word: {len(headings)} headings, {len(document.tables)} tables, {pages} pages, {len(page.answers)} answers")


def board(name, folder):
    """Checks that the summary of a board paper has one page in LibreOffice, and that the annexes begin the next."""
    made = read(folder / "board" / "converted", "pdf")
    made = subprocess.run(["pdftotext", "-layout", made, "-"], check=True, capture_output=True, text=True).stdout
    first, second = made.split("\f")[:2]
    for said in ("Action required", "How we will know, and when"):
        check(said in first, f"{name}: “{said}” is not on the first page of the board paper")
    check("Annex 1" in second.strip()[:20], f"{name}: the annexes do not begin on the second page")
    print(f"{name}: Word: the summary of the board paper has one page")


def excel(name, folder, page):
    """Checks an Excel workbook with openpyxl, and against what LibreOffice calculates."""
    ours = openpyxl.load_workbook(read(folder, "xlsx"))
    stored = openpyxl.load_workbook(read(folder, "xlsx"), data_only=True)
    theirs = openpyxl.load_workbook(read(folder / "converted", "xlsx"), data_only=True)
    check(ours.sheetnames == theirs.sheetnames, f"{name}: LibreOffice has other sheets")
    formulas = dates = numbers = 0
    words = ""
    for sheet in ours:
        if sheet.title not in ("About", "Choices"):
            check(sheet.freeze_panes == "B2" and sheet.tables, f"{name}: {sheet.title}: no table or not frozen")
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            words += squeezed(str(cell.value))
            dates += cell.is_date
            numbers += cell.data_type == "n"
            if cell.data_type == "f":
                formulas += 1
                figures = [book[sheet.title][cell.coordinate].value for book in (stored, theirs)]
                same = all(isinstance(figure, (int, float)) for figure in figures)
                check(
                    same and abs(figures[0] - figures[1]) < 1e-9,
                    f"{name}: {sheet.title}!{cell.coordinate} {cell.value}: we say {figures[0]}, LibreOffice {figures[1]}",
                )
    # Figures and days are said in another way there.
    long = [answer for answer in page.answers if re.search(r"[A-Za-z]{4}", answer) and not re.match(r"[\d£]", answer)]
    missing = [answer for answer in long if squeezed(answer) not in words]
    check(not missing, f"{name}: {len(missing)} answers are not in the workbook: {missing[:3]}")
    check(formulas > 0 and dates > 0, f"{name}: no formula or no date")
    check(ours.properties.title, f"{name}: title")
    print(f"{name}: Excel: {len(ours.sheetnames)} sheets, {formulas} formulas alike, {dates} dates, {numbers} figures")


def tables(name, folder):
    """Checks that the tables have rows of one length and that no words begin like a formula."""
    count = 0
    for path in sorted(folder.glob("*.csv")):
        raw = path.read_bytes()
        check(raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n"), f"{path.name}: no mark or no line end")
        rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True)))
        check(len({len(row) for row in rows}) == 1, f"{path.name}: rows of several lengths")
        for cell in (cell for row in rows for cell in row):
            formula = cell[:1] in "=+@\t" and cell or cell.startswith("-") and not re.fullmatch(r"-[\d.]+%?", cell)
            check(not formula, f"{path.name}: {cell!r}")
        count += 1
    print(f"{name}: CSV: {count} files")


def main(root, samples):
    """Checks every sample; fails when there is a fault."""
    for name in samples:
        folder = pathlib.Path(root, name)
        page = Page()
        page.feed(read(folder, "html").read_text())
        word(name, folder, page)
        board(name, folder)
        excel(name, folder, page)
        tables(name, folder)
    print("\n".join(FAULTS) if FAULTS else "other programs read the same")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
