/** What the first page needs; the words of all others stand in pages.ts. */
import ui from '@millwright/ui/texts/zh-CN';
import contracts from './contracts.ts';
import dashboard from './dashboard.ts';
import exports from './exports.ts';
import identity from './identity.ts';
import notifications from './notifications.ts';
import search from './search.ts';
import session from './session.ts';
import settings from './settings.ts';
import shell from './shell.ts';
import tasks from './tasks.ts';
import tenancy from './tenancy.ts';

export default {
  ui,
  contracts,
  dashboard,
  exports,
  identity,
  notifications,
  search,
  session,
  settings,
  shell,
  tasks,
  tenancy,
};
