import type { Scope } from '@millwright/platform';

/** Something open on a contract: what it is, what people call it, and who holds it. */
export interface Blocker {
  /** The same for as long as it is the same thing: decisions to deliver in spite of it go by this. */
  key: string;
  kind: 'feedback' | 'acceptance' | 'payment' | 'tasks' | 'lowered';
  /** The record to look at; null where it is several. */
  id: string | null;
  name: string;
  /** What it is called in English, where the firm says so. */
  nameEn?: string | null;
  /** How many, where it is several. */
  count?: number;
  /** Who has it in hand; null while nobody does. */
  holder: string | null;
  /** Whose turn it is where that is nobody by name: the customer, an inspector, the team. */
  holderKind?: 'customer' | 'inspector' | 'team' | 'project_lead';
  /** Whether the customer may read of it by name, as on a delivery note. */
  isShown: boolean;
  weight: 'blocks' | 'warns';
  /** Whether the viewer may open it; what they may not is told to them without its name (`shown-gate.ts`). */
  mayRead: boolean;
  /** Of what kept the contract back until somebody said it does not: who, why, and whether it was turned down. */
  lowered?: { byId: string; by: string | null; reason: string; isTurnedDown: boolean };
}

/** Answers what of one kind is open on a contract, past the viewer's reach: it is open whoever looks. Never an amount. */
export type AskBlockers = (scope: Scope, contractId: string) => Promise<Blocker[]>;
