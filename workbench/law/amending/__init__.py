"""An amending decision applied to a law: its instructions read one by one, each done or left with the reason why."""
