/** What a notice says, and where it leads. */
import { formatBytes, formatDate, formatPercent, type Icon, locale } from '@millwright/ui';
import CalendarClock from 'lucide-solid/icons/calendar-clock';
import CalendarX from 'lucide-solid/icons/calendar-x';
import Database from 'lucide-solid/icons/database';
import FileWarning from 'lucide-solid/icons/file-exclamation-point';
import FilePen from 'lucide-solid/icons/file-pen-line';
import ListTodo from 'lucide-solid/icons/list-todo';
import MessageSquareText from 'lucide-solid/icons/message-square-text';
import MessageSquareWarning from 'lucide-solid/icons/message-square-warning';
import PackageCheck from 'lucide-solid/icons/package-check';
import SearchCheck from 'lucide-solid/icons/search-check';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import ShieldQuestionMark from 'lucide-solid/icons/shield-question-mark';
import ShoppingCart from 'lucide-solid/icons/shopping-cart';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import UserMinus from 'lucide-solid/icons/user-minus';
import UserPlus from 'lucide-solid/icons/user-plus';
import UserStar from 'lucide-solid/icons/user-star';
import type { Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

export type NoticeRow = Outputs['notifications']['list']['items'][number];

const departmentOf = (facts: { departmentName: string; departmentNameEn: string | null }) =>
  (locale() === 'en' && facts.departmentNameEn) || facts.departmentName;

const stageOf = (facts: { stageName: string; stageNameEn: string | null }) =>
  (locale() === 'en' && facts.stageNameEn) || facts.stageName;

function datesOf({ startsOn, dueOn }: { startsOn: string | null; dueOn: string | null }): string {
  const dates = { from: formatDate(startsOn, 'medium'), to: formatDate(dueOn, 'medium') };
  if (startsOn && dueOn) return t('notifications.dates.both', dates);
  if (dueOn) return t('notifications.dates.due', dates);
  return startsOn ? t('notifications.dates.start', dates) : t('notifications.dates.none');
}

const feedbackOf = (facts: {
  feedbackNo: string;
  feedbackTitle: string;
  severity: 'critical' | 'major' | 'minor';
}) => ({
  number: facts.feedbackNo,
  title: facts.feedbackTitle,
  severity: t(`feedback.severities.${facts.severity}`),
});

/** The sentence of a notice in the reader's language. */
export function noticeText(said: NoticeRow): string {
  const who = said.byName ?? t('notifications.system');
  switch (said.kind) {
    case 'team_assigned': {
      const role = t(`notifications.roles.${said.facts.role}`);
      return t('notifications.kinds.team_assigned', { who, role, department: departmentOf(said.facts) });
    }
    case 'team_removed': {
      const key = said.facts.remains ? 'notifications.remains' : 'notifications.kinds.team_removed';
      return t(key, { who, department: departmentOf(said.facts) });
    }
    case 'department_lead':
    case 'lead_handed_over':
      return t(`notifications.kinds.${said.kind}`, { who, department: departmentOf(said.facts) });
    case 'project_lead':
    case 'project_lead_ended':
      return t(`notifications.kinds.${said.kind}`, { who });
    case 'tasks_given': {
      const { count, taskTitle } = said.facts;
      if (taskTitle !== null) return t('notifications.oneTask', { who, task: taskTitle });
      return t('notifications.kinds.tasks_given', { who, count });
    }
    case 'task_dates_changed':
      return t('notifications.kinds.task_dates_changed', {
        who,
        task: said.facts.taskTitle,
        dates: datesOf(said.facts),
      });
    case 'tasks_rescheduled':
      return t('notifications.kinds.tasks_rescheduled', { who, count: said.facts.count });
    case 'amendment_proposed':
      return t('notifications.kinds.amendment_proposed', { who, number: said.facts.number });
    case 'amendment_decided': {
      const { number, decision } = said.facts;
      const key = decision === 'reject' ? 'amendmentRejected' : 'kinds.amendment_decided';
      return t(`notifications.${key}`, { who, number });
    }
    case 'progress_corrected': {
      const [stored, reported] = [said.facts.stored, said.facts.reported].map((percent) =>
        formatPercent(percent),
      );
      return t('notifications.kinds.progress_corrected', { who, stored: stored!, reported: reported! });
    }
    case 'feedback_new':
    case 'feedback_given':
      return t(`notifications.kinds.${said.kind}`, { who, ...feedbackOf(said.facts) });
    case 'feedback_answered': {
      const key = said.facts.reopened
        ? 'notifications.feedbackReopened'
        : 'notifications.kinds.feedback_answered';
      return t(key, { who, ...feedbackOf(said.facts) });
    }
    case 'feedback_settled': {
      const outcome = t(`feedback.states.${said.facts.outcome}`);
      return t('notifications.kinds.feedback_settled', { who, outcome, ...feedbackOf(said.facts) });
    }
    case 'feedback_lowered':
      return t('notifications.kinds.feedback_lowered', {
        who,
        reason: said.facts.reason,
        ...feedbackOf(said.facts),
      });
    case 'feedback_fixed':
      return t('notifications.kinds.feedback_fixed', {
        who,
        task: said.facts.taskTitle,
        ...feedbackOf(said.facts),
      });
    case 'override_requested': {
      const { deliveryNo: number, count } = said.facts;
      return t('notifications.kinds.override_requested', { who, number, count });
    }
    case 'override_decided': {
      const key = said.facts.confirmed
        ? 'notifications.kinds.override_decided'
        : 'notifications.overrideDeclined';
      return t(key, { who, number: said.facts.deliveryNo });
    }
    case 'commission_waits':
      return t('notifications.kinds.commission_waits', { who, number: said.facts.deliveryNo });
    case 'delivery_signed': {
      const key =
        said.facts.verdict === 'signed'
          ? 'notifications.kinds.delivery_signed'
          : 'notifications.deliveryRefused';
      return t(key, { who, name: said.facts.name, number: said.facts.deliveryNo });
    }
    case 'parts_ordered': {
      const { count, itemName: item, promisedDate } = said.facts;
      const ordered = item
        ? t('notifications.oneOrdered', { who, item })
        : t('notifications.kinds.parts_ordered', { who, count });
      if (!promisedDate) return ordered;
      return t('notifications.promisedFor', { said: ordered, date: formatDate(promisedDate, 'medium') });
    }
    case 'parts_received': {
      const { count, itemName: item, quantity, unit, isComplete } = said.facts;
      if (!item) return t('notifications.kinds.parts_received', { who, count });
      const key = isComplete ? 'notifications.allReceived' : 'notifications.someReceived';
      return t(key, { who, item, quantity: quantity ?? '', unit: unit ?? '' });
    }
    case 'part_late': {
      const { itemName: item, from, to } = said.facts;
      const days = { from: formatDate(from, 'medium'), to: formatDate(to, 'medium') };
      return t('notifications.kinds.part_late', { who, item, ...days });
    }
    case 'delivery_endangered': {
      const { itemName: item, endsOn, promisedDate } = said.facts;
      const days = { end: formatDate(endsOn, 'medium'), promised: formatDate(promisedDate, 'medium') };
      return t('notifications.kinds.delivery_endangered', { who, item, ...days });
    }
    case 'parts_overdue': {
      const { count, itemName: item, dueOn } = said.facts;
      if (item) return t('notifications.oneOverdue', { who, item, date: formatDate(dueOn, 'medium') });
      return t('notifications.kinds.parts_overdue', { who, count });
    }
    case 'plan_proposed': {
      const { cause: kind, causeName: name, count, endsOn } = said.facts;
      const cause = name
        ? t(`notifications.causes.${kind}`, { name })
        : t(`notifications.unnamedCauses.${kind}`);
      return t('notifications.kinds.plan_proposed', { who, cause, count, end: formatDate(endsOn, 'medium') });
    }
    case 'acceptance_requested':
      return t('notifications.kinds.acceptance_requested', { who, stage: stageOf(said.facts) });
    case 'acceptance_decided': {
      const { round, outcome } = said.facts;
      const facts = { who, stage: stageOf(said.facts), round, outcome: t(`acceptance.states.${outcome}`) };
      return t('notifications.kinds.acceptance_decided', facts);
    }
    case 'file_infected': {
      const { fileName: file, versionNo: number, finding } = said.facts;
      return t('notifications.kinds.file_infected', { who, file, number, finding });
    }
    case 'files_nearly_full': {
      const { percent, usedBytes, limitBytes } = said.facts;
      const facts = { who, percent, used: formatBytes(usedBytes), limit: formatBytes(limitBytes) };
      return t('notifications.kinds.files_nearly_full', facts);
    }
    case 'file_not_scanned': {
      const { fileName: file, versionNo: number } = said.facts;
      return t('notifications.kinds.file_not_scanned', { who, file, number });
    }
  }
}

/** The contract a notice is about, as its reader knew it; nothing where it is about none. */
export const noticeContract = ({ facts }: Pick<NoticeRow, 'facts'>): string =>
  'contractNo' in facts ? `${facts.contractNo} ${facts.contractName}` : '';

/**
 * The page a notice leads to. It asks again what its reader may see; where that is nothing any more, the way leads to
 * what is left to them.
 */
export function noticeLink(notice: NoticeRow): string {
  switch (notice.kind) {
    case 'project_lead_ended':
      return '/contracts';
    case 'team_removed':
      return notice.facts.remains ? `/contracts/${notice.subjectId}` : '/contracts';
    case 'tasks_given':
      return notice.subjectType === 'Task' ? `/tasks/${notice.subjectId}` : '/my-tasks';
    case 'task_dates_changed':
      return `/tasks/${notice.subjectId}`;
    case 'tasks_rescheduled':
      return '/my-tasks';
    case 'acceptance_requested':
    case 'acceptance_decided':
      return `/acceptance/${notice.subjectId}`;
    case 'feedback_new':
    case 'feedback_given':
    case 'feedback_answered':
    case 'feedback_settled':
    case 'feedback_fixed':
    case 'feedback_lowered':
      return `/feedback/${notice.subjectId}`;
    case 'override_requested':
    case 'override_decided':
    case 'commission_waits':
    case 'delivery_signed':
      return `/contracts/${notice.contractId}?tab=delivery`;
    case 'parts_overdue':
      return notice.subjectType === 'ProcurementItem'
        ? `/procurement/${notice.subjectId}`
        : `/procurement?late=overdue&contract=${notice.subjectId}`;
    case 'plan_proposed':
      return `/contracts/${notice.contractId}?tab=plan`;
    case 'delivery_endangered':
      // Where the proposal waits.
      return `/contracts/${notice.subjectId}?tab=plan`;
    case 'parts_ordered':
    case 'parts_received':
    case 'part_late':
      return notice.subjectType === 'ProcurementItem'
        ? `/procurement/${notice.subjectId}`
        : `/contracts/${notice.subjectId}?tab=parts`;
    case 'files_nearly_full':
      return '/storage';
    case 'amendment_proposed':
    case 'amendment_decided':
      return `/contracts/${notice.subjectId}?tab=amendments`;
    case 'file_infected':
    case 'file_not_scanned':
      return `/contracts/${notice.subjectId}?tab=files`;
    default:
      return `/contracts/${notice.subjectId}`;
  }
}

const ICONS: Readonly<Record<NoticeRow['kind'], Icon>> = {
  team_assigned: UserPlus,
  department_lead: UserStar,
  lead_handed_over: UserMinus,
  project_lead: UserStar,
  project_lead_ended: UserMinus,
  team_removed: UserMinus,
  tasks_given: ListTodo,
  task_dates_changed: CalendarClock,
  tasks_rescheduled: CalendarClock,
  acceptance_requested: ShieldCheck,
  acceptance_decided: ShieldCheck,
  amendment_proposed: FilePen,
  amendment_decided: FilePen,
  feedback_new: MessageSquareWarning,
  feedback_given: MessageSquareWarning,
  feedback_answered: MessageSquareText,
  feedback_settled: MessageSquareText,
  feedback_fixed: ListTodo,
  feedback_lowered: ShieldCheck,
  override_requested: ShieldQuestionMark,
  override_decided: ShieldCheck,
  delivery_signed: PackageCheck,
  commission_waits: PackageCheck,
  parts_ordered: ShoppingCart,
  parts_received: PackageCheck,
  part_late: CalendarX,
  delivery_endangered: TriangleAlert,
  plan_proposed: CalendarClock,
  parts_overdue: CalendarX,
  file_infected: FileWarning,
  file_not_scanned: FileWarning,
  files_nearly_full: Database,
  progress_corrected: SearchCheck,
};
export const noticeIcon = ({ kind }: Pick<NoticeRow, 'kind'>): Icon => ICONS[kind];
