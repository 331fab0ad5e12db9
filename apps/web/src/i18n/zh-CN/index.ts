import ui from '@millwright/ui/texts/zh-CN';
import acceptance from './acceptance.ts';
import amendments from './amendments.ts';
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
import payments from './payments.ts';
import performance from './performance.ts';
import planning from './planning.ts';
import procurement from './procurement.ts';
import quotations from './quotations.ts';
import roles from './roles.ts';
import search from './search.ts';
import session from './session.ts';
import settings from './settings.ts';
import shell from './shell.ts';
import spreadsheet from './spreadsheet.ts';
import tasks from './tasks.ts';
import taskTypes from './taskTypes.ts';
import tenancy from './tenancy.ts';
import tokens from './tokens.ts';

export default {
  ui,
  acceptance,
  amendments,
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
  planning,
  payments,
  quotations,
  performance,
  procurement,
  roles,
  search,
  session,
  settings,
  shell,
  spreadsheet,
  tasks,
  taskTypes,
  tenancy,
  tokens,
};
