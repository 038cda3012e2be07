"""Addresses that can be reached from everywhere, and others."""

from __future__ import annotations

from generators.framework import Maker
from zgspec.active import storage

IP4 = (
    "0.0.0.0 1.1.1.1 10.0.0.0 127.0.0.1 169.254.0.0 172.16.0.0 192.0.2.0 192.168.0.0 "
    "198.51.100.9 203.0.113.1 224.0.0.0 255.255.255.255"
)
IP6 = {
    "unspecified": "00" * 16,
    "loopback": "00" * 15 + "01",
    "next": "00" * 15 + "02",
    "multicast": "ff02" + "00" * 13 + "01",
    "below-multicast": "fe" + "ff" * 15,
    "global": "20010db8" + "00" * 11 + "09",
}


def generate(make: Maker) -> None:
    """Write an address of every reserved range, and other multiaddresses."""
    suite = make.suite(storage.is_public_address, "ip4", "An address of every reserved range.")
    for text in IP4.split():
        found = bytes([int(part) for part in text.split(".")])
        slug = text.replace(".", "-")
        suite.accept(slug, f"{text} and a port", b"\x04" + found + bytes.fromhex("0604d2"))
    other = make.suite(storage.is_public_address, "others", "IPv6 and other multiaddresses.")
    for slug, digits in IP6.items():
        other.accept(f"ip6-{slug}", f"the IPv6 address {digits}", bytes.fromhex("29" + digits))
    with_port = bytes.fromhex("29" + IP6["global"] + "0604d2")
    other.accept("ip6-port", "an IPv6 address and a port", with_port)
    other.accept("ip6-short", "a cut off IPv6 address", bytes.fromhex("29" + IP6["global"])[:-1])
    other.accept("ip4", "an IPv4 address without a port", bytes.fromhex("0401010101"))
    other.accept("ip4-short", "a cut off IPv4 address", bytes.fromhex("04010101"))
    other.accept("empty", "no address", b"")
    other.accept("name", "a domain name", bytes.fromhex("360131") + bytes(16))
