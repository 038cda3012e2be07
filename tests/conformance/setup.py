"""Installs the published clients that the specification is compared with: `python -m tests.conformance.setup`.

What is up to date is left alone. A missing tool ends it with a message that says what to install.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
CLIENTS: Final = ROOT / "clients"
BUILD: Final = ROOT / "build" / "conformance"
GO_CLIENT: Final = BUILD / "zgspec-client-go"
GO_EXAMPLE: Final = BUILD / "zgspec-example-go"
TYPESCRIPT_CLIENT: Final = CLIENTS / "typescript" / "build" / "client.js"
TEST_PYTHON: Final = BUILD / "venv" / "bin" / "python"
SDK_PYTHON: Final = BUILD / "python-sdk" / "bin" / "python"
PIP: Final = (
    *("-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
    *("--require-hashes", "--only-binary", ":all:"),
)


class MissingToolError(Exception):
    """A program that has to be installed first; the message names it."""


@dataclass(frozen=True)
class Tool:
    """A program that a step needs."""

    program: str
    install: str

    def find(self) -> str:
        """Return its path, or raise MissingToolError."""
        path = shutil.which(self.program)
        if path is None:
            raise MissingToolError(f"{self.program} was not found: install {self.install}")
        return path


NODE: Final = Tool("node", "Node.js 20 or newer")
NPM: Final = Tool("npm", "npm, which comes with Node.js 20 or newer")
GO: Final = Tool("go", "Go 1.23 or newer")


@dataclass(frozen=True)
class Step:
    """Something to install: done again when an input changes or the output is gone."""

    name: str
    inputs: tuple[Path, ...]
    output: Path
    directory: Path
    commands: tuple[tuple[str | Tool, ...], ...]

    @property
    def stamp(self) -> Path:
        """Return the file that holds what the output was made from."""
        return BUILD / f"{self.name}.stamp"

    def compute_stamp(self) -> str:
        """Return the hash of commands, tools and inputs."""
        digest = hashlib.sha256(f"{sys.version} {platform.machine()}".encode())
        for command in self.commands:
            words = [word.find() if isinstance(word, Tool) else word for word in command]
            digest.update("\0".join(words).encode())
        for path in self.inputs:
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def run(self) -> bool:
        """Install, and return whether there was anything to do."""
        stamp = self.compute_stamp()
        if self.output.exists() and self.stamp.exists() and self.stamp.read_text() == stamp:
            return False
        print(f"conformance: installing {self.name}", flush=True)
        self.stamp.unlink(missing_ok=True)
        for command in self.commands:
            words = [word.find() if isinstance(word, Tool) else word for word in command]
            subprocess.run(words, cwd=self.directory, check=True, env=get_environment())
        self.stamp.parent.mkdir(parents=True, exist_ok=True)
        self.stamp.write_text(stamp)
        return True


def get_environment() -> dict[str, str]:
    """Return the environment of the installers: Go keeps to the version that is installed."""
    return {**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=readonly -buildvcs=false"}


def get_sources(directory: Path, pattern: str) -> tuple[Path, ...]:
    """Return the files of a pattern, in order."""
    return tuple(sorted(directory.glob(pattern)))


def get_steps() -> list[Step]:
    """Return everything that the tests need."""
    typescript, go = CLIENTS / "typescript", CLIENTS / "go"
    former = ROOT / "tests" / "conformance" / "flow" / "former"
    requirements = (ROOT / "requirements.txt", ROOT / "requirements-conformance.txt")
    sdk_requirements = CLIENTS / "python" / "requirements.txt"
    return [
        Step(
            "venv",
            requirements,
            TEST_PYTHON,
            ROOT,
            (
                (sys.executable, "-m", "venv", "--clear", str(BUILD / "venv")),
                (str(TEST_PYTHON), *PIP, *[f"-r{path}" for path in requirements]),
            ),
        ),
        Step(
            "python-sdk",
            (sdk_requirements,),
            SDK_PYTHON,
            ROOT,
            (
                (sys.executable, "-m", "venv", "--clear", str(BUILD / "python-sdk")),
                (str(SDK_PYTHON), *PIP, f"-r{sdk_requirements}"),
            ),
        ),
        Step(
            "former-contracts",
            (former / "package-lock.json",),
            former / "node_modules" / "@0glabs" / "0g-ts-sdk" / "package.json",
            former,
            ((NPM, "ci", "--ignore-scripts", "--silent"),),
        ),
        Step(
            "typescript-sdk",
            (typescript / "package-lock.json",),
            typescript / "node_modules" / "typescript" / "bin" / "tsc",
            typescript,
            ((NPM, "ci", "--ignore-scripts", "--silent"),),
        ),
        Step(
            "typescript-client",
            (
                typescript / "package-lock.json",
                typescript / "tsconfig.json",
                *get_sources(typescript / "src", "*.ts"),
            ),
            TYPESCRIPT_CLIENT,
            typescript,
            ((NODE, "node_modules/typescript/bin/tsc"),),
        ),
        Step(
            "go-client",
            (go / "go.mod", go / "go.sum", *get_sources(go, "**/*.go")),
            GO_CLIENT,
            go,
            (
                (GO, "vet", "./..."),
                (GO, "build", "-trimpath", "-ldflags=-s -w", "-o", str(GO_EXAMPLE), "./example"),
                (GO, "build", "-trimpath", "-ldflags=-s -w", "-o", str(GO_CLIENT), "."),
            ),
        ),
    ]


def main() -> int:
    """Install what is missing or old; return the exit status."""
    try:
        for step in get_steps():
            step.run()
    except MissingToolError as error:
        print(f"conformance: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"conformance: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
