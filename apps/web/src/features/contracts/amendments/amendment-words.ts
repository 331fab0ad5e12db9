/** Words about change orders that their list and their dialogs share. */
import type { Term } from '@millwright/server/modules/contracts/amendments/amendments.lifecycle.ts';
import { formatDate, formatMoney, type Tone } from '@millwright/ui';
import type { Outputs } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';

export type Amendment = Outputs['amendments']['list']['items'][number];

export const termText = (term: Term): string =>
  term === 'scopeText' ? t('amendments.scopeText') : t(`contracts.${term}`);

/** A term's value as people read it. */
export function termValue(term: Term, value: string | null, currency: string): string {
  if (value === null) return '';
  if (term === 'signedOn' || term === 'promisedDate') return formatDate(value);
  return term === 'amount' ? formatMoney(value, currency) : value;
}

export const amendmentTone = (status: Amendment['status']): Tone =>
  status === 'approved' ? 'accepted' : status === 'proposed' ? 'attention' : 'neutral';
