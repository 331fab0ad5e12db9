/** A project as Microsoft Project writes it: much that is of no use here, and all that makes real files odd. */
export const FROM_PROJECT = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project">
  <SaveVersion>14</SaveVersion>
  <UID>2</UID>
  <Name>Packaging line 7.xml</Name>
  <Title>包装线七号 &amp; conveyor</Title>
  <ScheduleFromStart>1</ScheduleFromStart>
  <StartDate>2026-11-02T08:00:00</StartDate>
  <FinishDate>2026-12-18T17:00:00</FinishDate>
  <CalendarUID>1</CalendarUID>
  <MinutesPerDay>480</MinutesPerDay>
  <MinutesPerWeek>2400</MinutesPerWeek>
  <StatusDate>2026-11-11T17:00:00</StatusDate>
  <Views><View><Name>Gantt</Name></View></Views>
  <OutlineCodes/>
  <ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName></ExtendedAttribute></ExtendedAttributes>
  <Calendars>
    <Calendar>
      <UID>1</UID>
      <Name>标准</Name>
      <IsBaseCalendar>1</IsBaseCalendar>
      <BaseCalendarUID>-1</BaseCalendarUID>
      <WeekDays>
        <WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
        <WeekDay><DayType>2</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>
        <WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay>
        <WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>2026-10-01T00:00:00</FromDate><ToDate>2026-10-07T23:59:00</ToDate></TimePeriod></WeekDay>
        <WeekDay><DayType>0</DayType><DayWorking>1</DayWorking><TimePeriod><FromDate>2026-10-10T00:00:00</FromDate><ToDate>2026-10-10T23:59:00</ToDate></TimePeriod></WeekDay>
      </WeekDays>
      <Exceptions>
        <Exception>
          <EnteredByOccurrences>0</EnteredByOccurrences>
          <TimePeriod><FromDate>2026-10-01T00:00:00</FromDate><ToDate>2026-10-07T23:59:00</ToDate></TimePeriod>
          <Occurrences>7</Occurrences>
          <Name>国庆节</Name>
          <Type>1</Type>
          <DayWorking>0</DayWorking>
        </Exception>
        <Exception>
          <EnteredByOccurrences>0</EnteredByOccurrences>
          <TimePeriod><FromDate>2026-01-01T00:00:00</FromDate><ToDate>2028-12-31T23:59:00</ToDate></TimePeriod>
          <Occurrences>3</Occurrences>
          <Name>Founding day</Name>
          <Type>2</Type>
          <Month>5</Month>
          <MonthDay>16</MonthDay>
          <Period>1</Period>
          <DayWorking>0</DayWorking>
        </Exception>
      </Exceptions>
    </Calendar>
    <Calendar>
      <UID>3</UID>
      <Name>李工</Name>
      <IsBaseCalendar>0</IsBaseCalendar>
      <BaseCalendarUID>1</BaseCalendarUID>
      <WeekDays>
        <WeekDay><DayType>7</DayType><DayWorking>1</DayWorking></WeekDay>
      </WeekDays>
    </Calendar>
  </Calendars>
  <Tasks>
    <Task><UID>0</UID><ID>0</ID><Name>Packaging line 7</Name><OutlineLevel>0</OutlineLevel><Summary>1</Summary><Duration>PT280H0M0S</Duration></Task>
    <Task>
      <UID>10</UID><ID>1</ID><Name>Design</Name><Active>1</Active><Manual>0</Manual><OutlineLevel>1</OutlineLevel>
      <Start>2026-11-02T08:00:00</Start><Finish>2026-11-13T17:00:00</Finish><Duration>PT80H0M0S</Duration><DurationFormat>7</DurationFormat><Summary>1</Summary>
    </Task>
    <Task>
      <UID>11</UID><ID>2</ID><Name>R&amp;D drawings</Name><OutlineLevel>2</OutlineLevel>
      <Start>2026-11-02T08:00:00</Start><Finish>2026-11-06T17:00:00</Finish><Duration>PT40H0M0S</Duration><DurationFormat>7</DurationFormat>
      <PercentComplete>100</PercentComplete><ActualStart>2026-11-02T08:00:00</ActualStart><ActualFinish>2026-11-06T17:00:00</ActualFinish>
      <ConstraintType>0</ConstraintType><CalendarUID>-1</CalendarUID>
      <ExtendedAttribute><FieldID>188743731</FieldID><Value>A</Value></ExtendedAttribute>
      <Baseline><Number>0</Number><Start>2026-11-02T08:00:00</Start><Finish>2026-11-05T17:00:00</Finish><Duration>PT32H0M0S</Duration><DurationFormat>7</DurationFormat></Baseline>
      <TimephasedData><Type>11</Type><UID>11</UID><Start>2026-11-02T08:00:00</Start><Value>PT8H0M0S</Value></TimephasedData>
    </Task>
    <Task>
      <UID>12</UID><ID>3</ID><Name>Paint dries</Name><OutlineLevel>2</OutlineLevel>
      <Start>2026-11-06T17:00:00</Start><Finish>2026-11-10T00:00:00</Finish><Duration>PT72H0M0S</Duration><DurationFormat>8</DurationFormat>
      <PredecessorLink><PredecessorUID>11</PredecessorUID><Type>1</Type><CrossProject>0</CrossProject><LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink>
    </Task>
    <Task>
      <UID>13</UID><ID>4</ID><Name>Design freeze</Name><OutlineLevel>2</OutlineLevel><Milestone>1</Milestone>
      <Start>2026-11-13T17:00:00</Start><Finish>2026-11-13T17:00:00</Finish><Duration>PT0H0M0S</Duration><DurationFormat>7</DurationFormat>
      <ConstraintType>2</ConstraintType><ConstraintDate>2026-11-16T08:00:00</ConstraintDate>
      <PredecessorLink><PredecessorUID>12</PredecessorUID><Type>1</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat></PredecessorLink>
    </Task>
    <Task><UID>14</UID><ID>5</ID><IsNull>1</IsNull></Task>
    <Task>
      <UID>20</UID><ID>6</ID><Name>Build</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary><Duration>PT100H0M0S</Duration>
      <PredecessorLink><PredecessorUID>10</PredecessorUID><Type>1</Type><LinkLag>0</LinkLag><LagFormat>7</LagFormat></PredecessorLink>
    </Task>
    <Task>
      <UID>21</UID><ID>7</ID><Name>Frame</Name><OutlineLevel>2</OutlineLevel><Duration>PT60H0M0S</Duration><DurationFormat>7</DurationFormat>
      <ConstraintType>4</ConstraintType><ConstraintDate>2026-11-18T08:00:00</ConstraintDate><Deadline>2026-12-01T17:00:00</Deadline>
      <Notes>First line
