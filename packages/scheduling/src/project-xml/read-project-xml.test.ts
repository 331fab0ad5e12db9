import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedule } from '../schedule.ts';
import { FROM_PROJECT, small } from './files.fixture.ts';
import { ProjectXmlRefusal, planOfProject, readProjectXml, readProjectXmlInTurns } from './index.ts';

const { project, problems } = readProjectXml(FROM_PROJECT);
const task = (uid: number) => project.tasks.find((one) => one.uid === uid)!;

describe('a file from Microsoft Project', () => {
  it('tells the project', () => {
    expect(project).toMatchObject({
      name: '包装线七号 & conveyor',
      startsOn: '2026-11-02',
      statusDate: '2026-11-11',
      minutesPerDay: 480,
      calendarUid: 1,
    });
  });

  it('tells tasks by outline, without the project itself and empty lines', () => {
    expect(project.tasks.map(({ uid, outlineLevel }) => [uid, outlineLevel])).toEqual([
      [10, 1],
      [11, 2],
      [12, 2],
      [13, 2],
      [20, 1],
      [21, 2],
      [22, 2],
      [23, 2],
      [30, 1],
      [31, 2],
    ]);
    expect(task(11)).toEqual({
      uid: 11,
      name: 'R&D drawings',
      outlineLevel: 2,
      isSummary: false,
      isMilestone: false,
      isActive: true,
      isRecurring: false,
      isManual: false,
      durationDays: 5,
      isElapsed: false,
      startsOn: '2026-11-02',
      endsOn: '2026-11-06',
      progress: 100,
      actualStart: '2026-11-02',
      actualEnd: '2026-11-06',
      baselines: [{ number: 0, startsOn: '2026-11-02', endsOn: '2026-11-05', durationDays: 4 }],
    });
    expect(task(12)).toMatchObject({ isElapsed: true, durationDays: 3, endsOn: '2026-11-09' });
    expect(task(13)).toMatchObject({
      isMilestone: true,
      durationDays: 0,
      constraint: { type: 'must_start_on', date: '2026-11-16' },
    });
    expect(task(21)).toMatchObject({
      durationDays: 8,
      deadline: '2026-12-01',
      constraint: { type: 'start_no_earlier_than', date: '2026-11-18' },
      notes: 'First line\nsecond line',
    });
    expect(task(22)).toMatchObject({ isManual: true, durationDays: 3, calendarUid: 3 });
    expect(task(23)).toMatchObject({ isActive: false });
    expect(task(30)).toMatchObject({ isRecurring: true, isSummary: true });
    expect(task(31)).toMatchObject({ durationDays: 1 });
  });

  it('tells links with their types and lags in days', () => {
    expect(project.dependencies).toEqual([
      { predecessorUid: 11, successorUid: 12, type: 'FS', lagDays: 0 },
      { predecessorUid: 12, successorUid: 13, type: 'FS', lagDays: 1 },
      { predecessorUid: 10, successorUid: 20, type: 'FS', lagDays: 0 },
      { predecessorUid: 21, successorUid: 22, type: 'SS', lagDays: -2 },
      { predecessorUid: 21, successorUid: 22, type: 'FF', lagDays: 4 },
    ]);
  });

  it('tells calendars with what they take from their base, each exception once', () => {
    const [standard, person] = project.calendars;
    expect(standard).toEqual({
      uid: 1,
      name: '标准',
      workdays: [true, true, true, true, true, false, false],
      exceptions: [
        { from: '2026-06-16', to: '2026-06-16', isWorking: false, name: 'Founding day' },
        { from: '2026-10-01', to: '2026-10-07', isWorking: false, name: '国庆节' },
        { from: '2026-10-10', to: '2026-10-10', isWorking: true },
        { from: '2027-06-16', to: '2027-06-16', isWorking: false, name: 'Founding day' },
        { from: '2028-06-16', to: '2028-06-16', isWorking: false, name: 'Founding day' },
      ],
    });
    expect(person).toEqual({
      ...standard,
      uid: 3,
      name: '李工',
      workdays: [true, true, true, true, true, true, false],
    });
  });

  it('tells resources and who does what', () => {
    expect(project.resources).toEqual([
      { uid: 1, name: '李工', kind: 'work', email: 'li@example.com', group: '电气', calendarUid: 3 },
      { uid: 2, name: 'Steel', kind: 'material' },
    ]);
    expect(project.assignments).toEqual([{ taskUid: 22, resourceUid: 1, units: 0.5 }]);
  });

  it('lists what was read otherwise than it stands, by line and number', () => {
    const line = (text: string) => FROM_PROJECT.split('\n').findIndex((one) => one.includes(text)) + 1;
    expect(problems).toEqual([
      {
        code: 'duration_rounded',
        line: line('<UID>21</UID>') - 1,
        uid: 21,
        element: 'Duration',
        value: 'PT60H0M0S',
      },
      { code: 'link_to_other_project', line: line('CrossProjectName'), uid: 23 },
      {
        code: 'duration_rounded',
        line: line('<UID>31</UID>'),
        uid: 31,
        element: 'Duration',
        value: 'PT1H0M0S',
      },
      { code: 'lag_unit_converted', line: line('<LagFormat>19'), uid: 22, value: '21' },
      { code: 'link_to_unknown_task', line: line('<PredecessorUID>99'), uid: 23, value: '99' },
      { code: 'assignment_unknown', line: line('<ResourceUID>77'), uid: 21, value: '77' },
    ]);
  });

  it('is read the same in turns with others', async () => {
    expect(await readProjectXmlInTurns(FROM_PROJECT)).toEqual({ project, problems });
  });

  it('becomes a plan that can be scheduled', () => {
    const { plan, problems: lost } = planOfProject(project, '2026-01-05');
    expect(lost).toEqual([]);
    expect(plan.tasks.map(({ id }) => id)).toEqual(['11', '12', '13', '21', '22', '31']);
    expect(plan.dependencies).toContainEqual({
      predecessorId: '12',
      successorId: '21',
      type: 'FS',
      lagDays: 0,
    });
    const { tasks } = schedule(plan);
    expect(tasks.get('12')).toMatchObject({ earlyStart: '2026-11-11', earlyEnd: '2026-11-13' });
    expect(tasks.get('21')?.earlyStart).toBe('2026-11-18');
  });
});

