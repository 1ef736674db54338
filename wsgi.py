"""The entry for a WSGI server: ``gunicorn -c python:workbench.serving wsgi:app``."""

from workbench.app import create_app

app = create_app()
app.extensions["workbench.search"].preload()
