import { describe, expect, test } from 'vitest';
import { checkModel } from '@/lib/model/check';
import { practice, principle } from '@/lib/model/graph';
import { type Model, model as modelSchema } from '@/lib/model/schema';
import { raciRow, tinyModel } from '@/lib/model/testing/tiny-model';

/** Findings of a tiny model after one change, without their messages. */
function broken(change: (model: Model) => void) {
  const model = tinyModel();
  change(model);
  return checkModel(model).map(({ rule, id }) => ({ rule, id }));
}

const require = (model: Model, id: string, requires: string, minLevel: 1 | 2 | 3 = 2) =>
  practice(model, id).prerequisites.push({ requires, minLevel });

test('accepts a valid model', () => {
  expect(checkModel(tinyModel())).toEqual([]);
});

describe('ids', () => {
  test('a practice id used twice', () => {
    const findings = broken((m) => m.practices.push(...tinyModel().practices.slice(5)));
    expect(findings).toEqual([{ rule: 'unique-id', id: 'MLO-CC-3' }]);
  });

  test('a framework listed twice, and a role listed twice', () => {
    expect(broken((m) => m.frameworks.push(...m.frameworks.slice(1)))).toEqual([
      { rule: 'unique-id', id: 'MLO' },
    ]);
    expect(broken((m) => m.roles.push(...m.roles.slice(0, 1)))).toEqual([{ rule: 'unique-id', id: 'DE' }]);
  });

  test('a principle in another framework than its id says', () => {
    const findings = broken((m) => {
      principle(m, 'DEV-AA').framework = 'MLO';
    });
    expect(findings).toEqual([{ rule: 'framework', id: 'DEV-AA' }]);
  });

  test('a principle of a framework that is not in the model', () => {
    const findings = broken((m) => m.frameworks.shift());
    expect(findings).toEqual([{ rule: 'framework', id: 'DEV-AA' }]);
  });

  test('a parent that does not exist, is in another framework, or has a parent', () => {
    expect(broken((m) => m.principles.splice(1, 1))).toEqual([{ rule: 'parent', id: 'MLO-CC' }]);
    const crossing = broken((m) => {
      principle(m, 'DEV-AA').parent = 'MLO-GG';
    });
    expect(crossing).toEqual([{ rule: 'parent', id: 'DEV-AA' }]);
    const deep = broken((m) => {
      m.principles.push({ ...principle(m, 'MLO-GG'), id: 'MLO-TOP' });
      principle(m, 'MLO-GG').parent = 'MLO-TOP';
    });
    expect(deep).toEqual([{ rule: 'parent', id: 'MLO-CC' }]);
  });

  test('a practice in another principle than its id says', () => {
    const findings = broken((m) => {
      practice(m, 'MLO-CC-3').principle = 'DEV-AA';
    });
    expect(findings).toContainEqual({ rule: 'practice-principle', id: 'MLO-CC-3' });
  });

  test('a practice of a principle that is not in the model', () => {
    const findings = broken((m) => m.principles.shift());
    expect(findings).toEqual(
      ['DEV-AA-1', 'DEV-AA-2', 'DEV-AA-3'].map((id) => ({ rule: 'practice-principle', id })),
    );
  });

  test('a role without an entry in the catalogue', () => {
    expect(broken((m) => m.roles.pop())).toEqual([{ rule: 'role-catalogue', id: 'MGR' }]);
  });

  test('scale levels out of order', () => {
    const findings = broken((m) => {
      const [l0, l1, l2, l3, l4] = m.scale;
      m.scale = [l1, l0, l2, l3, l4];
    });
    expect(findings).toEqual([
      { rule: 'scale', id: '1' },
      { rule: 'scale', id: '0' },
    ]);
  });
});

