"""A command as its help, its man page and its completion see it, read from its parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cma_roadmap.cli.spec import HELP, Argument, Group, Option, spec_of
from cma_roadmap.fast_start.lazy_classes import dataclass
from cma_roadmap.sentences.told import told


@dataclass(frozen=True, slots=True)
class Described:
    """A command under the words that call it, such as `cma-roadmap programs show`."""

    path: str
    command: Any

    @property
    def paragraphs(self) -> list[str]:
        """What it is for: a summary, then what else is to say."""
        return told(self.command.help).split("\n\n")

    @property
    def examples(self) -> list[str]:
        """Lines to type."""
        return (self.command.epilog or "").splitlines()

    @property
    def arguments(self) -> list[Argument]:
        """What is named without a flag."""
        return [s for s in self._specs() if isinstance(s, Argument) and not s.hidden]

    @property
    def options(self) -> list[Option]:
        """All of them, `--help` last."""
        return [spec for spec in self._specs() if isinstance(spec, Option)]

    @property
    def groups(self) -> Mapping[Group, list[Option]]:
        """The same by what they are about."""
        every = self.options
        listed = {group: [option for option in every if option.group is group] for group in Group}
        return {group: options for group, options in listed.items() if options}

    @property
    def names(self) -> list[str]:
        """What calls the commands below it; none of them is imported for that."""
        is_group = hasattr(self.command, "list_commands")
        return list(self.command.list_commands(None)) if is_group else []

    def below(self, name: str) -> Described:
        """The command below it that is called so."""
        return Described(f"{self.path} {name}", self.command.get_command(None, name))

    @property
    def commands(self) -> list[Described]:
        """The commands below it."""
        return [self.below(name) for name in self.names]

    def usage(self) -> str:
        """What to type, in capitals what to fill in."""
        words = [self.path, told("help.options")]
        words += (_usage(param) for param in self.command.params if _is_shown(param))
        if self.names:
            words.append(told("help.command"))
        return " ".join(words)

    def every(self) -> Iterator[Described]:
        """This command and all below it."""
        yield self
        for command in self.commands:
            yield from command.every()

    def _specs(self) -> Iterator[Option | Argument]:
        yield from (spec_of(param) for param in self.command.params)
        yield HELP


def text_of(option: Option) -> str:
    """What an option is for, with the words that it takes."""
    text = told(option.help_code)
    if not option.choices:
        return text
    return told("help.one_of", text=text, words=", ".join(option.choices))


def name_of(option: Option) -> str:
    """How it is typed: `-c, --credential ID`."""
    flags = f"{option.short}, {option.flag}" if option.short else option.flag
    return f"{flags} {option.takes}" if option.takes else flags


def _is_shown(param: Any) -> bool:
    spec = spec_of(param)
    return isinstance(spec, Argument) and not spec.hidden


def _usage(param: Any) -> str:
    name = param.metavar if param.required else f"[{param.metavar}]"
    return f"{name}..." if param.nargs == -1 else name
