import { dayNumber } from '../day.ts';
import { DAYS_FORMAT, ELAPSED_DAYS_FORMAT } from './durations.ts';
import { withoutOverlaps } from './exceptions.ts';
import type {
  ProjectAssignment,
  ProjectCalendar,
  ProjectDependency,
  ProjectFile,
  ProjectResource,
  ProjectTask,
} from './model.ts';
import { CONSTRAINTS, FINISH_CONSTRAINTS, LINK_TYPES } from './read-tasks.ts';
import { type XmlContent, xmlDocument } from './xml-text.ts';

const NAMESPACE = 'http://schemas.microsoft.com/project';
const MORNING = 'T08:00:00';
const EVENING = 'T17:00:00';
/** Sunday is 1; the calendars here begin with Monday. */
const DAY_TYPES = [2, 3, 4, 5, 6, 7, 1];
const RESOURCE_TYPES = { material: 0, work: 1, cost: 2 } as const;
const FIXED_DURATION = 1;
const NO_CALENDAR = -1;

/** Writes a project as Microsoft Project XML, its elements in the order that Project's schema asks for. */
export function writeProjectXml(project: ProjectFile): string {
  const links = new Map<number, ProjectDependency[]>();
  for (const link of project.dependencies) {
    const of = links.get(link.successorUid);
    if (of) of.push(link);
    else links.set(link.successorUid, [link]);
  }
  const outline = outlineNumbers(project.tasks);
  return xmlDocument('Project', NAMESPACE, [
    ['SaveVersion', 14],
    ['Name', project.name],
    ['Title', project.name],
    ['ScheduleFromStart', 1],
    ['StartDate', project.startsOn && project.startsOn + MORNING],
    ['CalendarUID', project.calendarUid],
    ['DefaultStartTime', '08:00:00'],
    ['DefaultFinishTime', '17:00:00'],
    ['MinutesPerDay', project.minutesPerDay],
    ['MinutesPerWeek', project.minutesPerDay * 5],
    ['DaysPerMonth', 20],
    ['DurationFormat', DAYS_FORMAT],
    ['StatusDate', project.statusDate && project.statusDate + EVENING],
    ['NewTasksAreManual', 0],
    ['Calendars', project.calendars.map((one) => ['Calendar', calendarContent(one)] as const)],
    [
      'Tasks',
      project.tasks.map(
        (one, at) =>
          ['Task', taskContent(one, at + 1, outline[at]!, links.get(one.uid) ?? [], project)] as const,
      ),
    ],
    ['Resources', project.resources.map((one, at) => ['Resource', resourceContent(one, at + 1)] as const)],
    [
      'Assignments',
      project.assignments.map((one, at) => ['Assignment', assignmentContent(one, at + 1)] as const),
    ],
  ]);
}

function calendarContent({ uid, name, workdays, exceptions }: ProjectCalendar): XmlContent {
  return [
    ['UID', uid],
    ['Name', name],
    ['IsBaseCalendar', 1],
    ['BaseCalendarUID', NO_CALENDAR],
    [
      'WeekDays',
      workdays
        .map((isWorking, weekday) => ({ type: DAY_TYPES[weekday]!, isWorking }))
        .sort((a, b) => a.type - b.type)
        .map(
          ({ type, isWorking }) =>
            [
              'WeekDay',
              [
                ['DayType', type],
                ['DayWorking', isWorking],
                ['WorkingTimes', times(isWorking)],
              ],
            ] as const,
        ),
    ],
    [
      'Exceptions',
      withoutOverlaps(exceptions).map(
        ({ from, to, name: called, isWorking }) =>
          [
            'Exception',
            [
              ['EnteredByOccurrences', 0],
              [
                'TimePeriod',
                [
                  ['FromDate', `${from}T00:00:00`],
                  ['ToDate', `${to}T23:59:00`],
                ],
              ],
              ['Occurrences', dayNumber(to) - dayNumber(from) + 1],
              ['Name', called],
              ['Type', 1],
              ['DayWorking', isWorking],
              ['WorkingTimes', times(isWorking)],
            ],
          ] as const,
      ),
    ],
  ];
}

function times(isWorking: boolean): XmlContent | undefined {
  if (!isWorking) return undefined;
  return [
    [
      'WorkingTime',
      [
        ['FromTime', '08:00:00'],
        ['ToTime', '12:00:00'],
      ],
    ],
    [
      'WorkingTime',
      [
        ['FromTime', '13:00:00'],
        ['ToTime', '17:00:00'],
      ],
    ],
  ];
}

