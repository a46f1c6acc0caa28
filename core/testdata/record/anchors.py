#!/usr/bin/env python3
"""Records which sections the pages of upstream's documentation have, for the test that every link leads to one.

    anchors.py ADDRESS=FOLDER PAGE… -- ADDRESS=FOLDER PAGE… > core/upstream/testdata/sections.txt

ADDRESS is where the documentation is published, FOLDER its sources (the `docs` of a checkout, with what its conf.py
links into `common`), PAGE a document without its suffix. Sphinx itself reads the pages, with myst-parser for Markdown
and pydantic-kitbash for keys that are documented in code, whose packages have to be on PYTHONPATH.
"""
import sys
import tempfile
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx


def published(address: str, page: str) -> str:
    """The address of a page, as Sphinx's dirhtml builder lays it out."""
    return address + page.removesuffix("index").rstrip("/") + "/"


def sections(folder: str, pages: list[str]) -> dict[str, list[str]]:
    """The ids of the sections of some pages, as browsers can go to them."""
    with tempfile.TemporaryDirectory() as work:
        Path(work, "conf.py").write_text("")
        app = Sphinx(
            folder, work, f"{work}/out", f"{work}/trees", "dummy", status=None, warning=None,
            confoverrides={
                "extensions": ["myst_parser", "pydantic_kitbash"],
                "myst_heading_anchors": 3,
                "root_doc": pages[0],
                "include_patterns": [f"{page}.*" for page in pages],
                "exclude_patterns": [],
            },
        )
        app.build()
        found = {}
        for page in pages:
            document = app.env.get_doctree(page)
            ids = {name for section in document.findall(nodes.section) for name in section["ids"]}
            found[page] = sorted(ids | {section["slug"] for section in document.findall(nodes.section) if "slug" in section})
        return found


def main(arguments: list[str]) -> None:
    for group in " ".join(arguments).split(" -- "):
        source, *pages = group.split()
        address, folder = source.split("=", 1)
        for page, ids in sections(folder, pages).items():
            print(published(address, page), *ids)


if __name__ == "__main__":
    main(sys.argv[1:])
