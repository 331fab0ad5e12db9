/** What waits for somebody, as its list shows it. */

import { TODO_DUE, TODO_KINDS, type TodoKind } from '@millwright/server/modules/todos/kinds.schemas.ts';
import type { Icon } from '@millwright/ui';
import CalendarClock from 'lucide-solid/icons/calendar-clock';
import FilePenLine from 'lucide-solid/icons/file-pen-line';
import ListChecks from 'lucide-solid/icons/list-checks';
import MessageSquareWarning from 'lucide-solid/icons/message-square-warning';
import PackageCheck from 'lucide-solid/icons/package-check';
import PackageOpen from 'lucide-solid/icons/package-open';
import ShieldAlert from 'lucide-solid/icons/shield-alert';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import Truck from 'lucide-solid/icons/truck';
import type { Outputs } from '../../api.ts';

export type TodoRow = Outputs['todos']['list']['items'][number];
export { TODO_DUE, TODO_KINDS, type TodoKind };

export const todoIcons: Record<TodoKind, Icon> = {
  task: ListChecks,
  acceptance: ShieldCheck,
  feedback: MessageSquareWarning,
  receive: PackageOpen,
  inspect: PackageCheck,
  handOver: Truck,
  commission: PackageCheck,
  proposal: CalendarClock,
  amendment: FilePenLine,
  override: ShieldAlert,
};

/** Where it is done. */
export function todoHref({ kind, id, contractId }: Pick<TodoRow, 'kind' | 'id' | 'contractId'>): string {
  switch (kind) {
    case 'task':
      return `/tasks/${id}`;
    case 'acceptance':
      return `/acceptance/${id}`;
    case 'feedback':
      return `/feedback/${id}`;
    case 'receive':
    case 'inspect':
      return `/procurement/${id}`;
    case 'proposal':
      return `/contracts/${contractId}?tab=plan`;
    case 'amendment':
      return `/contracts/${contractId}?tab=amendments`;
    case 'handOver':
    case 'commission':
    case 'override':
      return `/contracts/${contractId}?tab=delivery`;
  }
}
