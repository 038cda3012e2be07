"""`zgspec root`: files of every shape, in one process and in several, and files without a root."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from zgspec import mainnet
from zgspec.active import storage
from zgspec.cli import main
from zgspec.commands import root
from zgspec.replay.recipes import build_words

# Literals printed by the tests of 0gfoundation/0g-ts-sdk for its own example file.
EXAMPLE = b'\n// This is a test file to test the merkle tree calculation\nexport const Hi = "Hi";'
EXAMPLE_ROOT = "0x76f3f9a729197e04a7b46c3fe0af7e56d8f0f39dacc3a36496fc9242a9beaa23"


def write(folder: Path, data: bytes) -> str:
    path = folder / "file"
    path.write_bytes(data)
    return str(path)


def test_a_published_root_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, EXAMPLE)
    assert main(["root", path]) == 0
    assert capsys.readouterr().out == f"{EXAMPLE_ROOT}  {path}\n"


def test_json_has_everything_that_a_submission_needs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = build_words(1, 17 * 256 + 1)
    path = write(tmp_path, data)
    assert main(["root", "--json", path]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    nodes = storage.compute_submission_nodes(data)
    assert found == {
        "path": path,
        "size": 4353,
        "root": "0x" + storage.compute_data_root(data).hex(),
        "submission_nodes": [
            {"root": "0x" + nodes[0].root.hex(), "height": 4},
            {"root": "0x" + nodes[1].root.hex(), "height": 1},
        ],
        "entries": 18,
        "padded_entries": 18,
    }


@pytest.mark.parametrize("size", [1, 255, 256, 257, 262143, 262144, 262145, 3 * 262144 + 77])
def test_the_stream_gives_the_root_of_the_plain_rule(tmp_path: Path, size: int) -> None:
    data = build_words(2, size)
    found = root.compute_file_root(write(tmp_path, data), 1, lambda count: None)
    assert found.root == storage.compute_data_root(data)
    assert found.nodes == storage.compute_submission_nodes(data)


@pytest.mark.parametrize("extra", [0, 1, 262144, 5 * 262144 + 1])
def test_several_processes_give_the_root_of_one(tmp_path: Path, extra: int) -> None:
    path = write(tmp_path, bytes(2 * root.RANGE_SIZE) + build_words(3, extra))
    hashed: list[int] = []
    together = root.compute_file_root(path, 2, hashed.append)
    assert together == root.compute_file_root(path, 1, lambda count: None)
    assert sum(hashed) == together.size


def test_standard_input_is_read_to_its_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Input:
        buffer = io.BytesIO(EXAMPLE)

    monkeypatch.setattr("sys.stdin", Input)
    assert main(["root", "-"]) == 0
    assert capsys.readouterr().out == f"{EXAMPLE_ROOT}  -\n"


def test_a_pipe_may_give_short_reads() -> None:
    class Pipe(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(1000, size if size and size > 0 else 1000))

    data = build_words(4, 300_000)
    frontier, size = root._hash_stream(Pipe(data), lambda count: None)
    storage.process_finish_file(frontier)
    assert size == len(data)
    assert storage.compute_bagged_root(frontier.nodes) == storage.compute_data_root(data)


def test_files_without_a_root_are_named_and_the_others_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, EXAMPLE)
    (tmp_path / "empty").touch()
    assert (
        main(["root", str(tmp_path / "empty"), str(tmp_path / "absent"), str(tmp_path), path]) == 1
    )
    printed = capsys.readouterr()
    assert printed.out == f"{EXAMPLE_ROOT}  {path}\n"
    assert printed.err.splitlines() == [
        f"zgspec root: {tmp_path / 'empty'}: EMPTY_FILE: data is empty",
        f"zgspec root: {tmp_path / 'absent'}: No such file or directory",
        f"zgspec root: {tmp_path}: Is a directory",
    ]


def test_names_without_a_file_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, EXAMPLE)
    link = tmp_path / "link"
    link.symlink_to("nowhere")
    assert main(["root", "n" * 300, "", str(link), path]) == 1
    printed = capsys.readouterr()
    assert printed.out == f"{EXAMPLE_ROOT}  {path}\n"
    assert printed.err.splitlines() == [
        f"zgspec root: {'n' * 300}: File name too long",
        "zgspec root: '' is no file",
        f"zgspec root: {link}: No such file or directory",
    ]


@pytest.mark.skipif(not Path("/proc/version").is_file(), reason="needs a file without a size")
def test_a_file_that_the_kernel_makes_up_is_read_to_its_end() -> None:
    data = Path("/proc/version").read_bytes()
    found = root.compute_file_root("/proc/version", 1, lambda count: None)
    assert (found.size, found.root) == (len(data), storage.compute_data_root(data))


def test_a_root_is_printed_before_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def give(path: str, jobs: int, advance: root.Advance) -> root.FileRoot:
        assert path == "first" or capsys.readouterr().out.endswith("  first\n")
        return root.FileRoot(path, 1, bytes(32), [], 1, 1)

    monkeypatch.setattr(root, "compute_file_root", give)
    assert main(["root", "first", "second"]) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
@pytest.mark.parametrize("arguments", [["root", "README.md"], ["where", "ENTRY_SIZE"]])
def test_output_that_can_not_be_written_is_an_error(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "zgspec", *arguments]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "No space left on device" in line


@pytest.mark.parametrize(
    ("variable", "value", "problem"),
    [
        ("ZGSPEC_PRESET", "absent", "zgspec root: the preset 'absent' is not built: run `make"),
        ("ZGSPEC_COMPILED", "yes", "zgspec: ZGSPEC_COMPILED=yes: choose 1 or 0"),
    ],
)
def test_a_build_that_is_not_there_is_one_line(variable: str, value: str, problem: str) -> None:
    command = [sys.executable, "-m", "zgspec", "root", "README.md"]
    environment = {**os.environ, variable: value}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(problem)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_shrinks_while_it_is_read_has_no_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    path = write(tmp_path, bytes(3 * root.RANGE_SIZE))
    real = Path.stat

    def stat_then_shrink(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = real(self, follow_symlinks=follow_symlinks)
        if str(self) == path:
            os.truncate(path, root.RANGE_SIZE // 2)
        return found

    monkeypatch.setattr(Path, "stat", stat_then_shrink)
    with pytest.raises(root.UnreadableFileError, match="changed while it was read"):
        root.compute_file_root(path, jobs, lambda count: None)


def test_a_package_of_another_text_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A root by rules that the reader no longer sees would mislead."""
    path = tmp_path / "file"
    path.write_bytes(b"x")
    monkeypatch.setattr(mainnet, "TEXTS", {**mainnet.TEXTS, "specs/storage.md": "00"})
    assert main(["root", str(path)]) == 1
    assert "was built from another specs/storage.md: run `make pyspec`" in capsys.readouterr().err
