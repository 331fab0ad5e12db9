export default {
  portal: 'Customer portal',
  account: 'Account of {name}',
  myAccount: 'My account',
  signOut: 'Sign out',
  notFound: {
    title: 'There is no such page',
    hint: 'The address may be mistyped, or it is no longer shared with you.',
    home: 'Go to your contracts',
  },
};
