/** Words, states and options about acceptance that several pages share. */
import {
  ROUND_STATES,
  type RoundState,
  type StageState,
} from '@millwright/server/modules/acceptance/acceptance.lifecycle.ts';
import { locale, type Option, type Status } from '@millwright/ui';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export type RoundDetail = Outputs['acceptance']['round'];
export type CheckRow = RoundDetail['checks'][number];
export type FindingRow = RoundDetail['findings'][number];
export type RoundRow = Outputs['acceptance']['list']['items'][number];
export type ContractAcceptanceData = Outputs['acceptance']['contract'];
export type ContractStage = ContractAcceptanceData['stages'][number];
export type AcceptanceLine = ContractStage['acceptances'][number];
export type StageRow = Outputs['acceptance']['stages'][number];
export type Reason = Outputs['acceptance']['reasons'][number];

interface Named {
  name: string;
  nameEn: string | null;
}
/** A name in the reader's language. */
export const nameOf = ({ name, nameEn }: Named): string => (locale() === 'en' && nameEn) || name;
export const titleOf = ({ title, titleEn }: { title: string; titleEn: string | null }): string =>
  (locale() === 'en' && titleEn) || title;
export const stageName = (round: { stageName: string; stageNameEn: string | null }): string =>
  nameOf({ name: round.stageName, nameEn: round.stageNameEn });

/** The colour a state has; its word is in `stateText`. */
export const stateTone: Record<RoundState | StageState, Status> = {
  not_requested: 'unstarted',
  requested: 'attention',
  under_review: 'processing',
  awaiting_customer: 'attention',
  partly: 'production',
  passed: 'accepted',
  passed_with_concession: 'accepted',
  rejected: 'overdue',
  withdrawn: 'unstarted',
};
export const stateText = (state: RoundState | StageState): string => t(`acceptance.states.${state}`);

export const statusOptions = (): Option<RoundState>[] =>
  ROUND_STATES.map((value) => ({ value, label: stateText(value) }));

/** The firm's stages by their code, for filters. */
export async function searchStages(text: string): Promise<Option[]> {
  const wanted = text.trim().toLowerCase();
  const stages = await api.acceptance.stages.fetch({});
  return stages
    .map((stage) => ({ value: stage.code, label: nameOf(stage) }))
    .filter(({ label }) => label.toLowerCase().includes(wanted));
}

/** What a value may be, in words: `19.95 to 20.02 mm`. */
export function rangeText({ least, most, unit }: Pick<CheckRow, 'least' | 'most' | 'unit'>): string {
  const facts = { least: least ?? '', most: most ?? '', unit: unit ?? '' };
  if (least !== null && most !== null) return t('acceptance.range', facts).trim();
  if (least !== null) return t('acceptance.atLeast', facts).trim();
  return most === null ? '' : t('acceptance.atMost', facts).trim();
}

/** Why the viewer may not judge a round: they asked, worked on a task of it, or wrote its results as the other side. */
export function barredText({ why, task }: NonNullable<RoundDetail['barred']>): string {
  return task === null ? t(`acceptance.barred.${why}`) : t('acceptance.barred.workedOn', { task });
}

/** What was found at a question, in words: for the printed sheet and for those who read along. */
export function foundText(check: CheckRow): string {
  if (check.answer !== null) return t(check.answer ? 'acceptance.yes' : 'acceptance.no');
  if (check.measured !== null) return `${check.measured} ${check.unit ?? ''}`.trim();
  return check.text ?? '';
}
