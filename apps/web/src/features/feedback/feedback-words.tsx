/** Words, options and small marks about feedback that several pages share. */
import {
  FEEDBACK_KINDS,
  FEEDBACK_STATES,
  type FeedbackState,
  SEVERITIES,
  type Severity,
} from '@millwright/server/modules/feedback/feedback.lifecycle.ts';
import { Badge, type Option, RelativeTime, type Status, StatusBadge } from '@millwright/ui';
import Flame from 'lucide-solid/icons/flame';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { FeedbackRow } from './feedback-types.ts';

/** Which of the six colours a state has. */
const LOOK: Readonly<Record<FeedbackState, Status>> = {
  new: 'attention',
  triaged: 'processing',
  in_progress: 'production',
  resolved: 'accepted',
  closed: 'unstarted',
  rejected: 'unstarted',
};

export const kindOptions = (): Option[] =>
  FEEDBACK_KINDS.map((value) => ({ value, label: t(`feedback.kinds.${value}`) }));
export const severityOptions = (): Option<Severity>[] =>
  SEVERITIES.map((value) => ({ value, label: t(`feedback.severities.${value}`) }));
export const stateOptions = (): Option[] =>
  FEEDBACK_STATES.map((value) => ({ value, label: t(`feedback.states.${value}`) }));
export const sourceOptions = (): Option[] =>
  (['portal', 'staff'] as const).map((value) => ({ value, label: t(`feedback.sources.${value}`) }));

/** Where it stands; past its time to be answered it says that instead. */
export function FeedbackStatus(props: { feedback: Pick<FeedbackRow, 'status' | 'isOverdue'> }): JSX.Element {
  return (
    <Show
      when={props.feedback.isOverdue}
      fallback={
        <StatusBadge
          value={LOOK[props.feedback.status]}
          label={t(`feedback.states.${props.feedback.status}`)}
        />
      }
    >
      <StatusBadge value="overdue" label={t('feedback.overdue')} />
    </Show>
  );
}

/** How bad it is; only what is critical is loud. */
export function SeverityMark(props: { severity: Severity }): JSX.Element {
  return (
    <Show
      when={props.severity === 'critical'}
      fallback={<span class="text-ink-2">{t(`feedback.severities.${props.severity}`)}</span>}
    >
      <Badge tone="overdue" icon={Flame}>
        {t('feedback.severities.critical')}
      </Badge>
    </Show>
  );
}

/** Until when it is to be answered, or that it was. */
export function AnswerBy(props: {
  feedback: Pick<FeedbackRow, 'respondBy' | 'respondedAt' | 'isOverdue'>;
}): JSX.Element {
  return (
    <Show
      when={!props.feedback.respondedAt}
      fallback={<span class="text-ink-3">{t('feedback.answered')}</span>}
    >
      <Show when={props.feedback.respondBy}>
        {(by) => (
          <RelativeTime
            value={by()}
            class={`num whitespace-nowrap ${props.feedback.isOverdue ? 'text-overdue font-semibold' : ''}`}
          />
        )}
      </Show>
    </Show>
  );
}

/** Number and title, as one line calls it. */
export const feedbackName = ({ number, title }: Pick<FeedbackRow, 'number' | 'title'>): string =>
  number ? `${number} ${title}` : title;

/** People of the firm feedback on a contract may be given to, those of its team first. */
export const searchOwners = (contractId: string) => async (text: string) => {
  const people = await api.feedback.owners.fetch({ contractId, search: text || undefined });
  return people.map(({ id, name, onTeam }) => ({
    value: id,
    label: name,
    note: onTeam ? t('feedback.onTeam') : undefined,
  }));
};
