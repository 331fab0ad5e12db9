export default {
  title: 'Notices',
  bell: { zero: 'Notices', one: 'Notices, {count} unread', other: 'Notices, {count} unread' },
  bellMany: 'Notices, more than {most} unread',
  countMany: '{most}+',
  all: 'All notices',
  markAll: 'Mark all read',
  unread: 'Unread',
  tabs: { all: 'All', unread: 'Unread' },
  empty: 'Nothing yet',
  emptyHint: 'When somebody puts you on a contract, gives you a task or moves its dates, you read it here.',
  emptyUnread: 'You have read everything',
  more: 'Older notices',
  system: 'Millwright',
  roles: { assistant: 'assistant', member: 'member' },
  kinds: {
    team_assigned: '{who} put you on the {department} team, as {role}',
    department_lead: '{who} made you lead for {department} on this contract',
    lead_handed_over:
      '{who} gave the lead for {department} on this contract to somebody else; you assist now',
    progress_corrected:
      '{who}: the stored progress said {stored}, the reports say {reported}; it was put right',
    project_lead: '{who} made you project lead',
    project_lead_ended: '{who} ended your part as project lead',
    team_removed: '{who} took you off the {department} team',
    tasks_given: { one: '{who} gave you {count} task', other: '{who} gave you {count} tasks' },
    task_dates_changed: '{who} moved the dates of “{task}”: {dates}',
    tasks_rescheduled: {
      one: '{who} moved the dates of {count} task of yours',
      other: '{who} moved the dates of {count} tasks of yours',
    },
    parts_ordered: {
      one: '{who} ordered {count} part you asked for',
      other: '{who} ordered {count} parts you asked for',
    },
    parts_received: {
      one: '{who} received {count} part you asked for',
      other: '{who} received {count} parts you asked for',
    },
    part_late: '{who}: “{item}” is promised for {to} now, no longer for {from}',
    delivery_endangered:
      '{who}: with “{item}” this late the contract ends on {end}, after the promised {promised}. A proposal waits for you',
    file_infected: '{who} found {finding} in “{file}”, version {number}. Nobody can download it',
    file_not_scanned:
      '{who} could not check “{file}”, version {number}, for viruses: it is too large. Nobody can download it',
    files_nearly_full: '{who}: the file store is more than {percent} % full ({used} of {limit})',
  },
  oneOrdered: '{who} ordered “{item}”, which you asked for',
  promisedFor: '{said}; promised for {date}',
  allReceived: '{who} received {quantity} {unit} of “{item}”: all of it is here',
  someReceived: '{who} received {quantity} {unit} of “{item}”; more is to come',
  oneTask: '{who} gave you the task “{task}”',
  remains: '{who} took you off the {department} team; you stay on the contract for another department',
  dates: {
    both: '{from} to {to}',
    due: 'due {to}',
    start: 'from {from}',
    none: 'no dates any more',
  },
  errors: {
    not_found: 'This notice does not exist any more.',
  },
};
