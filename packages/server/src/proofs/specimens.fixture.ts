import { allProcedures, type Procedure } from './procedures.fixture.ts';
import { acceptanceSpecimens } from './specimens/acceptance.fixture.ts';
import { calendarSpecimens } from './specimens/calendar.fixture.ts';
import { contractLifeSpecimens } from './specimens/contract-life.fixture.ts';
import { contractsSpecimens } from './specimens/contracts.fixture.ts';
import { customersSpecimens } from './specimens/customers.fixture.ts';
import { deliverySpecimens } from './specimens/delivery.fixture.ts';
import { feedbackSpecimens } from './specimens/feedback.fixture.ts';
import { filesSpecimens } from './specimens/files.fixture.ts';
import { notificationsSpecimens } from './specimens/notifications.fixture.ts';
import { orgSpecimens } from './specimens/org.fixture.ts';
import { planningSpecimens } from './specimens/planning.fixture.ts';
import { portalSpecimens } from './specimens/portal.fixture.ts';
import { procurementSpecimens } from './specimens/procurement.fixture.ts';
import { sessionSpecimens } from './specimens/session.fixture.ts';
import { settingsSpecimens } from './specimens/settings.fixture.ts';
import type { Specimen } from './specimens/specimen.fixture.ts';
import { tasksSpecimens } from './specimens/tasks.fixture.ts';
import { tokensSpecimens } from './specimens/tokens.fixture.ts';

/** One believable call of every procedure, by face and path. */
export const specimens: Readonly<Record<string, Specimen>> = {
  ...acceptanceSpecimens,
  ...orgSpecimens,
  ...customersSpecimens,
  ...contractLifeSpecimens,
  ...contractsSpecimens,
  ...tasksSpecimens,
  ...procurementSpecimens,
  ...deliverySpecimens,
  ...feedbackSpecimens,
  ...filesSpecimens,
  ...notificationsSpecimens,
  ...calendarSpecimens,
  ...sessionSpecimens,
  ...settingsSpecimens,
  ...tokensSpecimens,
  ...planningSpecimens,
  ...portalSpecimens,
};

/** The specimen of a procedure; says what to write where there is none. */
export function specimenOf(procedure: Procedure): Specimen {
  const found = specimens[procedure.name];
  if (found) return found;
  throw new Error(
    `There is no specimen for "${procedure.name}". Add one to packages/server/src/proofs/specimens/<module>.fixture.ts: ` +
      'an input built from a firm’s own records (see stage.fixture.ts) that succeeds for the boss. Every proof of the ' +
      'laws - isolation, permissions, protected fields, hostile input - calls the procedure with it.',
  );
}

/** Specimens of procedures that are gone. */
export const staleSpecimens = (): string[] =>
  Object.keys(specimens).filter((name) => !allProcedures.some((procedure) => procedure.name === name));
