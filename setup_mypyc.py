"""Compile the hot modules: `python setup_mypyc.py` writes build/compiled/ with a record of what it
was made from.

The sources are copied to a staging directory and compiled there, so that no binary ever stands
beside its source. A build that is up to date is left alone. Needs mypy, setuptools and a C
compiler.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from graphlib import TopologicalSorter
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))
# Building never uses the build.
os.environ.pop("ZGSPEC_COMPILED", None)

from zgspec import PRESETS, compiled  # noqa: E402

GROUP: Final = "zgspec_compiled"


def get_modules(root: Path) -> list[str]:
    """Return the source files to compile, relative to the root: the core, and every document of every preset.

    A document stands behind those that it imports: loading relies on it.
    """
    names = ["zgspec/runtime/core.py", "zgspec/runtime/__init__.py"]
    for preset in PRESETS:
        package = root / "zgspec" / preset
        documents = compiled.find_documents(root, preset)
        if not documents:
            raise SystemExit(f"zgspec/{preset} is missing: run `make pyspec` first")
        imports = {name: find_imports(package / f"{name}.py") for name in documents}
        names += [
            f"zgspec/{preset}/{name}.py" for name in TopologicalSorter(imports).static_order()
        ]
    return names


def find_imports(path: Path) -> list[str]:
    """Return the documents that a generated module imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node.module for node in tree.body if isinstance(node, ast.ImportFrom) and node.level]
    return [name for name in found if name is not None]


def stage(root: Path, staging: Path) -> None:
    """Copy the sources and the stubs to a new staging directory."""
    shutil.rmtree(staging, ignore_errors=True)
    for name in compiled.get_sources(root, PRESETS):
        target = staging / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, target)
    shutil.copytree(root / "stubs", staging / "stubs")


def compile_staged(staging: Path, names: list[str]) -> None:
    """Compile in the staging directory, in a process of its own."""
    environment = {**os.environ, "MYPYPATH": "stubs"}
    command = [sys.executable, str(Path(__file__).resolve()), "--staged", *names]
    result = subprocess.run(
        command, cwd=staging, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        raise SystemExit(f"{result.stdout}{result.stderr}\ncompiling failed")


def run_mypyc(names: list[str]) -> None:
    """Compile the named files of the current directory, in place."""
    from mypyc.build import mypycify
    from setuptools import Extension, setup

    options = ["--config-file=", "--strict", "--warn-unreachable", "--disallow-any-explicit"]
    made = mypycify([*options, *names], group_name=GROUP, opt_level="2", debug_level="0")
    extensions = [extension for extension in made if isinstance(extension, Extension)]
    arguments = ["--quiet", "build_ext", "--inplace", f"--parallel={os.cpu_count() or 1}"]
    setup(name=GROUP, packages=[], ext_modules=extensions, script_args=arguments)


def collect(root: Path, staging: Path, names: list[str]) -> None:
    """Put the binaries and their record in place of the previous build."""
    fresh = staging / "fresh"
    fresh.mkdir()
    modules = {f"{GROUP}__mypyc": find_binary(staging, f"{GROUP}__mypyc")}
    for name in names:
        stem = name.removesuffix(".py")
        modules[stem.removesuffix("/__init__").replace("/", ".")] = find_binary(staging, stem)
    for binary in modules.values():
        (fresh / binary).parent.mkdir(parents=True, exist_ok=True)
        (staging / binary).rename(fresh / binary)
    record = compiled.Record(
        python=compiled.get_python(),
        mypy=version("mypy"),
        sources=compiled.get_digests(staging, compiled.get_sources(staging, PRESETS)),
        binaries=compiled.get_digests(fresh, sorted(modules.values())),
        modules=modules,
    )
    compiled.write_record(fresh, record)
    target = compiled.get_directory(root)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)


def find_binary(staging: Path, stem: str) -> str:
    """Return the path of the one binary of a module, relative to the staging directory."""
    found = sorted(staging.glob(f"{stem}.*.so")) + sorted(staging.glob(f"{stem}.*.pyd"))
    if len(found) != 1:
        raise SystemExit(f"{len(found)} binaries for {stem}")
    return found[0].relative_to(staging).as_posix()


def is_current(root: Path) -> bool:
    """Return whether the build of a checkout is up to date, and made by this mypy."""
    try:
        record = compiled.verify(root)
    except compiled.CompiledBuildError:
        return False
    return record.mypy == version("mypy")


def build(root: Path) -> bool:
    """Bring the compiled build of a checkout up to date; return whether that took a build."""
    names = get_modules(root)
    if is_current(root):
        return False
    staging = root / "build" / "compiled.staging"
    stage(root, staging)
    compile_staged(staging, names)
    collect(root, staging, names)
    shutil.rmtree(staging)
    return True


def main(arguments: list[str]) -> None:
    """Run as a script."""
    if arguments[:1] == ["--staged"]:
        run_mypyc(arguments[1:])
        return
    root = Path(arguments[0]).resolve() if arguments else ROOT
    done = "compiled" if build(root) else "up to date:"
    print(f"{done} {compiled.get_directory(root)}")


if __name__ == "__main__":
    main(sys.argv[1:])
