import { describe, expect, it } from 'vitest';
import { letterFor } from '@/lib/model/graph';
import { builtInModel } from '@/lib/model/load';
import type { RoleId, RoundMode } from '@/lib/model/schema';
import { askedItems } from '@/lib/scoring';
import { grouped } from './section-groups';
import { scaleIn, sectionsFor } from './sections';

const model = builtInModel();
const everything = ['DEV', 'DAT', 'MLO'] as const;
const asked = (mode: RoundMode, jobRole: RoleId | null) => ({ mode, jobRole, scope: everything });
const idsIn = (sections: ReturnType<typeof sectionsFor>) =>
  sections.flatMap(({ items }) => items.map(({ id }) => id));

describe('sections of the built-in model', () => {
  it('ask each of the 29 leaf principles once in a quick round, in model order', () => {
    const sections = sectionsFor(model, asked('quick', 'MGR'), 'en');
    expect(sections).toHaveLength(29);
    expect(idsIn(sections)).toEqual(askedItems(model, 'quick', 'MGR', everything));
    expect(sections.every(({ items }) => items.length === 1 && items[0]?.question)).toBe(true);
  });

  it.each(['DE', 'OPS', 'SWE', 'PO', 'MGR'] as const)(
    'ask %s what scoring expects, own principles first',
    (role) => {
      for (const mode of ['key', 'full'] as const) {
        const sections = sectionsFor(model, asked(mode, role), 'en');
        expect(idsIn(sections).toSorted()).toEqual(askedItems(model, mode, role, everything).toSorted());
        const own = sections.map(({ items }) =>
          items.some(({ id }) => 'RA'.includes(letterFor(model, id, role) ?? '-')),
        );
        expect(sections.map(({ part }) => part === 'own')).toEqual(own);
        expect(own).toEqual(own.toSorted((a, b) => Number(b) - Number(a)));
      }
    },
  );

  it('keep the order of the model for a person without a role', () => {
    const sections = sectionsFor(model, asked('full', null), 'en');
    expect(idsIn(sections)).toEqual(model.practices.map(({ id }) => id));
  });

  it('stand under a heading for each framework, and for the part of the role, in their order', () => {
    const quick = sectionsFor(model, asked('quick', null), 'pt-BR');
    const groups = grouped(quick);
    expect(groups.map(({ frameworkTitle, part }) => [frameworkTitle, part])).toEqual([
      ['DevOps', null],
      ['DataOps', null],
      ['MLOps', null],
    ]);
    expect(groups.flatMap(({ sections }) => sections.map(({ at }) => at))).toEqual([...quick.keys()]);
    const full = grouped(sectionsFor(model, asked('full', 'OPS'), 'en'));
    const headings = full.map(({ framework, part }) => `${part} ${framework}`);
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings[0]).toBe('own DEV');
    expect(headings.at(-1)).toBe('consulted MLO');
  });

  it('cover only the frameworks in scope', () => {
    const sections = sectionsFor(model, { mode: 'full', jobRole: null, scope: ['MLO'] }, 'en');
    expect(new Set(sections.map(({ framework }) => framework))).toEqual(new Set(['MLO']));
  });

  it('carry own anchors where there are some, in the language asked', () => {
    const [, versionControl] = sectionsFor(model, asked('quick', null), 'pt-BR');
    expect(versionControl?.id).toBe('DEV-VC');
    expect(versionControl?.items[0]?.anchors).toHaveLength(5);
    expect(versionControl?.learnMore).toBeTruthy();
    const bare = {
      ...model,
      principles: model.principles.map(({ levels: _, ...principle }) => principle),
    };
    expect(sectionsFor(bare, asked('quick', null), 'en')[0]?.items[0]?.anchors).toBeNull();
    expect(scaleIn(model, 'pt-BR').map(({ name }) => name)[0]).toBe('Ausente');
    expect(scaleIn(model, 'en').map(({ level }) => level)).toEqual([0, 1, 2, 3, 4]);
  });
});