function taskContent(
  task: ProjectTask,
  id: number,
  outlineNumber: string,
  links: readonly ProjectDependency[],
  { minutesPerDay }: ProjectFile,
): XmlContent {
  const start = task.startsOn && task.startsOn + (task.isMilestone ? EVENING : MORNING);
  const finish = task.endsOn && task.endsOn + EVENING;
  const duration = durationText(task.durationDays, task.isElapsed ? 1_440 : minutesPerDay);
  const type = task.constraint?.type ?? 'as_soon_as_possible';
  const date = task.constraint?.date;
  return [
    ['UID', task.uid],
    ['ID', id],
    ['Name', task.name],
    ['Active', task.isActive],
    ['Manual', task.isManual],
    ['Type', FIXED_DURATION],
    ['IsNull', 0],
    ['WBS', outlineNumber],
    ['OutlineNumber', outlineNumber],
    ['OutlineLevel', task.outlineLevel],
    ['Priority', 500],
    ['Start', start],
    ['Finish', finish],
    ['Duration', duration],
    ['ManualStart', task.isManual ? start : undefined],
    ['ManualFinish', task.isManual ? finish : undefined],
    ['ManualDuration', task.isManual ? duration : undefined],
    ['DurationFormat', task.isElapsed ? ELAPSED_DAYS_FORMAT : DAYS_FORMAT],
    ['EffortDriven', 0],
    ['Recurring', task.isRecurring],
    ['Estimated', 0],
    ['Milestone', task.isMilestone],
    ['Summary', task.isSummary],
    ['PercentComplete', task.progress],
    ['ActualStart', task.actualStart && task.actualStart + MORNING],
    ['ActualFinish', task.actualEnd && task.actualEnd + EVENING],
    ['ConstraintType', CONSTRAINTS.indexOf(type)],
    ['CalendarUID', task.calendarUid ?? NO_CALENDAR],
    ['ConstraintDate', date && date + (FINISH_CONSTRAINTS.includes(type) ? EVENING : MORNING)],
    ['Deadline', task.deadline && task.deadline + EVENING],
    ['IgnoreResourceCalendar', 1],
    ['Notes', task.notes],
    ...links.map(
      ({ predecessorUid, type: linkType, lagDays }) =>
        [
          'PredecessorLink',
          [
            ['PredecessorUID', predecessorUid],
            ['Type', LINK_TYPES.indexOf(linkType)],
            ['CrossProject', 0],
            ['LinkLag', lagDays * minutesPerDay * 10],
            ['LagFormat', DAYS_FORMAT],
          ],
        ] as const,
    ),
    ...task.baselines.map(
      ({ number, startsOn, endsOn, durationDays }) =>
        [
          'Baseline',
          [
            ['Number', number],
            ['Start', startsOn && startsOn + MORNING],
            ['Finish', endsOn && endsOn + EVENING],
            ['Duration', durationDays === undefined ? undefined : durationText(durationDays, minutesPerDay)],
            ['DurationFormat', DAYS_FORMAT],
          ],
        ] as const,
    ),
  ];
}

function resourceContent(
  { uid, name, kind, email, group, calendarUid }: ProjectResource,
  id: number,
): XmlContent {
  return [
    ['UID', uid],
    ['ID', id],
    ['Name', name],
    ['Type', RESOURCE_TYPES[kind]],
    ['IsNull', 0],
    ['Group', group],
    ['EmailAddress', email],
    ['MaxUnits', 1],
    ['CalendarUID', calendarUid],
  ];
}

function assignmentContent({ taskUid, resourceUid, units }: ProjectAssignment, uid: number): XmlContent {
  return [
    ['UID', uid],
    ['TaskUID', taskUid],
    ['ResourceUID', resourceUid],
    ['Units', units],
  ];
}

/** 1, 1.1, 1.2, 2 …, from the levels alone. */
function outlineNumbers(tasks: readonly ProjectTask[]): string[] {
  const counts: number[] = [];
  return tasks.map(({ outlineLevel }) => {
    // A level that is skipped counts as if its heading were there.
    while (counts.length < outlineLevel - 1) counts.push(1);
    counts.length = Math.min(counts.length, outlineLevel);
    counts[outlineLevel - 1] = (counts[outlineLevel - 1] ?? 0) + 1;
    return counts.join('.');
  });
}

function durationText(days: number, minutesPerDay: number): string {
  const minutes = days * minutesPerDay;
  return `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`;
}
