"""A letter on the made-up law of tests/factories/drafts.py, as an organisation might return it."""

LETTER = """来函收悉。
（一）第二条第二款的“百分之一”建议改为“百分之二”，会员负担得起。
（二）建议在第三条之后增加一条：“会员可以查询互助金。”
（三）第四条应当写明由谁监督。
（四）总的看，条文应当再短一些。
特此函复。
""".encode()
