# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every refusal of identity beside the shared ones (not_found, forbidden, invalid, duplicate)."""

from dataclasses import dataclass

from services.chassis.values import DomainError


@dataclass(eq=False)
class WrongParent(DomainError):
    """A place of this kind does not belong under a place of that kind."""

    code = "identity.wrong_parent"
    status = 422
    title = "This kind of place does not belong there"

    kind: str
    parent_kind: str


@dataclass(eq=False)
class OutOfUse(DomainError):
    """The thing is no longer in use, so nothing new can be bound to it."""

    code = "identity.out_of_use"
    title = "It is no longer in use"

    kind: str
    id: str


@dataclass(eq=False)
class StillInUse(DomainError):
    """Something below it is still in use."""

    code = "identity.still_in_use"
    title = "Something below it is still in use"

    kind: str
    id: str


@dataclass(eq=False)
class WeakerAreaSource(DomainError):
    """The area on record comes from a better source (SPC strata interpretation Art. 8)."""

    code = "identity.weaker_area_source"
    title = "The area on record comes from a better source"

    recorded: str
    given: str


@dataclass(eq=False)
class OutsideNeighbourhood(DomainError):
    """A grid covers places of its own neighbourhood only."""

    code = "identity.outside_neighbourhood"
    status = 422
    title = "The grid belongs to another neighbourhood"

    grid_path: str
    place_path: str


@dataclass(eq=False)
class TooManyPlaces(DomainError):
    """More places would change than one request may change."""

    code = "identity.too_many_places"
    status = 422
    title = "Too many places for one request"

    limit: int


@dataclass(eq=False)
class SharesNotWhole(DomainError):
    """The shares of the joint owners must add up to exactly one."""

    code = "identity.shares_not_whole"
    status = 422
    title = "The owners' shares do not add up to one"

    total: str


@dataclass(eq=False)
class NotAnOwner(DomainError):
    """Only an owner of the unit can be its voting representative."""

    code = "identity.not_an_owner"
    status = 422
    title = "The representative is not an owner of the unit"

    person_id: str


@dataclass(eq=False)
class OlderOwnership(DomainError):
    """A sale never rewrites the past: what is on record begins later."""

    code = "identity.older_ownership"
    title = "The ownership on record began later"

    since: str


@dataclass(eq=False)
class AlreadyEnded(DomainError):
    """It has ended before."""

    code = "identity.already_ended"
    title = "It has already ended"

    kind: str
    id: str


@dataclass(eq=False)
class LevelOutOfOrder(DomainError):
    """The four levels of the party structure follow one upon the other."""

    code = "identity.level_out_of_order"
    status = 422
    title = "This level does not follow that one"

    level: str
    parent_level: str


@dataclass(eq=False)
class SeatRefused(DomainError):
    """`reason` is member_already, chair_taken, no_seat_left, outside_term or sits_on_rival."""

    code = "identity.seat_refused"
    title = "The person cannot take this seat"

    reason: str


@dataclass(eq=False)
class RolesApart(DomainError):
    """The district keeps these two roles apart: no one person has both, wherever (不相容岗位分离)."""

    code = "identity.roles_apart"
    title = "Nobody may have both of these roles"

    role: str
    held: str


@dataclass(eq=False)
class OwnGrant(DomainError):
    """Who gives roles as the security administrator gives them to others."""

    code = "identity.own_grant"
    status = 403
    title = "Nobody gives this role to themselves"

    role: str


@dataclass(eq=False)
class CannotGrant(DomainError):
    """None of the actor's roles may give this one there."""

    code = "identity.cannot_grant"
    status = 403
    title = "You cannot give this role there"

    role: str
    at: str


@dataclass(eq=False)
class Outranked(DomainError):
    """The person holds somewhere what the actor neither has nor may give there."""

    code = "identity.outranked"
    status = 403
    title = "This person holds more than you do"

    person_id: str


@dataclass(eq=False)
class TooManyRoles(DomainError):
    """A person's roles travel in every token, and those must stay short."""

    code = "identity.too_many_roles"
    title = "The person has as many roles as one can have"

    person_id: str
    most: int


@dataclass(eq=False)
class WeakPassword(DomainError):
    """`reason` is too_short, too_long, too_plain, contains_login or unchanged."""

    code = "identity.weak_password"
    status = 422
    title = "The password is too weak"

    reason: str


@dataclass(eq=False)
class NobodysToken(DomainError):
    """The token is a client's own: there is no person to tell of (RFC 6750, 3.1)."""

    code = "identity.nobodys_token"
    status = 403
    title = "The token is a client's, not a person's"
    challenge = 'Bearer realm="linli", error="insufficient_scope", scope="openid"'


@dataclass(eq=False)
class WrongPassword(DomainError):
    """The current password is not the one given; the attempt is counted as one to log in is."""

    code = "identity.wrong_password"
    status = 403
    title = "The current password is wrong"
    kept = True


@dataclass(eq=False)
class AccountIsLocked(DomainError):
    """Too many wrong passwords; try again after the time given (ISO 8601)."""

    code = "identity.account_locked"
    status = 429
    title = "The account is locked for a while"

    until: str


@dataclass(eq=False)
class ClientHasNoSecret(DomainError):
    """A public client (an app) proves itself by PKCE alone."""

    code = "identity.client_has_no_secret"
    title = "A public client has no secret"


@dataclass(eq=False)
class ClientIsDisabled(DomainError):
    """The client gets no tokens any more; who needs one again registers another."""

    code = "identity.client_is_disabled"
    title = "The client is disabled"


@dataclass(eq=False)
class LastSecondFactor(DomainError):
    """The district demands a second factor of who has this role: another one must be there first."""

    code = "identity.last_second_factor"
    title = "Your district demands a second factor"


@dataclass(eq=False)
class TooManyPasskeys(DomainError):
    """One that is not used any more must go first."""

    code = "identity.too_many_passkeys"
    title = "There are as many passkeys as an account can have"

    most: int
