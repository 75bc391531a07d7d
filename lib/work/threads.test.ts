import { describe, expect, it } from 'vitest';
import { report } from '@/lib/exports/testing';
import { writeDocument } from '@/lib/model/document';
import { builtInModel } from '@/lib/model/load';
import { base, lint } from '@/lib/model/testing/sample-model';
import { inThread, NoThread } from './threads';

const text = writeDocument(builtInModel());
const check = (who: string, deadline?: number) => inThread('lint', { text, base }, who, deadline);
const drawn = async () => {
  const pdf = await inThread('plan', { report: report('pt-BR'), charts: {} }, 'ana');
  return Buffer.from(pdf.subarray(0, 5)).toString();
};

describe('a thread', () => {
  it('checks a model to the same result', async () => {
    const broken = 'schemaVersion: 1\nmodelVersion: x\n';
    const { findings } = await inThread('lint', { text: broken, base }, 'ana');
    expect(findings.map(({ rule, line }) => [rule, line])).toEqual(
      lint(broken).findings.map(({ rule, line }) => [rule, line]),
    );
    expect(findings.length).toBeGreaterThan(0);
    expect((await check('ana')).model).toEqual(builtInModel());
  });

  it('draws a document, in the words of its language', async () => expect(await drawn()).toBe('%PDF-'));

  it('is ended after its time, and the next one works', async () => {
    await expect(check('ana', 1)).rejects.toEqual(new NoThread('deadline'));
    expect((await check('ana')).findings).toEqual([]);
  });

  it('has places for each person: who fills theirs keeps nobody else waiting for ever', async () => {
    const filled = await Promise.allSettled(
      Array.from({ length: 10 }, () => check('filler')).concat(check('ana')),
    );
    const [others, [mine]] = [filled.slice(0, 10), filled.slice(10)];
    expect(mine?.status).toBe('fulfilled');
    expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const one of others) if (one.status === 'rejected') expect(one.reason).toEqual(new NoThread('busy'));
    // All places are free again.
    expect((await check('filler')).findings).toEqual([]);
  });

  it('has places for all people together', async () => {
    const many = await Promise.allSettled(Array.from({ length: 62 }, (_, i) => check(`person ${i}`, 1)));
    const busy = many.filter((one) => one.status === 'rejected' && one.reason.why === 'busy');
    expect(busy).toHaveLength(2);
    expect(await drawn()).toBe('%PDF-');
  });
});
