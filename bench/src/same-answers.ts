import { isDeepStrictEqual } from 'node:util';
import type pg from 'pg';
import { send } from './requests.ts';
import type { Scenario } from './scenarios.ts';
import type { Side } from './statistics.ts';

/** What the product answers from its rules; the limit has none and sends lists of the same length instead. */
const FROM_RULES = new Set(['allowed', 'blocked', 'teamDepartmentIds']);
/** Of each line, this many requests are compared. */
const COMPARED = 10;

/** The first place where two answers differ, or null. */
export function difference(ours: unknown, limit: unknown, path = ''): string | null {
  if (isDeepStrictEqual(ours, limit)) return null;
  if (ours && limit && typeof ours === 'object' && typeof limit === 'object') {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(limit)])) {
      if (FROM_RULES.has(key)) continue;
      const found = difference((ours as never)[key], (limit as never)[key], `${path}.${key}`);
      if (found) return found;
    }
    return null;
  }
  return `${path}: the product says ${JSON.stringify(ours)}, the limit ${JSON.stringify(limit)}`;
}

interface Counts {
  reports: number;
  audits: number;
  announcements: number;
}

async function counts(db: pg.Client): Promise<Counts> {
  const { rows } = await db.query<Counts>(
    `SELECT (SELECT count(*)::int FROM progress_event) AS reports, (SELECT count(*)::int FROM audit_event) AS audits,
            (SELECT count(*)::int FROM outbox_event) AS announcements`,
  );
  return rows[0]!;
}

async function sameRows(db: pg.Client, scenario: Scenario, ports: Record<Side, number>): Promise<void> {
  const requests = scenario.requests.slice(0, COMPARED);
  for (const side of ['limit', 'ours'] as const) {
    const before = await counts(db);
    for (const request of requests) await send(ports[side], request[side]);
    const after = await counts(db);
    const written = {
      reports: after.reports - before.reports,
      audits: after.audits - before.audits,
      announcements: after.announcements - before.announcements,
    };
    const expected = {
      reports: requests.length,
      audits: 2 * requests.length,
      announcements: requests.length,
    };
    if (!isDeepStrictEqual(written, expected)) {
      throw new Error(
        `${scenario.name}: ${side} wrote ${JSON.stringify(written)} with ${requests.length} reports.`,
      );
    }
  }
}

/** Refuses to measure two servers that do not do the same: equal answers, or for writes the same rows. */
export async function requireSameAnswers(
  db: pg.Client,
  scenario: Scenario,
  ports: Record<Side, number>,
): Promise<void> {
  if (scenario.requests.length === 0) throw new Error(`${scenario.name}: the data has nothing to ask for.`);
  if (scenario.writes) return sameRows(db, scenario, ports);
  for (const { ours, limit } of scenario.requests.slice(0, COMPARED)) {
    const found = difference(await send(ports.ours, ours), await send(ports.limit, limit));
    if (found) throw new Error(`${scenario.name}: the answers differ at ${found}`);
  }
}
