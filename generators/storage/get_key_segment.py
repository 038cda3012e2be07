"""Keys with parts of their values."""

from __future__ import annotations

from generators.framework import Maker
from generators.kv import LAST, make_query, make_used_stream
from zgspec.active import storage


def generate(make: Maker) -> None:
    """Write keys with a value as of versions in which they have one, and a part behind the end."""
    suite = make.suite(storage.get_key_segment, "keys", "Keys with a value.")
    stream = make_used_stream()
    for key, versions in (
        (b"apple", (1, 2, 3, 4, LAST)),
        (b"banana", (2,)),
        (b"secret", (4, LAST)),
    ):
        for version in versions:
            slug = f"{key.decode()}-{version}"
            query = make_query(1, 3, version)
            twin = suite.accept(slug, f"{key.decode()} as of {version}", stream, key, query)
    reason = storage.QueryReject.QUERY_START_BEHIND_VALUE
    suite.accept("end", "from the end of a value", stream, b"secret", make_query(4, 3))
    suite.reject("behind", twin, "from behind its end", reason, stream, b"secret", make_query(5, 3))