describe('files of other programs', () => {
  const bytes = (text: string, encoding: 'utf16le' | 'utf8') => new Uint8Array(Buffer.from(text, encoding));
  const one = small('<Task><UID>1</UID><Name>设计</Name><Duration>P2D</Duration></Task>');
  const names = (file: string | Uint8Array) => readProjectXml(file).project.tasks.map(({ name }) => name);

  it('may be in any encoding, with or without a mark', () => {
    const big = bytes(`\ufeff${one}`, 'utf16le').map((_, at, all) => all[at ^ 1]!);
    for (const file of [
      one,
      `\ufeff${one}`,
      bytes(one, 'utf8'),
      bytes(`\ufeff${one}`, 'utf8'),
      bytes(`\ufeff${one}`, 'utf16le'),
      bytes(one, 'utf16le'),
      big,
      big.slice(2),
      bytes(`<?xml version="1.0" encoding="utf-16"?>${one}`, 'utf8'),
    ])
      expect(names(file)).toEqual(['设计']);
    const gbk = [...bytes('<?xml version="1.0" encoding="GBK"?>', 'utf8'), ...bytes(one, 'utf8')];
    const at = gbk.indexOf(0xe8);
    gbk.splice(at, 6, 0xc9, 0xe8, 0xbc, 0xc6);
    expect(names(new Uint8Array(gbk))).toEqual(['设计']);
  });

  it('may have prefixes, or bare ampersands and entities of HTML', () => {
    expect(
      names(
        '<p:Project xmlns:p="x"><p:Tasks><p:Task><p:UID>1</p:UID><p:Name>A</p:Name></p:Task></p:Tasks></p:Project>',
      ),
    ).toEqual(['A']);
    const { project: read, problems: told } = readProjectXml(
      small('<Task><UID>1</UID><Name>R&D&nbsp;now</Name></Task>'),
    );
    expect(read.tasks[0]?.name).toBe('R&D&nbsp;now');
    expect(told.map(({ code }) => code)).toContain('entity_unknown');
  });

  it('are read as far as they can be', () => {
    const { project: read, problems: told } = readProjectXml(
      small(
        `<Task><Name>no number</Name></Task>
        <Task><UID>1</UID><Name>a</Name><Duration>long</Duration><Start>soon</Start><ConstraintType>12</ConstraintType><CalendarUID>9</CalendarUID></Task>
        <Task><UID>1</UID><Name>again</Name></Task>
        <Task><UID>2</UID><PredecessorLink><PredecessorUID>2</PredecessorUID></PredecessorLink><Unknown><Deep>x</Deep></Unknown></Task>`,
        '<Calendars><Calendar><UID>4</UID><BaseCalendarUID>5</BaseCalendarUID><WeekDays>' +
          [1, 2, 3, 4, 5, 6, 7]
            .map((day) => `<WeekDay><DayType>${day}</DayType><DayWorking>0</DayWorking></WeekDay>`)
            .join('') +
          '</WeekDays></Calendar></Calendars>',
      ),
    );
    expect(read.tasks.map(({ uid, name, durationDays }) => [uid, name, durationDays])).toEqual([
      [1, 'a', 1],
      [2, '', 1],
    ]);
    expect(told.map(({ code, uid }) => [code, uid])).toEqual([
      ['uid_missing', undefined],
      ['value_unreadable', 1],
      ['value_unreadable', 1],
      ['value_unreadable', 1],
      ['uid_twice', 1],
      ['name_missing', 2],
      ['calendar_unknown', 4],
      ['calendar_without_workday', 4],
      ['link_to_itself', 2],
      ['calendar_unknown', 1],
    ]);
  });
});

