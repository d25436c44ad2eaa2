# SPDX-License-Identifier: AGPL-3.0-or-later
"""The two districts of the story, ready to play."""

from scripts.demo.districts import ROLES, District
from scripts.demo.setup import arrival, people, places, platform, rules
from scripts.demo.setup.realm import Realm
from scripts.demo.story.scene import Cast

CHINA = "Asia/Shanghai"


def found(realm: Realm, district: District) -> Cast:
    """Everything of a district, up to the moment at which dispatch knows it too."""
    login = platform.found_district(realm, district.code, district.name, district.administrator, CHINA)
    admin = realm.person(login)
    tree = places.plant(admin.identity, district)
    ids = people.settle(admin.identity, district, tree, realm.state.password)
    arrival.district(admin.dispatch, district.root)
    rules.lamps_in_working_time(admin.dispatch)
    rules.letters(admin.dispatch, district.letters)
    rules.kept_for_good(admin)
    callers = {who: realm.person(district.login(who)) for who in ROLES} | {"administrator": admin}
    cast = Cast(district, callers, ids)
    desk = cast.callers["dispatcher"].dispatch
    arrival.places(admin.dispatch, district.compound_path, [district.building_path])
    arrival.assignees(desk, district.building_path, (ids["handler"], ids["company"]))
    return cast
