"""How Chinese decisions amend a law: 将第X条修改为, 增加一条，作为第X条之一, 删去第X条第二款中的 and their like."""
