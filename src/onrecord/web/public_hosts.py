"""Which internet addresses are public: the only ones that the site fetches a page from.

A visitor who gives an address makes our server ask for it. It must not be made to ask its own machine, its neighbours,
or the service that clouds keep at 169.254.169.254, under whatever notation: mapped into IPv6, by 6to4 or by NAT64.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

_NEVER = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7",
        "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
"""The registries of special addresses (RFC 6890 and after), written out: Python's own list differs by version."""
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str | Address) -> bool:
    """True for an address that is reached over the public internet and nowhere else.

    Raises ValueError for what is no address.
    """
    found = ip_address(address)
    inner = _unwrap(found)
    if inner is not None:
        return is_public(inner)
    return found.is_global and not any(found in network for network in _NEVER if network.version == found.version)


def _unwrap(address: Address) -> IPv4Address | None:
    """The address of version 4 that one of version 6 carries."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
