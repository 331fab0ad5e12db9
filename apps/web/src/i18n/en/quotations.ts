export default {
  title: 'Quotations',
  add: 'Add a quotation',
  edit: 'Edit {number}',
  remove: 'Remove {number}',
  removed: '{number} removed',
  save: 'Save',
  number: 'Number',
  quotedOn: 'Quoted on',
  validUntil: 'valid until {date}',
  validUntilLabel: 'Valid until',
  expired: 'Expired',
  note: 'Note',
  empty: 'What was offered before the contract can be kept here.',
  errors: {
    not_found: 'This quotation does not exist, or you may not see it.',
    valid_before_quoted: 'A quotation is valid at least on the day it is made.',
  },
};
