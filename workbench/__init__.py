"""A workbench for trade-union comment on draft social insurance law."""
