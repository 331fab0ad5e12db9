import { allPermissions, permissionsOf } from '@millwright/platform';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DESK_ONLY, LARGE_TEXTS, OPEN, UNPAGED } from './exceptions.fixture.ts';
import { fieldsOf, unboundedParts } from './inputs.fixture.ts';
import { allProcedures, permissionOf } from './procedures.fixture.ts';
import { specimenOf, staleSpecimens } from './specimens.fixture.ts';

describe('every procedure of both routers', () => {
  it('there are enough of them for this walk to mean something', () => {
    expect(allProcedures.length).toBeGreaterThan(70);
  });

  it('names its permission, or says why it is open', () => {
    const silent = allProcedures.filter(
      ({ meta }) => !meta || ('open' in meta ? meta.open.length < 8 : !meta.allow?.action),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('asks for an action its subject declares (002-08)', () => {
    const unknown = allProcedures.flatMap((procedure) => {
      const permission = permissionOf(procedure);
      if (!permission) return [];
      const { actions } = permissionsOf(permission.subject);
      return actions.includes(permission.action) ? [] : [`${procedure.name}: ${JSON.stringify(permission)}`];
    });
    expect(unknown).toEqual([]);
  });

  it('is open only where this list says so', () => {
    const open = allProcedures.filter((procedure) => !permissionOf(procedure)).map(({ name }) => name);
    expect(open).toEqual([...OPEN].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it('takes nothing without a bound', () => {
    const unbounded = allProcedures.flatMap(({ name, inputs }) =>
      inputs.flatMap((input) => unboundedParts(input).map((problem) => `${name}: ${problem}`)),
    );
    const known = LARGE_TEXTS.map(({ name, part }) => `${name}: ${part}`);
    expect(unbounded.filter((problem) => !known.some((each) => problem.startsWith(each)))).toEqual([]);
  });

  it('has a specimen, and no specimen is left of one that is gone', () => {
    expect(allProcedures.map((procedure) => specimenOf(procedure)).length).toBe(allProcedures.length);
    expect(staleSpecimens()).toEqual([]);
  });

  it('pages where it can be asked for a page', () => {
    const halves = allProcedures.filter(({ inputs }) => {
      const fields = Object.assign({}, ...inputs.map((input) => fieldsOf(input)));
      return 'limit' in fields !== 'cursor' in fields;
    });
    expect(halves.map(({ name }) => name)).toEqual([]);
    expect(UNPAGED.every(({ why }) => why.length > 8)).toBe(true);
  });
});

it('sees what is unbounded, however deep it lies', () => {
  const input = z
    .object({
      free: z.string().trim(),
      list: z.array(z.object({ note: z.string().max(10), any: z.unknown() })).optional(),
      pattern: z.string().regex(/^[a-z]+$/),
      fine: z.string().regex(/^\d{1,15}(\.\d{1,2})?$/),
      lowered: z.email().transform((value) => value.toLowerCase()),
    })
    .default({ free: '', pattern: 'a', fine: '1', lowered: '' });
  expect(unboundedParts(input).map((problem) => problem.split(':')[0])).toEqual([
    'input.free',
    'input.list',
    'input.list.[].any',
    'input.pattern',
    'input.lowered',
  ]);
});

describe('every declared action', () => {
  const used = new Set(
    allProcedures.flatMap((procedure) => {
      const permission = permissionOf(procedure);
      return permission ? [`${permission.subject}.${permission.action}`] : [];
    }),
  );
  const declared = allPermissions().flatMap(({ subject, actions }) => actions.map((a) => `${subject}.${a}`));

  it('opens a door, or is asked for at a desk this list names', () => {
    const dead = declared.filter((name) => !used.has(name) && !(name in DESK_ONLY));
    expect(dead).toEqual([]);
  });

  it('is listed as a desk check only while it is one', () => {
    const stale = Object.keys(DESK_ONLY).filter((name) => used.has(name) || !declared.includes(name));
    expect(stale).toEqual([]);
  });
});
