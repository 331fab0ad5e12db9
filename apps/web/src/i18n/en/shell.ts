export default {
  search: 'Search contracts, tasks, people…',
  nav: {
    home: 'Home',
    myTasks: 'My tasks',
    contracts: 'Contracts',
    tasks: 'Tasks',
    customers: 'Customers',
    people: 'People',
    roles: 'Roles',
    audit: 'Audit log',
  },
  groups: { delivery: 'Delivery', firm: 'Firm' },
  palette: { pages: 'Pages', commands: 'Commands' },
  account: 'Account of {name}',
  switchFirm: 'Switch firm',
  signOut: 'Sign out',
  keys: 'Keyboard',
  notFound: {
    title: 'There is no such page',
    hint: 'The address may be mistyped, or what it led to has moved.',
    home: 'Go to the start page',
  },
};
