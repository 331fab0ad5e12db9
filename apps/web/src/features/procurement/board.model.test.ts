import { ITEM_STATES, itemLifecycle } from '@millwright/server/modules/procurement/procurement.lifecycle.ts';
import { describe, expect, it } from 'vitest';
import { verbInto } from './board.model.ts';

const every = [...itemLifecycle.verbs] as string[];

describe('dropping a part into a column', () => {
  it('uses a verb that the part’s state has, and leads there', () => {
    for (const status of ITEM_STATES)
      for (const target of ITEM_STATES) {
        const allowed = every.filter((verb) =>
          itemLifecycle.table[verb as (typeof itemLifecycle.verbs)[number]].from.includes(status),
        );
        const verb = verbInto(target, { status, allowed });
        if (verb) expect(allowed).toContain(verb);
        if (status === target) expect(verb).toBeUndefined();
      }
    expect(verbInto('ordered', { status: 'requested', allowed: ['order', 'cancel'] })).toBe('order');
    expect(verbInto('requested', { status: 'ordered', allowed: ['withdrawOrder'] })).toBe('withdrawOrder');
    expect(verbInto('requested', { status: 'cancelled', allowed: ['reopen'] })).toBe('reopen');
    expect(verbInto('received', { status: 'ordered', allowed: ['receive'] })).toBe('receive');
    expect(verbInto('returned', { status: 'received', allowed: ['inspect'] })).toBe('inspect');
  });

  it('does nothing the viewer may not do', () => {
    expect(verbInto('ordered', { status: 'requested', allowed: [] })).toBeUndefined();
    expect(verbInto('inspected', { status: 'requested', allowed: ['order'] })).toBeUndefined();
  });
});
