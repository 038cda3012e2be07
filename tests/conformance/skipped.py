"""The cases that a published client can't run: by client, by the reason it gives, by id. There are no others."""

from __future__ import annotations

from typing import Final

SKIPPED: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "typescript": {
        "this SDK cuts no fragment inside the header": (
            "compute_decrypted_fragment/parts/v1-1-16",
            "compute_decrypted_fragment/parts/v1-16-18",
            "compute_decrypted_fragment/parts/v2-1-49",
            "compute_decrypted_fragment/parts/v2-49-51",
        ),
        "this SDK counts in doubles, which are exact up to 2^53": (
            "encode_stream_data/lists/version-9223372036854775808",
            "encode_stream_data/lists/version-18446744073709551615",
            "compute_entry_count/limits/9007199254740992",
            "compute_entry_count/limits/9007199254740993",
            "compute_padded_entry_count/drawn/60-bits",
            "compute_padded_entry_count/limits/72057594037927935",
            "compute_padded_entry_count/limits/72057594037927936",
            "compute_padded_entry_count/limits/72057594037927937",
            "compute_padded_entry_count/limits/last",
            "compute_submission_heights/counts/9223372036854775808",
            "has_segment/neighbours/0-of-1-segment-18014398509481984",
            "has_segment/neighbours/1-of-2-segment-18014398509481985",
            "has_segment/neighbours/2-of-4-segment-18014398509481986",
            "has_segment/neighbours/4294967295-of-4294967296-segment-18014402804449279",
            "verify_shard_config/limits/last-of-9223372036854775808",
            "verify_shard_config/limits/behind-9223372036854775808",
            "verify_shard_config/limits/first-of-9223372036854775809",
            "verify_shard_config/limits/first-of-18446744073709551615",
        ),
        "this SDK takes whole entries": (
            "compute_segment_root/roots/1-in-1",
            "compute_segment_root/roots/257-in-2",
            "compute_segment_root/roots/5-in-1024",
        ),
        "this SDK names a stream once": ("encode_stream_tags/counts/twice",),
        "this SDK counts shards in 32 bits": (
            "has_full_coverage/sets/covers-fine",
            "has_full_coverage/sets/misses-fine",
        ),
    },
    "go": {
        "this version of the module has no header of version 2": (
            "compute_decrypted_file/files/v2",
            "compute_decrypted_file/files/v2-empty",
            "compute_decrypted_file/files/v2-short",
            "compute_decrypted_fragment/parts/v2-256-512",
            "compute_decrypted_fragment/parts/v2-512-650",
            "compute_decrypted_fragment/parts/v2-0-650",
            "compute_decrypted_fragment/parts/v2-0-50",
            "compute_decrypted_fragment/parts/v2-1-49",
            "compute_decrypted_fragment/parts/v2-49-51",
            "compute_decrypted_fragment/parts/v2-51-84",
            "decode_encryption_header/limits/v2",
            "decode_encryption_header/limits/v2-data",
            "decode_encryption_header/limits/v2-1",
            "decode_encryption_header/limits/v2-2",
            "decode_encryption_header/limits/v2-49",
            "encode_encryption_header/versions/v2-0",
            "encode_encryption_header/versions/v2-1",
            "encode_encryption_header/versions/v2-2",
        ),
        "this module cuts no fragment inside the header": (
            "compute_decrypted_fragment/parts/v1-1-16",
            "compute_decrypted_fragment/parts/v1-16-18",
        ),
        "this module takes whole entries": (
            "compute_segment_root/roots/1-in-1",
            "compute_segment_root/roots/257-in-2",
            "compute_segment_root/roots/5-in-1024",
        ),
    },
    "python": {
        "this SDK names a stream once": ("encode_stream_tags/counts/twice",),
        "this SDK cuts no fragment inside the header": (
            "compute_decrypted_fragment/parts/v1-1-16",
            "compute_decrypted_fragment/parts/v1-16-18",
            "compute_decrypted_fragment/parts/v2-1-49",
            "compute_decrypted_fragment/parts/v2-49-51",
        ),
        "this SDK takes whole entries": (
            "compute_segment_root/roots/1-in-1",
            "compute_segment_root/roots/257-in-2",
            "compute_segment_root/roots/5-in-1024",
        ),
    },
}
