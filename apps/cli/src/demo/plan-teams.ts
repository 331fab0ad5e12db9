import type { ContractData, DepartmentCode, FirmData, PersonData } from './firm-data.ts';
import { chanceFor } from './random.ts';

/** A contract's team, by department: the lead first, then the assistant, then members. */
export type Teams = ReadonlyMap<DepartmentCode, readonly PersonData[]>;

const suits = (person: PersonData, title: string) =>
  person.only?.some((word) => title.includes(word)) ?? false;

function peopleOf(firm: FirmData, department: DepartmentCode): PersonData[] {
  const codes = [department, ...firm.groups.filter((g) => g.parent === department).map((g) => g.code)];
  return firm.people.filter((person) => person.department && codes.includes(person.department));
}

/** Fills a contract's teams: those chosen by hand, and turns for everybody else, so that the load is spread. */
export function planTeams(firm: FirmData, contract: ContractData): Teams {
  const turn = firm.contracts.indexOf(contract);
  const tasks = [...firm.templates[contract.template]!, ...contract.tasks];
  const departments = [...new Set(tasks.map(([department]) => department))];
  return new Map(
    departments.map((department) => {
      const people = peopleOf(firm, department).filter(({ mailbox }) => mailbox !== contract.left?.mailbox);
      const chosen = contract.team?.[department]?.map(
        (mailbox) => firm.people.find((person) => person.mailbox === mailbox)!,
      );
      const titles = tasks.filter(([whose]) => whose === department).map(([, title]) => title);
      return [department, chosen ?? turns(people, titles, turn)];
    }),
  );
}

/** A lead, one or two who do anything, and the specialists the tasks ask for, each in turn. */
function turns(people: readonly PersonData[], titles: readonly string[], turn: number): PersonData[] {
  const leaders = people.filter(({ leads }) => leads);
  const others = people.filter(({ leads, only }) => !leads && !only);
  const size = Math.min(others.length, 1 + (turn % 2));
  const rest = Array.from({ length: size }, (_, i) => others[(turn + i) % others.length]!);
  const specialists = titles.flatMap((title) => {
    const suited = people.filter((person) => suits(person, title));
    return suited.length > 0 ? suited[turn % suited.length]! : [];
  });
  return [...new Set([leaders[turn % leaders.length]!, ...rest, ...specialists])];
}

/** Who does a task: a specialist if the team has one, else one of the others, now and then with the lead. Mailboxes. */
export function assigneesOf(teams: Teams, department: DepartmentCode, title: string, key: string): string[] {
  const team = teams.get(department)!;
  const suited = team.filter((person) => suits(person, title));
  const others = team.slice(1).filter(({ only }) => !only);
  const chance = chanceFor(`${key} hands`);
  const first = chance.oneOf([suited, others, team].find((some) => some.length > 0)!);
  const second = chance.between(0, 4) === 0 ? team[0]! : first;
  return [...new Set([first.mailbox, second.mailbox])];
}
