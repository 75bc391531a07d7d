import { describe, expect, it } from 'vitest';
import { publishingInput, publishingOracle } from './oracle';
import oracles from './testing/publishing-oracles.json';

describe('the publishing rule against cases of two independent programs', () => {
  it.each(oracles.cases.map((one) => [one.note, one] as const))('%s', (_, { input, expected }) => {
    const told = publishingOracle(publishingInput.parse(input));
    expect(told).toEqual(expected);
  });
});
