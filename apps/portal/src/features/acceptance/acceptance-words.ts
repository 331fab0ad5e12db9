/** Words about acceptance the portal's cards share. */
import { locale } from '@millwright/ui';
import type { Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export type PortalRound = Outputs['acceptance']['contract']['rounds'][number];
export type PortalCheck = PortalRound['checks'][number];

export const stageName = (round: PortalRound): string =>
  (locale() === 'en' && round.stageNameEn) || round.stageName;
export const checkTitle = (check: PortalCheck): string => (locale() === 'en' && check.titleEn) || check.title;

/** What was found, in words. */
export function foundText(check: PortalCheck): string {
  if (check.answer !== null) return t(check.answer ? 'acceptance.yes' : 'acceptance.no');
  if (check.measured !== null) return `${check.measured} ${check.unit ?? ''}`.trim();
  return check.text ?? '—';
}

/** What it may be, in words; nothing where no limits are asked. */
export function rangeText({ least, most, unit }: PortalCheck): string {
  const facts = { least: least ?? '', most: most ?? '', unit: unit ?? '' };
  if (least !== null && most !== null) return t('acceptance.range', facts).trim();
  if (least !== null) return t('acceptance.atLeast', facts).trim();
  return most === null ? '' : t('acceptance.atMost', facts).trim();
}
