# SPDX-License-Identifier: AGPL-3.0-or-later
"""The closed lists in which the facts of identity speak: kinds of places, committees, companies and more."""

from enum import StrEnum


class GrantType(StrEnum):
    AUTHORIZATION_CODE = "authorization_code"
    REFRESH_TOKEN = "refresh_token"  # noqa: S105 - the name of a grant type
    CLIENT_CREDENTIALS = "client_credentials"


class Asked(StrEnum):
    """What a district asks of a log-in: nothing more, a new one, or a new one with two factors.

    `two_factors_if_set`: of who has a second factor; of others nothing more.
    """

    NOTHING = "nothing"
    FRESH = "fresh"
    TWO_FACTORS_IF_SET = "two_factors_if_set"
    TWO_FACTORS = "two_factors"


class RealName(StrEnum):
    """How far it is proven who a person is (实名等级), each more than the one before.

    Nothing; that they have the phone on record; that staff saw the paper of the citizen id or document on
    record; that staff saw with it what the property register says of a unit that they own.
    """

    NOTHING = "nothing"
    PHONE = "phone"
    PAPER = "paper"
    OWNER_RECORD = "owner_record"


class CommitteeKind(StrEnum):
    """居委会, 业委会, 物业管理委员会, 居务监督委员会."""

    RESIDENTS = "residents_committee"
    OWNERS = "owners_committee"
    PROPERTY_MANAGEMENT = "property_management_committee"
    SUPERVISION = "affairs_supervision_committee"


class Post(StrEnum):
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"


class OfficeKind(StrEnum):
    """A post on a committee (主任, 副主任, 委员), or who leads a building (楼组长)."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    BUILDING_LEADER = "building_leader"


class Leaving(StrEnum):
    """Why somebody's term in an office is over (Hangzhou Arts. 31, 32)."""

    TERM_OVER = "term_over"
    RESIGNED = "resigned"
    RECALLED = "recalled"
    DISQUALIFIED = "disqualified"


class Side(StrEnum):
    """Of a handover (交接): who hands over, who takes."""

    GIVER = "giver"
    RECEIVER = "receiver"


class CompanyKind(StrEnum):
    """物业服务企业, contractor, 社会组织, 职能部门, and shops (商户)."""

    PROPERTY_COMPANY = "property_company"
    CONTRACTOR = "contractor"
    SOCIAL_ORGANISATION = "social_organisation"
    GOVERNMENT_DEPARTMENT = "government_department"
    MERCHANT = "merchant"


class SubjectKind(StrEnum):
    """The “1+5” (“1+5”主体): the party organisation; committees, residents, government and society."""

    PARTY = "party"
    RESIDENTS_COMMITTEE = "residents_committee"
    OWNERS_COMMITTEE = "owners_committee"
    RESIDENTS = "residents"
    GOVERNMENT = "government"
    SOCIETY = "society"


class OccupantKind(StrEnum):
    OWNER = "owner"
    FAMILY = "family"
    LESSEE = "lessee"


class ParkingKind(StrEnum):
    """A space with an owner (产权车位), one for all (公共车位), or one that the compound lets (租赁车位)."""

    FIXED = "fixed"
    SHARED = "shared"
    RENTED = "rented"


class SpaceTenure(StrEnum):
    OWNER = "owner"
    LESSEE = "lessee"


class PartyLevel(StrEnum):
    """From the top down."""

    COMMUNITY = "community_organisation"
    GRID_BRANCH = "grid_branch"
    BUILDING_GROUP = "building_group"
    MEMBER_HOUSEHOLD = "member_household"

    @property
    def above(self) -> "PartyLevel | None":
        levels = list(PartyLevel)
        place = levels.index(self)
        return levels[place - 1] if place else None


class PlaceKind(StrEnum):
    DISTRICT = "district"
    SUB_DISTRICT = "sub_district"
    NEIGHBOURHOOD = "neighbourhood"
    COMPOUND = "compound"
    BUILDING = "building"
    ENTRANCE = "entrance"
    UNIT = "unit"


class AreaSource(StrEnum):
    """Where an exclusive area (专有部分面积) comes from, best first: SPC strata interpretation Art. 8."""

    REGISTRY = "registry"
    SURVEY = "survey"
    CONTRACT = "contract"

    @property
    def rank(self) -> int:
        return list(AreaSource).index(self)
