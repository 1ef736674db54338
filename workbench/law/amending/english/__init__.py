"""How English acts amend a law: by deleting and substituting, is repealed, the following section is inserted after."""
