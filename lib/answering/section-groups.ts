import type { Section } from './sections';

/** Sections that stand under one heading. */
export interface SectionGroup extends Pick<Section, 'framework' | 'frameworkTitle' | 'part'> {
  /** Each with its place among all of them. */
  sections: (Section & { at: number })[];
}

/** Sections by framework, and by the part of the person's role where the round asks by role; their order stays. Apart from sections.ts, which browsers do not need: it brings zod. */
export function grouped(sections: readonly Section[]): SectionGroup[] {
  const groups: SectionGroup[] = [];
  for (const [at, section] of sections.entries()) {
    const { framework, frameworkTitle, part } = section;
    const last = groups.at(-1);
    const same = last?.framework === framework && last.part === part;
    const group = same ? last : { framework, frameworkTitle, part, sections: [] };
    group.sections.push({ ...section, at });
    if (!same) groups.push(group);
  }
  return groups;
}