describe('what is no project, or is built to do harm', () => {
  const refusal = (file: string | Uint8Array) => {
    try {
      readProjectXml(file);
      return 'read';
    } catch (error) {
      return error instanceof ProjectXmlRefusal ? error.code : error;
    }
  };
  const bomb = `<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Project><Name>&b;</Name></Project>`;

  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'not_project_xml'],
    ['a text', 'hello', 'not_xml'],
    ['other XML', '<html><body/></html>', 'not_project_xml'],
    ['an entity bomb', bomb, 'doctype'],
    ['outside entities', '<!DOCTYPE p SYSTEM "file:///etc/passwd"><Project/>', 'doctype'],
    ['a cut file', FROM_PROJECT.slice(0, 4000), 'cut_off'],
    ['a file cut within a tag', '<Project><Tasks><Ta', 'cut_off'],
    ['elements that close each other', '<Project><Tasks></Project></Tasks>', 'not_xml'],
    ['very deep elements', `<Project>${'<a>'.repeat(100_000)}`, 'too_deep'],
    ['very deep elements that are passed over', `<Project><Views>${'<a>'.repeat(100_000)}`, 'too_deep'],
    ['an endless attribute', `<Project a="${'x'.repeat(10_000_000)}"/>`, 'not_xml'],
    [
      'endless attributes',
      `<Project ${Array.from({ length: 5000 }, (_, at) => `a${at}=""`).join(' ')}/>`,
      'too_many',
    ],
    [
      'too many tasks',
      small(Array.from({ length: 100_002 }, (_, at) => `<Task><UID>${at + 1}</UID></Task>`).join('')),
      'too_many',
    ],
    [
      'more than can be held of one task',
      small(`<Task><UID>1</UID>${'<Baseline><Number>1</Number></Baseline>'.repeat(100_001)}</Task>`),
      'too_many',
    ],
    [
      'too many calendars',
      `<Project><Calendars>${Array.from({ length: 502 }, (_, at) => `<Calendar><UID>${at}</UID></Calendar>`).join('')}</Calendars></Project>`,
      'too_many',
    ],
    ['broken characters', new Uint8Array([0x3c, 0x50, 0xff, 0xfe, 0x80]), 'bad_encoding'],
    [
      'an encoding nobody knows',
      new Uint8Array(Buffer.from('<?xml version="1.0" encoding="x-none"?><Project/>')),
      'bad_encoding',
    ],
  ])('is refused: %s', (_, file, code) => {
    expect(refusal(file)).toBe(code);
  });

  it('lets an exception hold no longer than any plan', () => {
    const forEver =
      '<Exception><TimePeriod><FromDate>0001-01-01T00:00:00</FromDate><ToDate>9999-12-31T00:00:00</ToDate></TimePeriod><DayWorking>0</DayWorking></Exception>';
    const { project: read } = readProjectXml(
      `<Project><Calendars><Calendar><UID>1</UID><Exceptions>${forEver}</Exceptions></Calendar></Calendars></Project>`,
    );
    expect(read.calendars[0]?.exceptions).toEqual([
      { from: '1970-01-01', to: '2149-12-31', isWorking: false },
    ]);
  });

  it('lets nobody count for long', () => {
    const yearly =
      '<Exception><TimePeriod><FromDate>0001-01-01T00:00:00</FromDate><ToDate>9999-12-31T00:00:00</ToDate></TimePeriod><Type>2</Type><Month>1</Month><MonthDay>1</MonthDay><Period>1</Period></Exception>';
    const { problems: told } = readProjectXml(
      `<Project><Calendars><Calendar><UID>1</UID><Exceptions>${yearly.repeat(10_000)}</Exceptions></Calendar></Calendars></Project>`,
    );
    expect(told.some(({ code }) => code === 'exception_shortened')).toBe(true);
  });

  it('keeps no endless text', () => {
    const { project: read } = readProjectXml(
      small(`<Task><UID>1</UID><Name>${'x'.repeat(1_000_000)}</Name></Task>`),
    );
    expect(read.tasks[0]?.name).toHaveLength(512);
  });

  it('is read or refused, never anything else, whatever is cut out or put in', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<',
        '>',
        '&',
        '</Task>',
        '<Task>',
        '<![CDATA[',
        '-->',
        '<!--',
        '\u0000',
        '9'.repeat(40),
      ),
    );
    fc.assert(
      fc.property(fc.nat(FROM_PROJECT.length), fc.nat(200), part, (at, length, put) => {
        const answer = refusal(FROM_PROJECT.slice(0, at) + put + FROM_PROJECT.slice(at + length));
        expect(typeof answer).toBe('string');
      }),
      { numRuns: 1000 },
    );
  });
});
