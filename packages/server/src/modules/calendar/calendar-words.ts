import type { EntryKind } from './calendar.queries.ts';
import type { CalendarLocale } from './calendar.schemas.ts';

interface Words {
  title: (firm: string, person: string) => string;
  promised: (contract: string) => string;
  milestone: (name: string, contract: string) => string;
  leftOut: (kind: EntryKind, most: number) => string;
}

const KINDS = {
  'zh-CN': { task: '任务', promised: '合同交期', milestone: '里程碑' },
  en: { task: 'tasks', promised: 'promised dates', milestone: 'milestones' },
};

/** What entries say. The page that made the address chose the language; a calendar program has none of its own. */
export const CALENDAR_WORDS: Readonly<Record<CalendarLocale, Words>> = {
  'zh-CN': {
    title: (firm, person) => `${person} · ${firm}`,
    promised: (contract) => `合同交期：${contract}`,
    milestone: (name, contract) => `里程碑：${name} · ${contract}`,
    leftOut: (kind, most) => `${KINDS['zh-CN'][kind]}超过 ${most} 项，其余请在系统中查看`,
  },
  en: {
    title: (firm, person) => `${person} · ${firm}`,
    promised: (contract) => `Promised: ${contract}`,
    milestone: (name, contract) => `Milestone: ${name} · ${contract}`,
    leftOut: (kind, most) => `More than ${most} ${KINDS.en[kind]}: see the rest in the product`,
  },
};
