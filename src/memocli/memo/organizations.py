"""Who may sign a memo."""

from __future__ import annotations

from memocli.fields import Language, Name, Shape
from memocli.text import Placed


class Organization(Shape, frozen=True):
    """One of those who sign.

    Keys:
        id: the short name by which the other files name the organization, such as `wola`
        name: the full name, as it is printed among those who sign
        short-name: a shorter name or acronym
        url: the address of its website
        language: the language of the name, as a tag: `es`, `en`
    """

    id: Name
    name: Placed
    short_name: Placed | None = None
    url: Placed | None = None
    language: Language | None = None


class Organizations(Shape, frozen=True):
    """`memo/organizations.yaml`: who may sign.

    Keys:
        organizations: all who may sign a memo or vouch for a claim
    """

    organizations: tuple[Organization, ...]
