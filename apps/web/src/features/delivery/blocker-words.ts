import { locale } from '@millwright/ui';
import { t } from '../../i18n/index.ts';
import type { Blocker } from './delivery-types.ts';

/** What it is called, or how many there are that the viewer may not open. */
export function blockerName({ kind, name, nameEn, count, isHidden }: Blocker): string {
  if (isHidden) return t(`delivery.gate.hidden.${kind as 'feedback'}`, { count: count ?? 1 });
  return (locale() === 'en' && nameEn) || name;
}
