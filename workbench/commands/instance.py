"""``init``, ``run`` and ``user``: making an instance, serving it, and adding accounts."""

from __future__ import annotations

import socket

import click
import structlog
from flask import Flask
from sqlalchemy.orm import Session

from workbench import serving
from workbench.app import create_app
from workbench.commands.opened import opened_instance
from workbench.commands.speaking import refusal, worded
from workbench.commands.typed import INTERFACE_LANGUAGE, WORDS
from workbench.config import Settings, secret_key
from workbench.db import Database
from workbench.demonstration import ACCOUNTS_PASSWORD, demonstration_accounts, load_demonstration
from workbench.errors import Conflict, WorkbenchError
from workbench.i18n.languages import DEFAULT
from workbench.instance import bring_up_to_date, is_made
from workbench.people.invitations import LASTS, make_invitation
from workbench.people.models import Member
from workbench.people.organisations import organisation_named
from workbench.people.permissions import Role
from workbench.people.service import (
    add_member,
    erase_person,
    list_members,
    member_named,
    set_password,
    without_password,
)
from workbench.search.index.maintenance import maintain_comment_index

log = structlog.get_logger()
_without_backup = click.option(
    "--without-backup", is_flag=True, help="Update the tables without copying the database first."
)


@click.command()
@click.option("--demo", is_flag=True, help="Fill it with the teaching draft, comments and positions.")
@_without_backup
def init(demo: bool, without_backup: bool) -> None:
    """Make the instance, or bring it up to date; what is in it stays."""
    app = _up_to_date(without_backup)
    settings = app.extensions["workbench.settings"]
    click.echo(worded("command_instance", folder=settings.instance))
    if demo:
        click.echo(_load_demonstration(app))
    app.extensions["workbench.search"].refresh_now()  # so that nobody's first search has to


def _opened() -> Flask:
    """The application on its instance; settings and directories that cannot be used are told as the command's error."""
    try:
        return create_app()
    except WorkbenchError as error:
        raise refusal(error) from error
    except OSError as error:
        unusable = worded("command_directory_unusable", folder=error.filename, reason=error.strerror)
        raise click.ClickException(unusable) from error


def made_instance() -> Flask:
    """The application on an instance that is there; the command ends with a message where none is."""
    app = _opened()
    if not is_made(app):
        folder = app.extensions["workbench.settings"].instance
        raise click.ClickException(worded("command_no_instance", folder=folder))
    return app


def _up_to_date(without_backup: bool = False) -> Flask:
    app = _opened()
    try:
        copy = bring_up_to_date(app, without_backup=without_backup)
    except WorkbenchError as error:
        raise refusal(error) from error
    if copy is not None:
        click.echo(worded("command_backup", file=copy))
    maintain_comment_index(app.extensions["workbench.database"])  # migrations make its tables empty
    return app


def _load_demonstration(app: Flask) -> str:
    """What to tell of it: an instance that people work in already is left as it is, and served all the same."""
    with app.app_context():
        try:
            added = load_demonstration(app)
        except Conflict as error:
            return worded(error.code, **error.facts)
    return worded("command_demonstration_loaded" if added else "command_demonstration_there")


@click.command()
@click.option("--host", type=WORDS, default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option(
    "--threads", default=serving.threads, show_default=True, type=click.IntRange(1, 64), help="Requests served at once."
)
@_without_backup
def run(host: str, port: int, threads: int, without_backup: bool) -> None:
    """Serve the workbench, making the instance first where there is none."""
    _refuse_a_taken_port(host, port)
    app = _up_to_date(without_backup)
    printed_host = f"[{host}]" if ":" in host else host
    click.echo(f"\n  Workbench  http://{printed_host}:{port}/\n")
    _tell_accounts(app)
    click.echo(f"  {_jobs_said(app.extensions['workbench.settings'])}\n")
    _serve(app, host, port, threads)


def _refuse_a_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                worded("command_port_unusable", address=f"{host}:{port}", reason=error.strerror, other=port + 1)
            ) from error


def _jobs_said(settings: Settings) -> str:
    if settings.jobs_at_once == 0:
        return worded("command_jobs_at_once")
    if not settings.jobs_here:
        return worded("command_jobs_elsewhere")
    return worded("command_jobs_here", number=settings.jobs_at_once)


