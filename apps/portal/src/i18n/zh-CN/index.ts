import ui from '@millwright/ui/texts/zh-CN';
import identity from './identity.ts';
import portal from './portal.ts';
import session from './session.ts';
import shell from './shell.ts';

export default { ui, identity, portal, session, shell };
