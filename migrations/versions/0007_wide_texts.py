"""titles, numbers and labels of laws as long as a file may bring them.

Only in PostgreSQL: SQLite minds no length, and to alter a column there its table would be copied whole.
"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'

WIDENED = (('version', 'title', 500), ('clause', 'number', 60), ('clause', 'label', 200))


def upgrade() -> None:
    if op.get_bind().dialect.name == 'postgresql':
        for table, column, length in WIDENED:
            op.alter_column(table, column, type_=sa.Text(), existing_type=sa.String(length=length))
