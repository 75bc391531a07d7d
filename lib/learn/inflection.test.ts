import { expect, it } from 'vitest';
import { isInflection } from './inflection';

it.each([
  ['Branch', 'branches'],
  ['Implantação', 'implantações'],
  ['Ambiente de desenvolvimento', 'ambientes de desenvolvimento'],
  ['Rebase', 'rebasing'],
  ['Lock file', 'lock files'],
])('%s and %s are one word', (one, other) => expect(isInflection(one, other)).toBe(true));

it.each([
  ['Continuous integration', 'CI'],
  ['Anaconda', 'Miniconda'],
  ['Staging environment', 'homologation'],
  ['Lead time', 'change lead time'],
  ['CI', 'CD'],
  ['Test environment', 'production environment'],
])('%s and %s are two', (one, other) => expect(isInflection(one, other)).toBe(false));
