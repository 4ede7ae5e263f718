#!/usr/bin/env python3
"""Makes Sjöhaga's DOCX and PDF documents from the Markdown beside this file. README.md says what it needs and why they are committed."""

import csv
import pathlib
import re
import subprocess
import tempfile
import zipfile
from datetime import datetime

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "platform/src/main/resources/demo/sjohaga/dokument"
DOCX = ["aldrestrategi", "dokumenthanteringsplan", "delegationsordning-von", "riktlinje-ekonomiskt-bistand",
        "riktlinje-social-dokumentation", "rutin-nyckelhantering", "rutin-avvikelser-hemtjanst", "rutin-orosanmalan"]
OFFICE_PDF = ["personalpolicy", "reglemente-von"]
WEB_PDF = {"energiprogram": "main { columns: 2; column-gap: 8mm } body { font-size: 9.5pt }", "rutin-delegering-lakemedel": "",
           "rutin-krankande-behandling": "body { font-size: 12pt; line-height: 1.5 }"}
SCAN = "rutin-privata-medel"

STYLE = """
@page { size: A4; margin: 28mm 22mm 24mm;
  @top-left { content: "Sjöhaga kommun"; font: 8pt "Liberation Sans" }
  @top-right { content: "%s"; font: 8pt "Liberation Sans" }
  @bottom-right { content: "Sida " counter(page) " (" counter(pages) ")"; font: 8pt "Liberation Sans" } }
body { font: 11pt/1.4 "Liberation Serif"; hyphens: auto; text-align: justify }
h1, h2, h3 { font-family: "Liberation Sans"; text-align: left; hyphens: none; break-after: avoid }
td { padding: 1mm 4mm 1mm 0; vertical-align: top; text-align: left; font: 9pt "Liberation Sans" }
thead th:empty { display: none }
%s
"""


def run(*command, **rest):
    return subprocess.run(command, check=True, **rest)


def source(name):
    """The Markdown of a document; the delegation order's tables are written from its CSV, so that the two agree."""
    text = (HERE / f"{name}.md").read_text(encoding="utf-8")
    return text + delegations() if name == "delegationsordning-von" else text


def delegations():
    with open(TARGET.parent / "delegationsordning.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    out, group = [], None
    for row in rows:
        if row["ärendegrupp"] != group:
            group = row["ärendegrupp"]
            out.append(f"\n## {row['nr'].split('.')[0]} {group}\n\n| Nr | Ärende | Lagrum | Delegat | Villkor och beloppsgräns | Vidare | Anmäls |\n"
                       "|------|--------------|--------------|------------|------------|-----|-----|")
        amount = f"{int(row['högsta belopp']):,} kr".replace(",", " ") if row["högsta belopp"] else ""
        limit = ". ".join(part for part in (row["villkor"], f"Högst {amount}" if amount else "") if part)
        out.append(f"| {row['nr']} | {row['ärende']} | {row['lagrum']} | {row['delegat']} | {limit} | {row['vidaredelegation']} | {row['anmälan']} |")
    return "\n".join(out) + "\n"


def title(name):
    return re.match(r"# (.+)", source(name)).group(1)


def field(paragraph, code):
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run_ = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run_._r.append(mark)


def word(name, path):
    run("pandoc", "-f", "markdown-auto_identifiers", "-t", "docx", "--shift-heading-level-by=-1", "-M", "lang=sv-SE", "-o", path,
        input=source(name).encode())
    document = docx.Document(path)
    section = document.sections[0]
    if name == "delegationsordning-von":
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, section.page_height, section.page_width
    section.header.paragraphs[0].text = f"Sjöhaga kommun\t\t{title(name)}"
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run("Sida ")
    field(foot, "PAGE")
    foot.add_run(" av ")
    field(foot, "NUMPAGES")
    document.settings.element.append(OxmlElement("w:autoHyphenation"))
    for table in document.tables:
        borders = OxmlElement("w:tblBorders")
        for edge in ("top", "bottom", "insideH"):
            line = OxmlElement(f"w:{edge}")
            for key, value in (("val", "single"), ("sz", "4"), ("color", "999999")):
                line.set(qn(f"w:{key}"), value)
            borders.append(line)
        table._tbl.tblPr.append(borders)
        for cell in (cell for row in table.rows for cell in row.cells):
            for run_ in (run_ for paragraph in cell.paragraphs for run_ in paragraph.runs):
                run_.font.size = Pt(9)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title = title(name)
    properties.created = properties.modified = datetime(2025, 1, 1)
    document.save(path)
    steady(path)


def steady(path):
    """The same bytes at every making: no time of day in the archive."""
    with zipfile.ZipFile(path) as old:
        parts = [(one.filename, old.read(one)) for one in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for filename, content in parts:
            new.writestr(zipfile.ZipInfo(filename, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def web(name, path, extra=""):
    body = run("pandoc", "-f", "markdown-auto_identifiers", "-t", "html", input=source(name).encode(), capture_output=True).stdout.decode()
    page = f'<html lang="sv"><title>{title(name)}</title><style>{STYLE % (title(name), extra)}</style><body><main>{body}</main>'
    run("weasyprint", "-q", "-e", "utf-8", "-", path, input=page.encode())


def scan(name, path, work):
    clean = work / "clean.pdf"
    web(name, clean, "body { font-family: 'Liberation Mono'; font-size: 10pt }")
    run("pdftoppm", "-r", "110", "-gray", clean, work / "page")
    run("convert", *sorted(work.glob("page*.pgm")), "-seed", "7", "-rotate", "0.7", "-attenuate", "0.25", "+noise", "Gaussian", "-quality", "45", "-strip",
        work / "scan-%d.jpg")
    images = "".join(f'<img src="{one.name}">' for one in sorted(work.glob("scan-*.jpg")))
    page = f"<html lang='sv'><style>@page {{ size: A4; margin: 0 }} img {{ width: 210mm; display: block }}</style><body>{images}"
    run("weasyprint", "-q", "-e", "utf-8", "-u", f"{work}/", "-", path, input=page.encode())


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for name in DOCX:
            word(name, str(TARGET / f"{name}.docx"))
        for name in OFFICE_PDF:
            word(name, str(work / f"{name}.docx"))
            run("soffice", f"-env:UserInstallation=file://{work}/office", "--headless", "--convert-to", "pdf", "--outdir", str(TARGET),
                str(work / f"{name}.docx"), stdout=subprocess.DEVNULL)
        for name, extra in WEB_PDF.items():
            web(name, TARGET / f"{name}.pdf", extra)
        scan(SCAN, TARGET / f"{SCAN}.pdf", work)


main()
