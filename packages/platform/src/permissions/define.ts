import type { CustomerPrincipal, StaffPrincipal } from '../scope/principal.ts';

/** Conditions on a record's own columns, in Prisma's `where` words. */
export type Conditions = Record<string, unknown>;
type Can<A extends string> = (actions: A | A[], conditions?: Conditions) => void;
type StaffGrant<A extends string> = (rule: { can: Can<A>; me: StaffPrincipal }) => void;

/** What each role may do with a noun, and how a custom role's data scope reads on its columns. */
export interface PermissionDefinition<A extends string = string> {
  actions: readonly A[];
  /** Columns that only those see who hold the action named, e.g. `{ readAmount: ['amount'] }`; the audit trail masks them. */
  fields?: Partial<Record<A, readonly string[]>>;
  /** The Prisma model whose columns the conditions speak of, when it differs from the subject's name. */
  model?: string;
  /**
   * The table whose rows the database itself holds to the `read` rule, for whoever forgets to ask it: its reach policy
   * is written from this declaration (`reachPolicy`). Its rules for reading are plain comparisons with ids.
   */
  walled?: string;
  /** Only ever about the person themselves: no role of a firm's making can be given it, so nobody is shown another's. */
  personal?: true;
  grants: {
    boss?: StaffGrant<A>;
    leader?: StaffGrant<A>;
    staff?: StaffGrant<A>;
    customer?: (rule: { can: Can<A>; me: CustomerPrincipal }) => void;
  };
  /** How "these departments" and "only mine" read on this noun; without them a custom role can only be given it for ALL. */
  scopes?: {
    departments?: (departmentIds: string[]) => Conditions;
    self?: (me: StaffPrincipal) => Conditions;
  };
}

export interface Permissions<A extends string = string> extends PermissionDefinition<A> {
  subject: string;
}

const registry = new Map<string, Permissions>();

/** Declares who may do what with a noun. Grants only add; what is not granted is refused. */
export function permissions<const A extends string>(
  subject: string,
  definition: PermissionDefinition<A>,
): Permissions<A> {
  const declared = { ...definition, subject };
  registry.set(subject, declared as unknown as Permissions);
  return declared;
}

/** Every declared noun. */
export const allPermissions = (): Permissions[] => [...registry.values()];

/** The declaration of a noun; throws for one nobody declared, so a typing error cannot open a door. */
export function permissionsOf(subject: string): Permissions {
  const found = registry.get(subject);
  if (!found)
    throw new Error(
      `No permissions are declared for the subject "${subject}". Add <module>.permissions.ts and list it in the module.`,
    );
  return found;
}
