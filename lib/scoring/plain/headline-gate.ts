import { z } from 'zod';
import { headlineGate } from '../headline-gate';
import { number, plainMethod } from './method';

const input = z.object({
  people: z.array(z.string()),
  leaves: z.array(z.string()),
  changes: z.record(z.string(), z.record(z.string(), number.nullable())),
});

/** Naming leaves in a headline (methods reference (h)), for leaves that all link their people. */
export const plainHeadlineGate = plainMethod(input, ({ people, leaves, changes }) => {
  const gate = headlineGate(
    leaves.map((id) => {
      const own = changes[id] ?? {};
      const stayers = new Map<string, number>();
      for (const person of people) {
        const change = own[person];
        if (typeof change === 'number') stayers.set(person, change);
      }
      return { id, stayers, leavers: new Map(), joiners: new Map() };
    }),
  );
  return {
    rows: gate.rows.map(({ id, delta, p, improved }) => ({ id, delta, p, improved })),
    improved: gate.improved.leaves.length,
    p: gate.improved.p,
    named: gate.improved.named,
  };
});
