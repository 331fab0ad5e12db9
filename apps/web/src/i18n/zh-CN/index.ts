import ui from '@millwright/ui/texts/zh-CN';
import audit from './audit.ts';
import calendar from './calendar.ts';
import contracts from './contracts.ts';
import customers from './customers.ts';
import dashboard from './dashboard.ts';
import delivery from './delivery.ts';
import exports from './exports.ts';
import feedback from './feedback.ts';
import fileSettings from './fileSettings.ts';
import files from './files.ts';
import gantt from './gantt.ts';
import identity from './identity.ts';
import imports from './imports.ts';
import notifications from './notifications.ts';
import org from './org.ts';
import performance from './performance.ts';
import procurement from './procurement.ts';
import roles from './roles.ts';
import session from './session.ts';
import settings from './settings.ts';
import shell from './shell.ts';
import spreadsheet from './spreadsheet.ts';
import tasks from './tasks.ts';
import tenancy from './tenancy.ts';
import tokens from './tokens.ts';

export default {
  ui,
  audit,
  calendar,
  contracts,
  customers,
  dashboard,
  delivery,
  exports,
  feedback,
  fileSettings,
  files,
  gantt,
  identity,
  imports,
  notifications,
  org,
  performance,
  procurement,
  roles,
  session,
  settings,
  shell,
  spreadsheet,
  tasks,
  tenancy,
  tokens,
};
