export default {
  errors: {
    no_such_list: 'There is no such list to export.',
    query_unreadable: 'The filters could not be read. Clear them and try again.',
  },
};
