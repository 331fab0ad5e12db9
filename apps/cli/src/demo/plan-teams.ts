import type { ContractData, DepartmentCode, FirmData, PersonData } from './firm-data.ts';
import { chanceFor } from './random.ts';

/** A contract's team, by department: the lead first, then the assistant, then members. Mailboxes. */
export type Teams = ReadonlyMap<DepartmentCode, readonly string[]>;

/** The departments that have work on a contract, in the order of their first task; sales looks after every one. */
function departmentsOf(firm: FirmData, contract: ContractData): DepartmentCode[] {
  const tasks = [...firm.templates[contract.template]!, ...contract.tasks];
  return [...new Set(tasks.map(([department]) => department))];
}

function peopleOf(firm: FirmData, department: DepartmentCode): PersonData[] {
  const codes = [department, ...firm.groups.filter((g) => g.parent === department).map((g) => g.code)];
  return firm.people.filter((person) => person.department && codes.includes(person.department));
}

/** Fills a contract's teams: those chosen by hand, and turns for everybody else, so that the load is spread. */
export function planTeams(firm: FirmData, contract: ContractData): Teams {
  const turn = firm.contracts.indexOf(contract);
  return new Map(
    departmentsOf(firm, contract).map((department) => {
      const chosen = contract.team?.[department];
      if (chosen) return [department, chosen];
      const people = peopleOf(firm, department).filter(({ mailbox }) => mailbox !== contract.left?.mailbox);
      const leaders = people.filter(({ leads }) => leads);
      const others = people.filter(({ leads }) => !leads);
      const lead = leaders[turn % leaders.length]!;
      const size = Math.min(others.length, 2 + (turn % 2));
      const rest = Array.from({ length: size }, (_, i) => others[(turn * 2 + i) % others.length]!);
      return [department, [lead, ...rest].map(({ mailbox }) => mailbox)];
    }),
  );
}

/** Who does a task: one of the team, now and then two; its lead only where there is nobody else. */
export function assigneesOf(teams: Teams, department: DepartmentCode, key: string): string[] {
  const team = teams.get(department)!;
  const hands = team.length > 1 ? team.slice(1) : team;
  const chance = chanceFor(`${key} hands`);
  const first = chance.oneOf(hands);
  const second = chance.between(0, 3) === 0 ? chance.oneOf(team) : first;
  return [...new Set([first, second])];
}
