# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is personal and no rule of retention reaches: what keeps it, by service and collection or field."""

from collections.abc import Mapping

ACCOUNT = "it serves its person, who may end it; it goes with them, and they when no tie is left (`untied`)"
REGISTER = "where a register's facts come from, as long as they stand (PIPL, Art. 8); it goes with the person"
VOUCHER = "a voucher of the books: 会计档案管理办法, Art. 14"
OFFICE = "who held an office, and what was handed over at its end, is proof of every act in it"
BOARD = "shows that it hung on the board as the law wants: 物业管理条例, Art. 14; Civil Code, Art. 278"
NOTICE = "is part of what was told to a place, and shows what it was about; it names no resident"
CREDIT_FILE = "the id of a credit file"
SWEPT = "a table that nobody claims: its content is deleted a day after it came"
BODY = "a body or an office, not a person"

KEPT: Mapping[str, Mapping[str, str]] = {
    "identity": {
        "accounts": ACCOUNT,
        "sessions": "goes with its end, after hours",
        "linked_identities": ACCOUNT,
        "vehicles": ACCOUNT,
        "real_names": "who was made sure of, and how: Cybersecurity Law, Art. 26; it goes with the person",
        "office_handovers.items.*.given.file_id": OFFICE,
        "office_handovers.items.*.received.file_id": OFFICE,
        "register_imports.file_id": SWEPT,
        "feed_batches.file_id": SWEPT,
        "feed_records": REGISTER,
        "feed_subjects": REGISTER,
        "feed_conflicts": REGISTER,
        "feed_changes": REGISTER,
    },
    "dispatch": {
        "members": "whether somebody is a party member, as long as they are, from identity's word",
        "saved_filters": "it serves its owner, who may drop it",
        "skill_offers": "it serves whoever offers, who may take it back",
        "point_entries.why.note": "a ledger: what was given and taken, and why, is one account",
        "rounds.photos.*": "what was found at equipment: 消防法, Art. 16 (1) 3; they show things, not people",
    },
    "deliberation": {
        "bodies.members.*.person.name": "who sat in a body was published (Civil Code, Art. 277)",
        "elections.candidates.*.person.name": "who stood was published (Civil Code, Art. 278)",
        "elections.candidates.*.statement": "what a candidate said of themselves was published",
        "plans.steps.*.owner": BODY,
        "plans.steps.*.reports.*.files.*": "shows in public what was done of a plan",
        "publications.postings.*.photo": BOARD,
        "publications.postings.*.down_photo": BOARD,
        "topics.agenda.owner": BODY,
    },
    "finance": {
        "members": "whether somebody is a party member, as long as they are, from identity's word",
        "arrears.demands.*.proof": f"shows that a claim stood when it was paid or written off: {VOUCHER}",
        "arrears.mediations.*.record": "shows when a claim's limitation began anew: Civil Code, Art. 195",
        "bank_accounts.columns.payer": "what a column is called",
        "cases.owner": "the id of who keeps the books",
        "emergencies.documents.*": f"proof why common money was spent at once: {VOUCHER}",
        "grants.payer": "an authority",
        "interests.text": f"why somebody was kept from approving: {VOUCHER}",
        "publications.postings.*.photo": BOARD,
        "publications.postings.*.down_photo": BOARD,
    },
    "credit": {
        "appeals.file_id": CREDIT_FILE,
        "cases.file_id": CREDIT_FILE,
        "handovers.file_id": CREDIT_FILE,
        "repairs.file_id": CREDIT_FILE,
        "credit_files.name": "of a manager while they are rated; it goes with the person",
        "publications.postings.*.photo": BOARD,
        "publications.postings.*.down_photo": BOARD,
    },
    "outreach": {
        "choices": ACCOUNT,
        "notices.attachments.*": NOTICE,
    },
}
