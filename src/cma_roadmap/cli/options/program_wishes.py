"""What a person wants of a program, as asked on the command line: states, places, credentials."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cma_roadmap.cli.lazily import typer
from cma_roadmap.errors import WrongRequestError
from cma_roadmap.fast_start.lazy_classes import dataclass, replace
from cma_roadmap.sentences.told import told

if TYPE_CHECKING:
    from cma_roadmap.model.definitions.catalog import Catalog
    from cma_roadmap.model.definitions.profile import Profile
    from cma_roadmap.model.definitions.program import Award
    from cma_roadmap.model.results.program_matches import Near, Wanted
    from cma_roadmap.model.values.money import Money

_WITHIN = Decimal(50)
_FOR_THE_LIST = (
    *("state", "near", "within", "award", "max_cost", "max_months", "accredited", "opens"),
    *("sort", "limit"),
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """The filters as they were typed."""

    state: str | None
    near: str | None
    within: Decimal | None
    award: Award | None
    max_cost: Money | None
    max_months: int | None
    accredited: str | None
    opens: str | None

    @classmethod
    def place(cls, near: str, catalog: Catalog) -> Near | None:
        """A place to measure from.

        Raises:
            WrongRequestError: there is no such ZIP code.
        """
        return cls(None, near, None, None, None, None, None, None).wanted(catalog).near

    def at_home(self, person: Profile, sort: str | None) -> Wishes:
        """The same near the home of a person, or in their state, where no place is named.

        A distance that is asked for is measured from their home inside a state, too.
        """
        if self.near or (self.state and self.within is None and sort != "distance"):
            return self
        state = self.state or (None if person.zip else person.state)
        return replace(self, near=person.zip, state=state)

    def wanted(self, catalog: Catalog) -> Wanted:
        """The same in terms of the catalogue.

        Raises:
            WrongRequestError: a name or a ZIP code that does not exist; carries near matches.
        """
        from cma_roadmap.model.results.program_matches import Accredited, Wanted

        return Wanted(
            state=_state(self.state, catalog) if self.state else None,
            near=_near(self.near, self.within or _WITHIN) if self.near else None,
            award=self.award,
            max_cost=self.max_cost,
            max_months=self.max_months,
            accredited=Accredited(self.accredited) if self.accredited else None,
            opens=catalog.credential_id(self.opens) if self.opens else None,
        )


def check_distance(near: str | None, within: Decimal | None, sort: str | None) -> None:
    """Refuse what only makes sense beside a place.

    Raises:
        typer.BadParameter: there is no place.
    """
    for given, flag in ((within is not None, "--within"), (sort == "distance", "--sort distance")):
        if given and near is None:
            raise typer.BadParameter(told("error.needs_a_place", option=flag))


def refuse_filters(ctx: typer.Context) -> None:
    """Refuse what narrows a list where one program is asked for; the environment may hold it.

    Raises:
        typer.BadParameter: there is such an option.
    """
    for name in _FOR_THE_LIST:
        source = ctx.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            flag = "--" + name.replace("_", "-")
            raise typer.BadParameter(told("error.only_for_the_list", option=flag))


def middle_of_zip(zip_code: str) -> tuple[Decimal, Decimal] | None:
    """Where a program's ZIP code is; `None` where the code is not in use."""
    from cma_roadmap.loading.catalog.zip_codes import place_of

    try:
        place = place_of(zip_code)
    except WrongRequestError:
        return None
    return place.lat, place.lon


def _state(said: str, catalog: Catalog) -> str:
    """The two letters of a state, or of a territory: some have programs."""
    from cma_roadmap.loading.person.vocabulary import TERRITORIES

    code = said.strip().upper()
    if code in TERRITORIES or any(program.state == code for program in catalog.programs):
        return code
    return catalog.state(said).id


def _near(zip_code: str, within: Decimal) -> Near:
    from cma_roadmap.loading.catalog.zip_codes import place_of
    from cma_roadmap.model.results.program_matches import Near

    place = place_of(zip_code)
    return Near(place.lat, place.lon, within, f"{place.zip} ({place.city}, {place.state})")