second line</Notes>
    </Task>
    <Task>
      <UID>22</UID><ID>8</ID><Name>Wiring</Name><OutlineLevel>2</OutlineLevel><Manual>1</Manual>
      <Start>2026-11-20T08:00:00</Start><Finish>2026-11-24T17:00:00</Finish><Duration>PT24H0M0S</Duration><ManualStart>2026-11-20T08:00:00</ManualStart><ManualFinish>2026-11-24T17:00:00</ManualFinish><ManualDuration>PT24H0M0S</ManualDuration><DurationFormat>39</DurationFormat>
      <CalendarUID>3</CalendarUID>
      <PredecessorLink><PredecessorUID>21</PredecessorUID><Type>3</Type><LinkLag>-9600</LinkLag><LagFormat>7</LagFormat></PredecessorLink>
      <PredecessorLink><PredecessorUID>21</PredecessorUID><Type>0</Type><LinkLag>50</LinkLag><LagFormat>19</LagFormat></PredecessorLink>
    </Task>
    <Task>
      <UID>23</UID><ID>9</ID><Name>Second line (dropped)</Name><Active>0</Active><OutlineLevel>2</OutlineLevel><Duration>PT16H0M0S</Duration>
      <PredecessorLink><PredecessorUID>99</PredecessorUID><Type>1</Type></PredecessorLink>
      <PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><CrossProject>1</CrossProject><CrossProjectName>other.mpp\\4</CrossProjectName></PredecessorLink>
    </Task>
    <Task><UID>30</UID><ID>10</ID><Name>Weekly meeting</Name><OutlineLevel>1</OutlineLevel><Recurring>1</Recurring><Summary>1</Summary><Duration>PT81H0M0S</Duration></Task>
    <Task><UID>31</UID><ID>11</ID><Name>Weekly meeting 1</Name><OutlineLevel>2</OutlineLevel><Start>2026-11-09T08:00:00</Start><Finish>2026-11-09T09:00:00</Finish><Duration>PT1H0M0S</Duration><DurationFormat>5</DurationFormat></Task>
  </Tasks>
  <Resources>
    <Resource><UID>0</UID><ID>0</ID><Type>1</Type></Resource>
    <Resource><UID>1</UID><ID>1</ID><Name>李工</Name><Type>1</Type><Group>电气</Group><EmailAddress>li@example.com</EmailAddress><CalendarUID>3</CalendarUID></Resource>
    <Resource><UID>2</UID><ID>2</ID><Name>Steel</Name><Type>0</Type></Resource>
  </Resources>
  <Assignments>
    <Assignment><UID>1</UID><TaskUID>22</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units><TimephasedData><Type>1</Type></TimephasedData></Assignment>
    <Assignment><UID>2</UID><TaskUID>21</TaskUID><ResourceUID>-65535</ResourceUID><Units>1</Units></Assignment>
    <Assignment><UID>3</UID><TaskUID>21</TaskUID><ResourceUID>77</ResourceUID></Assignment>
  </Assignments>
</Project>
`;

/** The smallest file that is one. */
export function small(tasks: string, rest = ''): string {
  return `<Project>${rest}<Tasks>${tasks}</Tasks></Project>`;
}