describe('groups and leaves', () => {
  test('a group with practices, a RACI row and a question', () => {
    const findings = broken((m) => {
      const { raci, question } = principle(m, 'DEV-AA');
      Object.assign(principle(m, 'MLO-GG'), { raci, question });
      m.practices.push({ ...practice(m, 'MLO-CC-3'), id: 'MLO-GG-1', principle: 'MLO-GG' });
    });
    expect(findings).toEqual(Array(3).fill({ rule: 'group', id: 'MLO-GG' }));
  });

  test('a leaf with two or with six practices', () => {
    expect(broken((m) => m.practices.pop())).toEqual([{ rule: 'practice-count', id: 'MLO-CC' }]);
    const six = broken((m) => {
      for (const n of [4, 5, 6]) m.practices.push({ ...practice(m, 'MLO-CC-3'), id: `MLO-CC-${n}` });
    });
    expect(six).toEqual([{ rule: 'practice-count', id: 'MLO-CC' }]);
  });

  test('a leaf without a key practice', () => {
    const findings = broken((m) => {
      practice(m, 'DEV-AA-1').key = false;
    });
    expect(findings).toEqual([{ rule: 'key-practice', id: 'DEV-AA' }]);
  });

  test('a leaf without a question', () => {
    const findings = broken((m) => {
      principle(m, 'MLO-CC').question = undefined;
    });
    expect(findings).toEqual([{ rule: 'question', id: 'MLO-CC' }]);
  });

  test.each([
    ['no RACI row', null],
    ['two accountable roles', raciRow({ DE: 'A' })],
    ['no accountable role', raciRow({ OPS: 'R' })],
    ['no responsible role', raciRow({ SWE: 'C' })],
  ])('a leaf with %s', (_, raci) => {
    const findings = broken((m) => Object.assign(principle(m, 'DEV-AA'), { raci }));
    expect(findings).toEqual([{ rule: 'raci', id: 'DEV-AA' }]);
  });

  test('a practice whose overrides add a second accountable role', () => {
    const findings = broken((m) => {
      practice(m, 'DEV-AA-2').rolesOverride = { DE: 'A' };
    });
    expect(findings).toEqual([{ rule: 'raci', id: 'DEV-AA-2' }]);
  });

  test('accepts a practice whose overrides move accountability', () => {
    const findings = broken((m) => {
      practice(m, 'DEV-AA-2').rolesOverride = { DE: 'A', OPS: 'R' };
    });
    expect(findings).toEqual([]);
  });
});

describe('prerequisites', () => {
  test('an unknown practice', () => {
    expect(broken((m) => require(m, 'DEV-AA-2', 'DEV-ZZ-1'))).toEqual([
      { rule: 'known-prerequisite', id: 'DEV-AA-2' },
    ]);
  });

  test('a cycle, which is named, and only that', () => {
    const model = tinyModel();
    require(model, 'DEV-AA-1', 'DEV-AA-3');
    const findings = checkModel(model);
    expect(findings.map(({ rule }) => rule)).toEqual(['acyclic']);
    expect(findings[0]?.params.cycle).toBe('DEV-AA-1 → DEV-AA-3 → DEV-AA-2 → DEV-AA-1');
  });

  test('a practice that requires itself', () => {
    expect(broken((m) => require(m, 'MLO-CC-3', 'MLO-CC-3'))).toEqual([{ rule: 'acyclic', id: 'MLO-CC-3' }]);
  });

  test('an edge implied by a chain', () => {
    expect(broken((m) => require(m, 'MLO-CC-2', 'DEV-AA-1'))).toEqual([
      { rule: 'redundant-edge', id: 'MLO-CC-2' },
    ]);
  });

  test('an edge repeated', () => {
    expect(broken((m) => require(m, 'DEV-AA-2', 'DEV-AA-1', 3))).toEqual([
      { rule: 'redundant-edge', id: 'DEV-AA-2' },
    ]);
  });

  test('accepts an edge that asks for a higher level than the chain implies', () => {
    expect(broken((m) => require(m, 'MLO-CC-2', 'DEV-AA-1', 3))).toEqual([]);
  });
});

test('reports everything wrong with a model at once', () => {
  const findings = broken((m) => {
    practice(m, 'DEV-AA-1').key = false;
    require(m, 'MLO-CC-3', 'DEV-ZZ-1');
    m.roles.pop();
  });
  expect(findings.map(({ rule }) => rule).sort()).toEqual([
    'key-practice',
    'known-prerequisite',
    'role-catalogue',
  ]);
});

test('the schema refuses a text in one language only', () => {
  const { en } = tinyModel().principles[0]?.title ?? { en: '' };
  const [first, ...rest] = tinyModel().principles;
  const result = modelSchema.safeParse({
    ...tinyModel(),
    principles: [{ ...first, title: { en } }, ...rest],
  });
  expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['principles.0.title.pt-BR']);
});
