import type { MayRead } from '@millwright/platform';

/** An inbox has its person's id; nobody needs to look anything up to know whose it is. */
const isMine: MayRead = async ({ principal }, id) => principal.kind === 'staff' && principal.memberId === id;

export const readable = { Inbox: isMine };
