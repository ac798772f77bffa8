"""Onrecord: the open record of where states stand on human rights at the United Nations.

>>> import onrecord
>>> record = onrecord.open()
>>> record.state("KOR").positions("dprk")
"""

from onrecord.api import Record
from onrecord.api import open_record as open  # noqa: A004  `onrecord.open()` reads as what it does
from onrecord.version import VERSION

__version__ = VERSION

__all__ = ["Record", "__version__", "open"]
