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

/** What files are told of the contract they lie with. */
export interface FileContract {
  contractNo: string;
  contractName: string;
  customerId: string;
  customerName: string;
  /** Whether the customer is shown the contract, and so may be shown files of it. */
  isShown: boolean;
  /** Who answers for it, as a whole or for a department. */
  leadIds: string[];
  /** Sealed or given up: nothing of it changes any more. */
  isOver: boolean;
}
type FileContractOf = (scope: Scope, contractId: string) => Promise<FileContract | null>;

let contractOf: FileContractOf | undefined;

/** Declares who answers for contracts: the one kind of record all files lie with. */
export function fileContracts(answer: FileContractOf): void {
  contractOf = answer;
}

/** The contract's answer, past the viewer's reach: for the product's own work. */
export async function contractOfFiles(scope: Scope, contractId: string): Promise<FileContract | null> {
  return (await contractOf?.(scope, contractId)) ?? null;
}

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

/** The contract of a file, for whoever may read the file; whether they see the contract besides is another matter. */
export async function contractOfFile(scope: Scope, contractId: string): Promise<FileContract> {
  const contract = await contractOfFiles(
    scope.beyondReach('what the customer sees of a file the viewer may read'),
    contractId,
  );
  if (!contract) throw notFound('files.subject_not_found', { type: 'Contract' });
  return contract;
}
