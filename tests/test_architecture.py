"""The shape of the house: arrows between packages, a test for every module, help for every command."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import workbench
from tests.sources import tree_of
from workbench.cli import COMMANDS, main

PACKAGE = Path(workbench.__file__).parent
ROOT = PACKAGE.parent
# Modules without a test of their own name, and the test that would fail if they broke.
COVERED: Mapping[str, str] = {
    "app.py": "web/test_requests.py",
    "cli.py": "test_architecture.py",
    "errors.py": "web/test_problems.py",
    "instance.py": "test_migrations.py",
    "models.py": "test_migrations.py",
    "*/models.py": "test_migrations.py",
    "wording/*.py": "web/test_problems.py",
    "people/deputy_views.py": "people/test_deputies.py",
    "commands/search_instance.py": "commands/test_search.py",
    "people/forms.py": "people/test_views.py",
    "law/inserting.py": "law/test_proposing.py",
    "law/referring.py": "law/test_proposing.py",
    "formats/docx/writing/law_styles.py": "formats/docx/writing/test_marked_law.py",
    "formats/docx/writing/native_comments.py": "formats/docx/writing/test_marked_law.py",
    "formats/docx/writing/running_lines.py": "formats/docx/writing/test_marked_law.py",
    "formats/docx/writing/written.py": "formats/docx/writing/test_marked_law.py",
    "returns/codec.py": "commands/test_returns.py",
    "returns/*.py": "returns/test_reading.py",
    "drafts/forms.py": "drafts/test_views.py",
    "drafts/*child.py": "drafts/test_sandbox.py",
    "drafts/return_sandbox.py": "receiving/test_service.py",
    "commentary/board.py": "consultation/test_returns.py",
    "commentary/beside.py": "commentary/test_threads.py",
    "commentary/counting.py": "commentary/test_service.py",
    "commentary/quoting.py": "commentary/test_service.py",
    "commentary/return_file.py": "commentary/test_attachment_views.py",
    "commentary/whole_draft.py": "commentary/test_targets.py",
    "commentary/letter.py": "commentary/test_round_views.py",
    "commentary/returns.py": "consultation/test_returns.py",
    "commentary/return_views.py": "commentary/test_round_views.py",
    "commentary/round_view_models.py": "commentary/test_round_views.py",
    "commentary/sources.py": "receiving/test_service.py",
    "drafts/marked.py": "receiving/test_views.py",
    "receiving/clearing.py": "receiving/test_service.py",
    "receiving/forms.py": "receiving/test_views.py",
    "receiving/form_views.py": "receiving/test_views.py",
    "formats/docx/writing/footnotes.py": "formats/docx/writing/test_paper.py",
    "formats/docx/writing/letter.py": "formats/docx/writing/test_paper.py",
    "formats/docx/writing/return_forms.py": "returns/test_word_forms.py",
    "receiving/view_models.py": "receiving/test_views.py",
    "commentary/support.py": "deliberation/test_service.py",
    "deliberation/*.py": "deliberation/test_service.py",
    "answering/*.py": "answering/test_answers.py",
    "formats/plain_workbook.py": "answering/test_answers.py",
    "settling/*.py": "settling/test_views.py",
    "reading/narrowing.py": "reading/test_listing.py",
    "drafts/taking_in.py": "drafts/test_views.py",
    "drafts/amendments.py": "drafts/test_amend_views.py",
    "commentary/forms.py": "reading/test_views.py",
    "commentary/terms.py": "web/test_names.py",
    "*/recorded.py": "commands/test_doctor.py",
    "record/contents.py": "commands/test_doctor.py",
    "reading/all_listed.py": "reading/test_comment_tables.py",
    "reading/comment_files_job.py": "reading/test_comment_tables.py",
    "papers/pdf_job.py": "papers/test_pdf_views.py",
    "papers/proposed_job.py": "papers/test_proposed_draft.py",
    "papers/forms.py": "papers/test_views.py",
    "papers/agreeing.py": "papers/test_agreeing.py",
    "papers/restoring.py": "papers/test_agreeing.py",
    "home/record_book.py": "home/test_record_views.py",
    "papers/drafter_answers.py": "papers/test_continuing.py",
    "papers/outcome_report.py": "papers/test_continuing.py",
    "papers/outcome_views.py": "papers/test_continuing.py",
    "papers/preview_views.py": "papers/test_cautions.py",
    "papers/freezing.py": "papers/test_sealing.py",
    "papers/seal*.py": "papers/test_sealing.py",
    "papers/history.py": "papers/test_service.py",
    "instruments/citation_forms.py": "instruments/test_citation_search.py",
    "papers/search_providers.py": "search/test_views.py",
    "compare/ruling.py": "compare/test_views.py",
    "crossref/relations.py": "crossref/test_service.py",
    "crossref/forms.py": "crossref/test_views.py",
    "crossref/matrix_files.py": "crossref/test_views.py",
    "dossiers/causes.py": "dossiers/test_views.py",
    "dossiers/facts.py": "dossiers/test_views.py",
    "dossiers/ratification.py": "dossiers/test_views.py",
    "dossiers/wording.py": "dossiers/test_views.py",
    "formats/docx/writing/dossier.py": "dossiers/test_views.py",
    "judgement/bearing.py": "dossiers/test_views.py",
    "crossref/citing.py": "standards/test_views.py",
    "crossref/provision_views.py": "standards/test_views.py",
    "web/fields.py": "drafts/test_views.py",
    "web/health.py": "web/test_security.py",
    "commands/acceptance.py": "judgement/test_findings.py",
    "commands/carry.py": "compare/test_carry.py",
    "timeline/views.py": "timeline/test_service.py",
    "timeline/view_models.py": "timeline/test_service.py",
    "commands/comparison_file.py": "commands/test_compare.py",
    "commands/evaluate_suggest.py": "commands/test_evaluate.py",
    "commands/evaluate_search.py": "commands/test_search.py",
    "commands/export.py": "papers/test_export.py",
    "commands/json_input.py": "commands/test_outcome.py",
    "commands/law_files.py": "commands/test_compare.py",
    "commands/opened.py": "commands/test_search.py",
    "commands/reindex.py": "search/index/test_disk.py",
    "commands/standards.py": "instruments/test_check.py",
    "judgement/*.py": "judgement/test_views.py",
    "search/*.py": "search/test_standards.py",
    "standards/official/*.py": "standards/official/test_texts.py",
    "standards/models.py": "test_migrations.py",
    "standards/quotation.py": "papers/test_export.py",
    "standards/side_by_side.py": "standards/test_views.py",
    "standards/marked_terms.py": "standards/test_views.py",
    "rules/*.py": "rules/test_adequacy.py",
    "instruments/statistics.py": "corpus/test_evidence.py",
    "instruments/model.py": "instruments/test_corpus.py",
    "instruments/library.py": "standards/test_views.py",
    "instruments/yaml_reader.py": "instruments/test_corpus.py",
    "evaluation/*.py": "evaluation/test_samples.py",
    "law/amending/*.py": "law/amending/test_decisions.py",
    "law/nodes.py": "law/test_correcting.py",
    "law/printing.py": "law/amending/test_decisions.py",
    "law/anchor_finder.py": "compare/test_carry.py",
    "commands/evaluating.py": "evaluation/test_samples.py",
    "weights/*.py": "weights/test_table.py",
    "yaml_file.py": "weights/test_table.py",
    "drafts/admissions.py": "drafts/test_access_views.py",
    "record/*.py": "record/test_chain.py",
    "decisions/*.py": "decisions/test_service.py",
    "jobs/asking.py": "papers/test_views.py",
    "jobs/view_models.py": "jobs/test_views.py",
    "jobs/*.py": "jobs/test_work.py",
    "papers/export_job.py": "papers/test_views.py",
    "lang/languages.py": "law/parsing/test_parse.py",
    "law/chapters.py": "compare/test_outcomes.py",
    "law/model.py": "law/parsing/test_parse.py",
    "law/parsing/source.py": "law/parsing/test_markdown.py",
    "law/parsing/*.py": "law/parsing/test_parse.py",
    "formats/docx/writing/*.py": "formats/docx/writing/test_paper.py",
}
SIZE = 450  # lines of the longest module that reads well enough; most are far shorter


def modules() -> list[Path]:
    return [path.relative_to(PACKAGE) for path in sorted(PACKAGE.rglob("*.py"))]


@pytest.mark.slow
def test_the_contracts_between_packages_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


def test_every_module_has_a_test() -> None:
    without = [
        str(module)
        for module in modules()
        if not (ROOT / "tests" / module.parent / f"test_{module.name}").exists()
        and not any(fnmatch(str(module), pattern) for pattern in COVERED)
        and not (module.name == "__init__.py" and is_empty(PACKAGE / module))
    ]
    assert without == []


def is_empty(path: Path) -> bool:
    return all(isinstance(node, ast.Expr) for node in tree_of(path).body)


def test_the_tests_named_in_the_table_exist() -> None:
    assert {test for test in COVERED.values() if not (ROOT / "tests" / test).exists()} == set()


@pytest.mark.parametrize("module", modules(), ids=str)
def test_a_module_says_what_it_is_for_and_imports_at_its_top(module: Path) -> None:
    text = (PACKAGE / module).read_text("utf-8")
    tree = tree_of(PACKAGE / module)
    assert ast.get_docstring(tree), "a module opens with one sentence of purpose"
    assert len(text.splitlines()) <= SIZE
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                assert not (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("workbench")), (
                    f"line {node.lineno}: an import inside a function hides a ring"
                )


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "manager", "misc"])
def test_there_is_no_drawer(name: str) -> None:
    assert [str(module) for module in modules() if module.stem == name or name in module.parts] == []


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


@pytest.mark.parametrize("path", commands(main), ids=" ".join)
def test_every_command_has_help(path: tuple[str, ...]) -> None:
    told = CliRunner().invoke(main, [*path, "--help"])
    assert told.exit_code == 0
    assert len(told.output.split("\n\n")[1].strip()) > 10, "what the command does"


def test_the_list_of_commands_says_what_each_does() -> None:
    told = CliRunner().invoke(main, ["--help"]).output
    for name, (_, _, line) in COMMANDS.items():
        assert name in told and " ".join(line.text.split()[:4]) in " ".join(told.split())


def test_reading_commands_start_without_the_web() -> None:
    code = "import sys; import workbench.commands.parse; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
