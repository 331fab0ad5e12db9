/** The portal server's procedures the shell relies on, until the server's own router type takes this place. */
import type {
  TRPCBuiltRouter,
  TRPCMutationProcedure,
  TRPCQueryProcedure,
  TRPCSubscriptionProcedure,
} from '@trpc/server';

type Query<I, O> = TRPCQueryProcedure<{ input: I; output: O; meta: unknown }>;
type Mutation<I, O> = TRPCMutationProcedure<{ input: I; output: O; meta: unknown }>;

export interface Session {
  account: { id: string; email: string };
  member: { id: string; name: string; role: string };
  tenant: { id: string; name: string; locale: string; timeZone: string };
  allowed: string[];
  firms: { tenantId: string; name: string }[];
}

export type PortalRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: never; transformer: false },
  {
    session: {
      me: Query<void, Session | null>;
      signIn: Mutation<{ email: string; password: string }, unknown>;
      signOut: Mutation<void, unknown>;
      invitation: Query<
        { token: string },
        { firmName: string; name: string; email: string; kind: string; hasAccount: boolean }
      >;
      acceptInvitation: Mutation<{ token: string; password: string }, unknown>;
      switchFirm: Mutation<{ tenantId: string }, unknown>;
    };
    live: {
      changes: TRPCSubscriptionProcedure<{
        input: undefined;
        output: AsyncIterable<{ type: string; id: string; verb: string }>;
        meta: unknown;
      }>;
    };
  }
>;