def _tell_accounts(app: Flask) -> None:
    with app.app_context():
        database: Database = app.extensions["workbench.database"]
        with database.reading() as session:
            accounts = demonstration_accounts(session)
            if accounts:
                click.echo("  " + worded("command_accounts", password=ACCOUNTS_PASSWORD))
                for account in accounts:
                    click.echo(f"    {account.username:<20} {account.role:<14} {account.name_zh} / {account.name_en}")
                click.echo("")
            elif not list_members(session):
                click.echo("  " + worded("command_no_account") + "\n")


def _serve(app: Flask, host: str, port: int, threads: int) -> None:
    try:
        from gunicorn.app.base import BaseApplication  # not on Windows, where Werkzeug's server takes its place
    except ImportError:
        app.extensions["workbench.search"].preload()
        app.extensions["workbench.jobs"].start_serving()
        app.run(host=host, port=port, threaded=True)
        app.extensions["workbench.jobs"].stop()
        return

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            address = {"bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}", "threads": threads}
            for name, value in {**vars(serving), **address}.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Flask:
            database: Database = app.extensions["workbench.database"]
            database.dispose()  # connections made before the fork belong to the parent
            app.extensions["workbench.search"].preload()
            return app

    Server().run()


@click.group()
def user() -> None:
    """Keep accounts from the command line."""


@user.command("add")
@click.argument("username", type=WORDS)
@click.option("--role", type=click.Choice([role.value for role in Role]), default="officer")
@click.option("--name-zh", type=WORDS, default="", help="Name in Chinese.")
@click.option("--name-en", type=WORDS, default="", help="Name in English.")
@click.option("--organisation", type=WORDS, help="The organisation, by name or code; headquarters where not given.")
@click.option("--lead", is_flag=True, help="The person leads the organisation.")
@click.option("--email", type=WORDS, default="", help="The address for e-mail.")
@click.option("--language", type=INTERFACE_LANGUAGE, default=DEFAULT, help="Language of the pages.")
@click.password_option(type=WORDS, help="At least 10 characters.")
def add_user(
    username: str,
    role: str,
    name_zh: str,
    name_en: str,
    organisation: str | None,
    lead: bool,
    email: str,
    language: str,
    password: str,
) -> None:
    """Add an account."""
    app = _up_to_date()
    database: Database = app.extensions["workbench.database"]
    with database.writing() as session:
        try:
            added = add_member(
                session,
                username=username,
                password=password,
                role=role,
                name_zh=name_zh,
                name_en=name_en,
                organisation=organisation_named(session, organisation) if organisation else None,
                is_lead=lead,
                email=email,
                language=language,
            )
        except WorkbenchError as error:
            raise refusal(error) from error
        session.commit()
        click.echo(worded("command_account_added", username=added.username, role=added.role))


@user.command("erase")
@click.argument("username", type=WORDS)
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase_user(username: str, yes: bool) -> None:
    """Forget a person: name and user name give way to a pseudonym, and what the person wrote stays. No way back."""
    if not yes:
        click.confirm(worded("command_erase_sure", username=username), abort=True)
    with opened_instance(writing=True) as (session, _):
        pseudonym = erase_person(session, _account(session, username))
    click.echo(worded("command_person_erased", username=username, pseudonym=pseudonym))


@user.command("invite")
@click.argument("usernames", nargs=-1, type=WORDS)
def invite(usernames: tuple[str, ...]) -> None:
    """Make links with which people choose a password: for USERNAMES, or for all who have none yet."""
    with opened_instance(writing=True) as (session, settings):
        members = [_account(session, name) for name in usernames] or without_password(session)
        if not members:
            raise click.ClickException(worded("command_nobody_to_invite"))
        key = secret_key(settings)
        links = [(member.username, f"/invitations/{make_invitation(session, member, key)}") for member in members]
    for username, link in links:
        click.echo(f"{username}\t{link}")
    click.echo(worded("command_invitation_note", days=LASTS.days), err=True)


@user.command("password")
@click.argument("username", type=WORDS)
@click.password_option(type=WORDS, help="At least 10 characters.")
def change_password(username: str, password: str) -> None:
    """Set a new password; every browser of this account is signed out."""
    with opened_instance(writing=True) as (session, _):
        set_password(session, _account(session, username), password)
    click.echo(worded("command_password_changed", username=username))


def _account(session: Session, username: str) -> Member:
    member = member_named(session, username)
    if member is None:
        raise click.ClickException(worded("command_account_unknown", username=username))
    return member
