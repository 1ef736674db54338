"""Tracked changes accepted and rejected by LibreOffice itself, for tests that hold our files to what it makes of it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Literal

from tests.tools import needs

Act = Literal["Accept", "Reject"]

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {kind} PUBLIC "-//OpenOffice.org//DTD'
_LIBRARY: Final = "http://openoffice.org/2000/library"
_MACRO: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settling" script:language="StarBasic">
Sub SettleAll(sList As String)
  Dim aHidden(0) As New com.sun.star.beans.PropertyValue
  aHidden(0).Name = "Hidden"
  aHidden(0).Value = True
  Dim aFilter(0) As New com.sun.star.beans.PropertyValue
  aFilter(0).Name = "FilterName"
  aFilter(0).Value = "MS Word 2007 XML"
  Dim oHelper As Object
  oHelper = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim nFile As Integer
  Dim sFrom As String
  Dim sTo As String
  Dim sAct As String
  nFile = FreeFile
  Open sList For Input As #nFile
  Do While Not Eof(nFile)
    Line Input #nFile, sFrom
    Line Input #nFile, sTo
    Line Input #nFile, sAct
    Dim oDoc As Object
    oDoc = StarDesktop.loadComponentFromURL(ConvertToURL(sFrom), "_blank", 0, aHidden())
    If sAct &lt;&gt; "" Then
      oHelper.executeDispatch(oDoc.CurrentController.Frame, sAct, "", 0, Array())
    End If
    oDoc.storeToURL(ConvertToURL(sTo), aFilter())
    oDoc.close(True)
  Loop
  Close #nFile
End Sub
</script:module>
"""


def settled_by_libreoffice(files: Iterable[tuple[bytes, Act | Literal["Save"]]], folder: Path) -> Iterator[bytes]:
    """Each Word file with all its changes accepted or rejected, or only saved again, in their order.

    ``folder`` is a directory of its own to work in; the test skips where LibreOffice is absent.
    """
    soffice = needs("soffice")
    folder.mkdir(exist_ok=True)
    profile = (folder / "profile").as_uri()
    start = [soffice, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    _run([*start, "--terminate_after_init"])  # else it writes an empty library over ours
    _write_macro(folder / "profile" / "user" / "basic")
    lines, targets = [], []
    for number, (data, act) in enumerate(files):
        source, target = folder / f"{number}.docx", folder / f"{number}.{act}.docx"
        source.write_bytes(data)
        targets.append(target)
        lines += [str(source), str(target), f".uno:{act}AllTrackedChanges" if act != "Save" else ""]
    names = folder / "list.txt"
    names.write_text("\n".join(lines) + "\n")
    _run([*start, f'macro:///Standard.Settling.SettleAll("{names}")'])
    for target in targets:
        yield target.read_bytes()


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=600, stdin=subprocess.DEVNULL)


def _write_macro(basic: Path) -> None:
    """A library of one macro, as the profile of LibreOffice keeps it."""
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    (basic / "Standard" / "Settling.xba").write_text(_MACRO)
    for kind, names in (("script", ("Settling",)), ("dialog", ())):
        listed = "".join(f'<library:element library:name="{name}"/>' for name in names)
        head = _HEAD.format(kind="library:library") + ' OfficeDocument 1.0//EN" "library.dtd">\n'
        library = f'<library:library xmlns:library="{_LIBRARY}" library:name="Standard" library:readonly="false">'
        (basic / "Standard" / f"{kind}.xlb").write_text(f"{head}{library}{listed}</library:library>")
        head = _HEAD.format(kind="library:libraries") + ' OfficeDocument 1.0//EN" "libraries.dtd">\n'
        library = '<library:library library:name="Standard" library:link="false"/>'
        (basic / f"{kind}.xlc").write_text(
            f'{head}<library:libraries xmlns:library="{_LIBRARY}">{library}</library:libraries>'
        )
