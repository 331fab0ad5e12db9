/** The words of pages behind the first, loaded with the first of them. */
import acceptance from './acceptance.ts';
import amendments from './amendments.ts';
import archives from './archives.ts';
import audit from './audit.ts';
import calendar from './calendar.ts';
import customers from './customers.ts';
import delivery from './delivery.ts';
import feedback from './feedback.ts';
import fileSettings from './fileSettings.ts';
import files from './files.ts';
import gantt from './gantt.ts';
import imports from './imports.ts';
import org from './org.ts';
import payments from './payments.ts';
import performance from './performance.ts';
import planning from './planning.ts';
import procurement from './procurement.ts';
import quotations from './quotations.ts';
import roles from './roles.ts';
import spreadsheet from './spreadsheet.ts';
import taskTypes from './taskTypes.ts';
import todos from './todos.ts';
import tokens from './tokens.ts';

export default {
  acceptance,
  amendments,
  archives,
  audit,
  calendar,
  customers,
  delivery,
  feedback,
  fileSettings,
  files,
  gantt,
  imports,
  org,
  payments,
  performance,
  planning,
  procurement,
  quotations,
  roles,
  spreadsheet,
  taskTypes,
  todos,
  tokens,
};
