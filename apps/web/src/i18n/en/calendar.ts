export default {
  title: 'My work in my calendar',
  intro:
    'A private address with your open tasks, and the promised dates and milestones of contracts you work on. Your calendar program subscribes to it and asks again by itself.',
  made: 'Your address was made {when}. It is shown only once; if you no longer have it, replace it.',
  create: 'Make an address',
  replace: 'Replace',
  revoke: 'Revoke',
  replaceTitle: 'Replace your calendar address?',
  replaceBody: 'The present one stops working at once, and programs that use it show nothing new.',
  revokeTitle: 'Revoke your calendar address?',
  revokeBody: 'It stops working at once. You can make another one later.',
  revoked: 'Your calendar address has been revoked',
  newTitle: 'Your calendar address',
  newBody:
    'Copy it now: it is shown only this once. Whoever has it can read these dates, so treat it like a password.',
  address: 'Address',
  copy: 'Copy address',
  copied: 'Address copied',
  errors: {
    no_feed: 'You have no calendar address any more.',
  },
};
