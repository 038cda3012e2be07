"""What everything is done for: a preset, or a preset under an overlay."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A preset, and the overlay on top of it, if there is one."""

    preset: str
    overlay: str = ""

    @property
    def package(self) -> str:
        """Return the name of the generated package below `zgspec`; vectors name it as their preset."""
        return f"{self.preset}_{self.overlay}" if self.overlay else self.preset

    @property
    def folder(self) -> str:
        """Return the folder of its vectors below `vectors`."""
        return f"{self.preset}/{self.overlay}" if self.overlay else self.preset


def name_file(name: str, overlay: str) -> str:
    """Return the name of a file of measurements: kills.json of the base is kills_<overlay>.json of an overlay."""
    stem, _, suffix = name.partition(".")
    return f"{stem}_{overlay}.{suffix}" if overlay else name


def parse_target(package: str) -> Target:
    """Return the target of a package such as mainnet_storage_penalty: no preset has an underscore."""
    preset, _, overlay = package.partition("_")
    return Target(preset, overlay)
