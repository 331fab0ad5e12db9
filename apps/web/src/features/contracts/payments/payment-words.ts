/** Words about payments that their list and their dialogs share. */
import type { PaymentState } from '@millwright/server/modules/contracts/payments/payments.lifecycle.ts';
import type { Icon, Tone } from '@millwright/ui';
import Check from 'lucide-solid/icons/check';
import Clock from 'lucide-solid/icons/clock';
import Hourglass from 'lucide-solid/icons/hourglass';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import type { Outputs } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';

export type Payments = Outputs['payments']['list'];
export type Payment = Payments['items'][number];

export const paymentTone: Record<PaymentState, Tone> = {
  waiting: 'neutral',
  due: 'attention',
  overdue: 'overdue',
  paid: 'accepted',
};
export const paymentIcon: Record<PaymentState, Icon> = {
  waiting: Hourglass,
  due: Clock,
  overdue: TriangleAlert,
  paid: Check,
};

/** What a payment waits for, in words; stages by the names they have here. */
export function triggerText(
  { trigger, milestone, stage }: Payment,
  stageName: (code: string) => string,
): string {
  if (trigger === 'milestone') return t('payments.when.milestone', { name: milestone?.name ?? '–' });
  if (trigger === 'acceptance' && stage) return t('payments.when.stage', { stage: stageName(stage) });
  return t(`payments.triggers.${trigger}`);
}
