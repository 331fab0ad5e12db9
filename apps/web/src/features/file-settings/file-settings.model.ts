import type { Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export type FileType = Outputs['files']['types'][number];
export type Removal = Outputs['files']['removals']['items'][number];

/** How long files of a type are kept, in words: one line for each rule, or that they are kept for ever. */
export function retentionText(type: Pick<FileType, 'olderVersionsYears' | 'recycledDays'>): string {
  const { olderVersionsYears: years, recycledDays: days } = type;
  const rules = [
    years !== null && t('fileSettings.retention.olderAfter', { count: years }),
    days !== null && t('fileSettings.retention.recycledAfter', { count: days }),
  ].filter((rule) => rule !== false);
  return rules.length > 0 ? rules.join(t('fileSettings.retention.and')) : t('fileSettings.retention.forEver');
}

/** By which rule a version was removed, in words. */
export function reasonText({ reason, ruleYears, ruleDays }: Removal): string {
  return reason === 'recycled'
    ? t('fileSettings.retention.recycledAfter', { count: ruleDays ?? 0 })
    : t('fileSettings.retention.olderAfter', { count: ruleYears ?? 0 });
}
