import { z } from 'zod';
import { answerValue } from '@/lib/model/schema';
import { groupGap, labelGaps } from '../role-gap';
import { number, plainMethod } from './method';

const input = z.object({
  first: z.array(z.string()),
  second: z.array(z.string()),
  minGroup: number,
  principles: z.array(z.object({ id: z.string(), practices: z.array(z.string()) })),
  answers: z.record(z.string(), z.record(z.string(), answerValue)),
});

/** Gaps between two groups (methods reference (e)), second minus first, over principles tested together. */
export const plainRoleGap = plainMethod(input, ({ first, second, minGroup, principles, answers }) => {
  const numericTo = (practice: string) =>
    Object.entries(answers[practice] ?? {}).flatMap(([person, value]) =>
      typeof value === 'number' ? [{ person, value }] : [],
    );
  const tested = labelGaps(
    principles.map(({ id, practices }) => ({
      id,
      result: groupGap(practices.map(numericTo), new Set(first), new Set(second)),
    })),
    minGroup,
  );
  const rows = tested.map(({ id, found, holmP, bhP, label, shown }) => ({
    id,
    gap: found?.gap ?? null,
    p: found?.p ?? null,
    ...(found && {
      relabelings: found.total,
      sizes: found.sizes,
      composites: Object.fromEntries(found.composites),
    }),
    holm: holmP,
    bh: bhP,
    label,
    shown,
  }));
  return { rows };
});
