"""The columns by which tables are joined, each described once."""

from __future__ import annotations

from onrecord.record.columns import TEXT, Column

DOCUMENT = Column("document", TEXT, "Symbol of the document.", nullable=False, symbol=True)
BODY = Column("body", TEXT, "Body: A, A/C.3, A/HRC, E/CN.4, S.", nullable=False)
SESSION = Column("session", TEXT, "Number of the body's session as printed in symbols: 78, ES-11, S-28.")
STATE = Column("state", TEXT, "ISO3 code of the state on that date; empty where the name stays unresolved.", built=True)
PRINTED = Column("printed", TEXT, "The state's name as printed there.")
PARTIAL = "as far as it is known: 2018, 2016-09 or 2016-09-28"
