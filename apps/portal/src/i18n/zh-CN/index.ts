import ui from '@millwright/ui/texts/zh-CN';
import acceptance from './acceptance.ts';
import delivery from './delivery.ts';
import feedback from './feedback.ts';
import identity from './identity.ts';
import portal from './portal.ts';
import session from './session.ts';
import shell from './shell.ts';

export default { ui, acceptance, delivery, feedback, identity, portal, session, shell };
