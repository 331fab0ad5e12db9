/** Procedures anybody may call: signing in and what leads there. A further one has to be written down here. */
export const OPEN: readonly string[] = [
  'portal session.acceptInvitation',
  'portal session.changePassword',
  'portal session.invitation',
  'portal session.me',
  'portal session.signIn',
  'portal session.signOut',
  'portal session.switchFirm',
  'staff session.acceptInvitation',
  'staff session.changePassword',
  'staff session.invitation',
  'staff session.me',
  'staff session.signIn',
  'staff session.signOut',
  'staff session.signUp',
  'staff session.switchFirm',
];

/** Procedures no program may call with a token, besides the open ones: each hands out, or takes away, a way in. */
export const IN_PERSON: readonly string[] = [
  'staff calendar.createFeed',
  'staff identity.inviteContact',
  'staff identity.inviteMember',
  'staff tokens.create',
  'staff tokens.revoke',
];

/** Open procedures a program may call all the same. */
export const OPEN_TO_TOKENS: readonly string[] = ['portal session.me', 'staff session.me'];

/** Actions that open no door of their own: where they are asked for, and what they decide there. */
export const DESK_ONLY: Readonly<Record<string, string>> = {
  'Contract.readAmount':
    'whether amount and currency are shown, in lists, details, exports and the audit trail',
  'Contract.setAmount': 'creating and updating a contract with an amount',
  'CustomerContact.read': 'which people of a customer are shown with it',
  'CustomerContact.readContact': 'whether a contact’s address and telephone are shown',
  'FileAsset.breakCheckOut': 'giving back a file that somebody else has checked out',
  'Member.readContact': 'whether a colleague’s address and telephone are shown',
  'ProcurementItem.readPrice':
    'whether the price of a part is shown, in lists, details, exports and the audit trail',
  'ProcurementItem.setPrice': 'asking for, changing and ordering a part with a price',
  'PaymentReceipt.read':
    'taking a receipt back, and what the history of a contract shows of money that came in',
  'Task.reopen': 'reporting less than 100 % on a finished task',
};

/** Queries that answer a list without pages, and why it cannot grow without limit. */
export const UNPAGED: readonly { name: string; why: string }[] = [
  { name: 'staff archives.bundles', why: 'the newest 50 of one contract: one for each time it was archived' },
  { name: 'staff acceptance.stages', why: 'a firm or contract has at most MAX_STAGES stages' },
  { name: 'staff acceptance.reasons', why: 'a firm keeps at most MAX_REASONS reasons' },
  { name: 'staff acceptance.checklists', why: 'checklists are made by hand, at most 500 are shown' },
  { name: 'staff org.tree', why: 'a firm has at most MAX_DEPARTMENTS departments' },
  { name: 'staff acceptance.checklist', why: 'the questions of one checklist, at most 200' },
  { name: 'staff delivery.get', why: 'the lines and decisions of one delivery, at most 200' },
  { name: 'staff org.leadersOn', why: 'the leads of one department on one day' },
  { name: 'staff roles.list', why: 'roles are made by hand, tens of them' },
  { name: 'staff roles.vocabulary', why: 'the declared permissions' },
  { name: 'staff org.effectivePermissions', why: 'the declared permissions' },
  { name: 'portal delivery.ofContract', why: 'the deliveries of one contract, at most 100' },
  { name: 'staff delivery.bySerial', why: 'the deliveries that hold one serial number, at most 20' },
  { name: 'staff feedback.owners', why: 'the first 50 by name; typing a name narrows them' },
  { name: 'portal contracts.documents', why: 'what one contract’s customer was given, at most 500' },
  { name: 'staff files.types', why: 'the types of documents of a firm, a handful' },
  { name: 'staff amendments.list', why: 'the change orders of one contract, at most 1000' },
  { name: 'staff duties.list', why: 'the duties of a firm, at most 40' },
  { name: 'staff payments.list', why: 'the payments of one contract, a handful' },
  { name: 'staff payments.open', why: 'the 500 that have been open for longest' },
  { name: 'staff quotations.list', why: 'the quotations of one contract, at most 500' },
  { name: 'staff taskTypes.list', why: 'the kinds of work of a firm, at most 50' },
  { name: 'staff audit.types', why: 'the kinds of records there are' },
  { name: 'staff contracts.candidates', why: 'the first 200 by name; typing a name narrows them' },
  { name: 'staff contracts.teamHistory', why: 'the people of one contract, at most 1000' },
  { name: 'staff roles.holders', why: 'the holders of one role, at most 1000' },
  { name: 'staff planning.calendars.list', why: 'a firm has a handful of calendars, at most 100' },
  { name: 'staff planning.baselines', why: 'the newest 200 of one contract' },
  { name: 'staff planning.proposals', why: 'the newest 50 of one contract' },
  { name: 'staff tasks.assignable', why: 'the people of one department, at most 2000' },
  { name: 'staff tokens.list', why: 'a person keeps at most 20; of a firm, the newest 500' },
  { name: 'staff procurement.board', why: 'at most 50 cards in each of the seven columns' },
  { name: 'staff settings.views', why: 'the first 200 of one list; a person keeps at most 30 of each' },
];

/** Texts longer than anything a person types, and what they are. */
export const LARGE_TEXTS: readonly { name: string; part: string; why: string }[] = [
  { name: 'staff tenancy.setLogo', part: 'input.image', why: 'an image of 128 KB at most, as base64' },
];

/** Nouns read in parts that are no rows a wall could stand before, and what they are. */
export const WITHOUT_ROWS: Readonly<Record<string, string>> = {
  Performance: 'figures counted for people whom everybody in the firm sees, from tasks behind their own wall',
};
