"""The gate of the site: addresses, queries, forms and file names are clean before any view sees them."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Request, request
from werkzeug.datastructures import FileStorage, ImmutableMultiDict
from werkzeug.utils import cached_property

from workbench.errors import NotFound
from workbench.lang.cleaning import clean_line, clean_text, count_unclean, is_clean


class CleanRequest(Request):
    """A request whose query, form and names of files hold nothing that a text may not hold.

    ``taken_out`` says of each field of the form how many characters the gate took out of it.
    """

    taken_out: Mapping[str, int]

    @cached_property
    def args(self) -> ImmutableMultiDict[str, str]:
        return ImmutableMultiDict(
            (clean_line(name), clean_text(value)) for name, value in super().args.items(multi=True)
        )

    def _load_form_data(self) -> None:
        if "form" in self.__dict__:
            return
        super()._load_form_data()
        form, files = self.__dict__["form"], self.__dict__["files"]
        self.taken_out = {name: count for name, value in form.items(multi=True) if (count := count_unclean(value))}
        self.__dict__["form"] = ImmutableMultiDict(
            (clean_line(name), clean_text(value)) for name, value in form.items(multi=True)
        )
        self.__dict__["files"] = ImmutableMultiDict(
            (clean_line(name), _named(file)) for name, file in files.items(multi=True)
        )


def _named(file: FileStorage) -> FileStorage:
    """The file under a clean name, without the folders that some browsers send along."""
    if file.filename:
        file.filename = clean_line(file.filename.replace("\\", "/").rpartition("/")[2])
    return file


def _refuse_unclean_path() -> None:
    """There is nothing at an address that holds what no text holds."""
    for value in (request.view_args or {}).values():
        if isinstance(value, str) and not is_clean(value):
            raise NotFound("page_unknown")


def init_gate(app: Flask) -> None:
    app.request_class = CleanRequest
    app.before_request(_refuse_unclean_path)
