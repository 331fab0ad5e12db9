import ui from '@millwright/ui/texts/en';
import dashboard from './dashboard.ts';
import identity from './identity.ts';
import session from './session.ts';
import settings from './settings.ts';
import shell from './shell.ts';
import tenancy from './tenancy.ts';

export default { ui, dashboard, identity, session, settings, shell, tenancy };
