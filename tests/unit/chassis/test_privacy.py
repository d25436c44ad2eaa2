# SPDX-License-Identifier: AGPL-3.0-or-later
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis import privacy
from services.chassis.privacy import BadMasterKey, CannotUnseal, Vault

OLD, NEW = b"o" * 32, b"n" * 32
VAULT = Vault(OLD)
WRAPPED = VAULT.new_key("320585")
KEYS = VAULT.open("320585", WRAPPED)


@given(st.text(max_size=200), st.text(max_size=40))
def test_what_is_sealed_is_revealed(text: str, context: str) -> None:
    sealed = KEYS.seal(text, context)
    assert KEYS.reveal(sealed, context) == text
    assert len(text) < 4 or text not in sealed


def test_the_same_text_is_never_sealed_the_same_twice() -> None:
    assert KEYS.seal("13812341234", "phone") != KEYS.seal("13812341234", "phone")


def test_a_sealed_text_is_bound_to_its_context() -> None:
    with pytest.raises(CannotUnseal):
        KEYS.reveal(KEYS.seal("13812341234", "phone/a"), "phone/b")


@pytest.mark.parametrize("place", [0, 15, -1])
def test_a_changed_sealed_text_is_refused(place: int) -> None:
    sealed = list(KEYS.seal("13812341234", "phone"))
    sealed[place] = "A" if sealed[place] != "A" else "B"
    with pytest.raises(CannotUnseal):
        KEYS.reveal("".join(sealed), "phone")


@pytest.mark.parametrize("sealed", ["", "A", "not base64 \u4e2d", "AAAA"])
def test_rubbish_is_refused(sealed: str) -> None:
    with pytest.raises(CannotUnseal):
        KEYS.reveal(sealed, "phone")


def test_with_a_newer_key_the_older_ones_still_reveal_and_the_first_still_finds() -> None:
    sealed = KEYS.seal("13812341234", "phone")
    changed = VAULT.open("320585", f"{VAULT.new_key('320585')} {VAULT.new_key('320585')} {WRAPPED}")
    assert changed.reveal(sealed, "phone") == "13812341234"
    assert not changed.is_newest(sealed, "phone")
    again = changed.seal("13812341234", "phone")
    assert changed.is_newest(again, "phone")
    assert changed.lookup("13812341234", "phone") == KEYS.lookup("13812341234", "phone")
    with pytest.raises(CannotUnseal):
        KEYS.reveal(again, "phone")
    with pytest.raises(CannotUnseal):
        changed.reveal(sealed, "citizen_id")


def test_all_keys_of_a_tenant_are_wrapped_anew_and_stay_the_same() -> None:
    both, wrapped = Vault(NEW, OLD), f"{VAULT.new_key('320585')} {WRAPPED}"
    anew = both.rewrap("320585", wrapped)
    assert anew != wrapped
    assert both.rewrap("320585", anew) == anew
    sealed = VAULT.open("320585", wrapped).seal("x", "phone")
    assert Vault(NEW).open("320585", anew).reveal(sealed, "phone") == "x"
    with pytest.raises(CannotUnseal):
        VAULT.open("320585", anew)


@pytest.mark.parametrize(
    "wrapped", ["", " ", "x", f"{WRAPPED} x"], ids=["nothing", "blank", "no key", "one and no key"]
)
def test_what_is_no_wrapped_key_is_refused(wrapped: str) -> None:
    with pytest.raises(CannotUnseal):
        VAULT.open("320585", wrapped)


def test_tenants_do_not_share_keys_nor_hashes() -> None:
    other = VAULT.open("900001", VAULT.new_key("900001"))
    with pytest.raises(CannotUnseal):
        other.reveal(KEYS.seal("13812341234", "phone"), "phone")
    assert other.lookup("13812341234", "phone") != KEYS.lookup("13812341234", "phone")
    with pytest.raises(CannotUnseal):
        VAULT.open("900001", WRAPPED)


def test_the_lookup_hash_is_stable_and_depends_on_the_kind() -> None:
    again = VAULT.open("320585", WRAPPED)
    assert again.lookup("13812341234", "phone") == KEYS.lookup("13812341234", "phone")
    assert KEYS.lookup("13812341234", "phone") != KEYS.lookup("13812341234", "citizen_id")


def test_the_master_key_can_be_changed() -> None:
    changing = Vault(NEW, OLD)
    assert changing.open("320585", WRAPPED).lookup("x", "phone") == KEYS.lookup("x", "phone")
    rewrapped = changing.new_key("320585")
    with pytest.raises(CannotUnseal, match="no master key"):
        VAULT.open("320585", rewrapped)
    Vault(NEW).open("320585", rewrapped)


@pytest.mark.parametrize("text", ["", "AAAA", "?" * 43, urlsafe_b64encode(b"x" * 31).decode()])
def test_a_bad_master_key_is_named_but_not_shown(text: str) -> None:
    with pytest.raises(BadMasterKey) as refusal:
        Vault.from_text(text)
    assert not text or text not in str(refusal.value)


def test_keys_do_not_print() -> None:
    assert repr(KEYS) == "TenantKeys(tenant='320585')"


def test_masks() -> None:
    assert privacy.mask_name("张建国") == "张*"
    assert privacy.mask_phone("13812341234") == "138****1234"
    assert privacy.mask_phone("62215678") == "****5678"
    assert privacy.mask_citizen_id("320585199001010013") == "320585********0013"
    assert privacy.mask_plate("苏E12345") == "苏E***45"
