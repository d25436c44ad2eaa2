# SPDX-License-Identifier: AGPL-3.0-or-later
"""For each operation of identity that needs more than ids: a request that succeeds, made ready on demand."""

from itertools import count

from tests.samples.audit import *  # noqa: F403 - samples of this service, too
from tests.samples.audit import RULES
from tests.samples.companies import (  # noqa: F401 - samples of this service, too
    appoint_project_manager,
    change_company,
    close_company,
    list_subjects,
    register_company,
)
from tests.samples.feeds import *  # noqa: F403 - samples of this service, too
from tests.samples.log_ins import (  # noqa: F401 - samples of this service, too
    STAFF_PASSWORD,
    change_client_limits,
    change_identity_provider,
    create_account,
    disable_client,
    drop_second_factors,
    end_emergency_access,
    end_own_sessions,
    list_emergency_accesses,
    list_emergency_policy_versions,
    list_linked_identities,
    list_log_in_policy_versions,
    list_real_name_policy_versions,
    list_separation_policy_versions,
    list_step_up_policy_versions,
    open_emergency_access,
    person,
    prove_real_name,
    register_client,
    register_identity_provider,
    review_emergency_access,
    rotate_client_secret,
    rotate_signing_keys,
    set_password,
    show_account,
    show_client,
    show_emergency_access,
    show_identity_provider,
    show_real_name,
    show_second_factors,
    unlink_identity,
    withdraw_real_name,
)
from tests.samples.offices import (  # noqa: F401 - samples of this service, too
    appoint_building_leader,
    end_office,
    extend_office,
    name_handover_party,
    sign_handover,
)
from tests.samples.parking import (  # noqa: F401 - samples of this service, too
    free_parking_space,
    hold_parking_space,
    register_parking_space,
)
from tests.samples.registers import (  # noqa: F401 - samples of this service, too
    begin_file,
    cancel_job,
    complete_file,
    list_imports,
    list_jobs,
    list_mappings,
    preview_import,
    put_mapping,
    put_piece,
    show_content,
    show_import,
    show_job,
    show_mapping,
    show_result,
    show_table,
    show_thumbnail,
    start_import,
)
from tests.samples.rights import (  # noqa: F401 - samples of this service, too
    ask_correction,
    cancel_erasure,
    decide_correction,
    decide_erasure,
    give_consent,
    list_consent_policy_versions,
    list_corrections,
    list_erasures,
    list_own_corrections,
    list_own_exports,
    list_rights_policy_versions,
    request_erasure,
    request_export,
    show_own_numbers,
    waive_open_matter,
    withdraw_consent,
)
from tests.samples.world import Request, World

API = "/identity/v1"
PUBLISHED: tuple[str, ...] = ()
"""The collections whose ids everybody may know."""
SAME_FOR_ALL = {
    *RULES,
    "list_roles",
    "show_log_in_policy",
    "show_rights_policy",
    "show_consent_policy",
    "show_real_name_policy",
    "show_step_up_policy",
    "show_separation_policy",
    "show_offices_policy",
    "show_emergency_policy",
    "list_own_sessions",
    "list_own_consents",
    "list_own_erasures",
    "list_own_readings",
}
"""What shows everybody the same, the roles there are, the default rules; or nothing but one's own log-ins."""
_PLATES = count(100)


def try_policy(world: World) -> Request:
    return Request(body={"policy": "log_in", "rules": {}})


def _unit(world: World) -> str:
    area = {"dm2": 8000, "source": "survey"}
    return world.seeded.place("unit", world.code(), world.ids["building"], exclusive_area=area)["id"]


def create_committee(world: World) -> Request:
    term = {"term_start": "2024-01-01", "term_end": "2028-12-31"}
    return Request(
        body={"kind": "owners_committee", "name": "业委会", "place_id": world.ids["compound"], **term}
    )


def appoint_committee_member(world: World) -> Request:
    body = {"person_id": person(world), "post": "member", "since": "2024-01-01"}
    return Request({"committee_id": world.ids["committee"]}, body)


def create_district(world: World) -> Request:
    administrator = {"name": "李主任", "login": "admin@900799", "password": STAFF_PASSWORD}
    body = {"code": "900799", "name": "试点区", "administrator": administrator}
    return Request(body=body, by=world.house.operator())


def limit_district(world: World) -> Request:
    ids, operator = {"district_code": world.seeded.code}, world.house.operator()
    return Request(ids, {"requests_per_second": 400}, by=operator)


def list_districts(world: World) -> Request:
    return Request(by=world.house.operator())


def load_holidays(world: World) -> Request:
    days = [
        {"name": name, "date": f"2031-{day}", "isOffDay": off}
        for name, day, off in (("元旦", "01-01", True), ("国庆节", "10-01", True), ("国庆节", "10-11", False))
    ]
    body = {"year": 2031, "papers": ["https://www.gov.cn/2030/content.htm"], "days": days}
    return Request(body=body, by=world.house.operator())


