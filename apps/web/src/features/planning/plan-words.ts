/** What plans are told in: kinds of links, departments, spans of days. */
import { formatDate } from '@millwright/ui';
import type { Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export type LinkType = 'FS' | 'SS' | 'FF' | 'SF';
export const LINK_TYPES: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];

export type Neighbour = Outputs['planning']['neighbours']['waitsFor'][number];
export type ProposalDetail = Outputs['planning']['proposal'];
export type CalendarRow = Outputs['planning']['calendars']['list']['items'][number];
export type CalendarYear = Outputs['planning']['calendars']['year'];
export type TemplateRow = Outputs['planning']['templates']['list']['items'][number];

/** How one task waits for another: "after it ends, 2 days later". */
export function howItWaits({ type, lagDays }: { type: string; lagDays: number }): string {
  const how = t(`planning.linkTypes.${type as LinkType}`);
  if (lagDays === 0) return how;
  const days = Math.abs(lagDays);
  return `${how} · ${lagDays > 0 ? t('planning.lagLater', { count: days }) : t('planning.lagEarlier', { count: days })}`;
}

/** From when to when, with what is missing as a dash; one day as one day. */
export function span(from: string | null, to: string | null): string {
  if (from && from === to) return formatDate(from);
  if (!from && to) return formatDate(to);
  return `${from ? formatDate(from) : '–'} → ${to ? formatDate(to) : '–'}`;
}
