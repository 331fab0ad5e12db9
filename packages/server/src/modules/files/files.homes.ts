import { notFound, type Scope } from '@millwright/platform';

/** What a record that has files says of itself; the owning module answers, this one does not know it. */
export interface FileHome {
  /** The contract whose files they are: they lie together and end together. */
  contractId: string;
  /** Departments that take part in it. */
  departmentIds: string[];
  /** Who it was given to. */
  personIds: string[];
  /** Whether its files may still change: not once its contract is sealed or given up. */
  isOpen: boolean;
}

/** Answers for the record if the viewer may read it, otherwise null; holds it until the transaction ends when told to. */
export type FileHomeOf = (scope: Scope, id: string, options: { lock: boolean }) => Promise<FileHome | null>;

const homes = new Map<string, FileHomeOf>();

/** Declares that records of a type have files. What their module says of a record must follow in its own changes. */
export function fileHome(type: string, homeOf: FileHomeOf): void {
  homes.set(type, homeOf);
}

/** Types of records that have files. */
export const fileHomeTypes = (): string[] => [...homes.keys()].sort();

/** A record that has files. */
export interface FileSubject {
  type: string;
  id: string;
}

/** The record's answer; not found for whoever may not read it, and for types that have no files. */
export async function homeOf(scope: Scope, subject: FileSubject, lock = false): Promise<FileHome> {
  const home = await homes.get(subject.type)?.(scope, subject.id, { lock });
  if (!home) throw notFound('files.subject_not_found', { type: subject.type });
  return home;
}

/** What is written on what a customer is given of a contract's files, and whether they are shown the contract at all. */
export interface ContractFacts {
  contractNo: string;
  customerName: string;
  isShown: boolean;
}

let factsOf: ((scope: Scope, contractId: string) => Promise<ContractFacts>) | undefined;

/** Declares who answers for contracts. */
export function contractFacts(answer: NonNullable<typeof factsOf>): void {
  factsOf = answer;
}

/** The facts of a contract, for whoever may read a file of it; whether they see the contract besides is another matter. */
export function factsOfContract(scope: Scope, contractId: string): Promise<ContractFacts> {
  if (!factsOf) throw new Error('no module has declared what contracts say of themselves to their files');
  return factsOf(scope.beyondReach('what the customer sees of a file the viewer may read'), contractId);
}
