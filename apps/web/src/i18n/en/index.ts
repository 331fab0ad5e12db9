import ui from '@millwright/ui/texts/en';
import audit from './audit.ts';
import contracts from './contracts.ts';
import customers from './customers.ts';
import dashboard from './dashboard.ts';
import identity from './identity.ts';
import org from './org.ts';
import roles from './roles.ts';
import session from './session.ts';
import settings from './settings.ts';
import shell from './shell.ts';
import tenancy from './tenancy.ts';

export default {
  ui,
  audit,
  contracts,
  customers,
  dashboard,
  identity,
  org,
  roles,
  session,
  settings,
  shell,
  tenancy,
};
