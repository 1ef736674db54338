"""The entry for a WSGI server: ``gunicorn wsgi:app``."""

from workbench.app import create_app

app = create_app()
app.extensions["workbench.search"].warm()
