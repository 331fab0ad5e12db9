import type { Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

type Problem = Outputs['planning']['checkProject']['problems'][number];

const KNOWN = [
  'entity_unknown',
  'uid_missing',
  'uid_twice',
  'name_missing',
  'value_unreadable',
  'duration_rounded',
  'lag_rounded',
  'lag_unit_converted',
  'link_to_unknown_task',
  'link_to_itself',
  'link_to_other_project',
  'link_of_summary_task',
  'linked_twice',
  'calendar_unknown',
  'calendar_without_workday',
  'exception_unreadable',
  'exception_shortened',
  'assignment_unknown',
  'subproject_not_read',
  'constraint_not_kept',
] as const;

/** What was odd in a project file, where, and what stands there. */
export function problemText({ code, line, about }: Problem): string {
  const known = KNOWN.find((one) => one === code);
  const what = known ? t(`planning.problems.${known}`) : code;
  const where = line === undefined ? '' : ` · ${t('planning.problems.line', { line })}`;
  return `${what}${where}${about ? ` · ${about}` : ''}`;
}