def create_grid(world: World) -> Request:
    return Request(
        body={"neighbourhood_id": world.ids["neighbourhood"], "code": f"g-{world.code()}", "name": "网格"}
    )


def change_grid(world: World) -> Request:
    grid = world.ok("POST", f"{API}/grids", create_grid(world).body)
    return Request({"grid_id": grid["id"]}, {"name": "另一网格"})


def register_occupancy(world: World) -> Request:
    body = {
        "unit_id": world.ids["unit"],
        "person_id": person(world),
        "kind": "lessee",
        "since": "2021-01-01",
    }
    return Request(body=body)


def end_occupancy(world: World) -> Request:
    occupancy = world.ok("POST", f"{API}/occupancies", register_occupancy(world).body)
    return Request({"occupancy_id": occupancy["id"]}, {"until": "2023-01-01"})


def create_party_organisation(world: World) -> Request:
    place = world.paths["compound"]
    body = {"level": "grid_branch", "code": f"p-{world.code()}", "name": "党支部", "place_path": place}
    return Request(body={**body, "parent_id": world.ids["party"]})


def register_party_membership(world: World) -> Request:
    agreed = {"consented_on": "2025-01-01", "since": "2025-01-01"}
    return Request(body={"person_id": person(world), "organisation_id": world.ids["party"], **agreed})


def end_party_membership(world: World) -> Request:
    made = world.ok("POST", f"{API}/party-memberships", register_party_membership(world).body)
    return Request({"party_membership_id": made["id"]}, {"until": "2025-06-30"})


def register_member_at_home(world: World) -> Request:
    home = {"name": "郑海", "path": world.paths["unit"]}
    person = world.ok("POST", f"{API}/persons", home)["id"]
    agreed = {"consented_on": "2025-01-01", "since": "2025-01-01"}
    return Request(body={"person_id": person, "place_id": world.ids["neighbourhood"], **agreed})


def end_member_registration(world: World) -> Request:
    made = world.ok("POST", f"{API}/member-registrations", register_member_at_home(world).body)
    return Request({"member_registration_id": made["id"]}, {"until": "2025-06-30"})


def register_person(world: World) -> Request:
    return Request(body={"name": "王芳", "path": world.seeded.path})


def register_caller(world: World) -> Request:
    return Request(body={"name": "王芳", "phone": "13912341234", "path": world.seeded.path})


def search_persons(world: World) -> Request:
    return Request(body={"phone": world.ids["phone"]})


def change_person(world: World) -> Request:
    return Request({"person_id": person(world)}, {"name": "王方"})


def unmask_person(world: World) -> Request:
    body = {"fields": ["phone"], "reason": "紧急联系"}
    return Request({"person_id": world.ids["person"]}, body)


def register_vehicle(world: World) -> Request:
    return Request(body={"person_id": world.ids["person"], "plate": f"苏E88{next(_PLATES)}"})


def create_place(world: World) -> Request:
    body = {"parent_id": world.ids["district"], "kind": "sub_district", "code": world.code(), "name": "街道"}
    return Request(body=body)


def change_place(world: World) -> Request:
    return Request({"place_id": _unit(world)}, {"name": "302室"})


def assign_grid(world: World) -> Request:
    return Request({"place_id": world.ids["building"]}, {"grid_id": world.ids["grid"]})


def assign_entrance(world: World) -> Request:
    return Request({"building_id": world.ids["building"]}, {"unit_ids": [_unit(world)]})


def form_entrances(world: World) -> Request:
    return Request({"building_id": world.ids["building"]}, {})


def create_units(world: World) -> Request:
    unit = {"code": world.code(), "name": "401室", "exclusive_area": {"dm2": 8000, "source": "survey"}}
    return Request({"building_id": world.ids["building"]}, {"units": [unit]})


def create_places(world: World) -> Request:
    line = {"kind": "sub_district", "codes": world.code(), "name": "街道"}
    return Request(body={"lines": [line]})


def grant_role(world: World) -> Request:
    body = {"person_id": person(world), "role": "grid_worker", "path": world.paths["neighbourhood"]}
    return Request(body=body)


def revoke_role(world: World) -> Request:
    granted = world.ok("POST", f"{API}/roles/grants", grant_role(world).body)
    return Request({"grant_id": granted["id"]})


def register_ownership(world: World) -> Request:
    owner = person(world)
    body = {"owners": [{"person_id": owner}], "representative_id": owner, "since": "2020-01-01"}
    return Request({"unit_id": _unit(world)}, body)


def list_ownership_history(world: World) -> Request:
    owned = register_ownership(world)
    world.ok("PUT", f"{API}/units/{owned.ids['unit_id']}/ownership", owned.body)
    return Request(owned.ids)
