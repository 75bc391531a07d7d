import { beforeEach, describe, expect, it, vi } from 'vitest';
import { leadsElsewhere } from './leads-elsewhere';

const here = { href: 'https://patamar.example/teams/1/plan?moved=2', origin: 'https://patamar.example' };

/** As much of a link as is looked at. */
class Link {
  constructor(
    readonly href: string,
    readonly target = '',
    private readonly attributes: readonly string[] = [],
  ) {}
  closest = () => this;
  hasAttribute = (name: string) => this.attributes.includes(name);
}

const clickOn = (target: unknown, more = {}) =>
  leadsElsewhere(
    {
      target: target as EventTarget,
      button: 0,
      metaKey: false,
      ctrlKey: false,
      shiftKey: false,
      altKey: false,
      defaultPrevented: false,
      ...more,
    },
    here,
  );

describe('leadsElsewhere', () => {
  beforeEach(() => void vi.stubGlobal('Element', Link));

  it.each(['/teams/1', 'https://patamar.example/teams/1/plan', '/teams/1/plan?moved=3', '/learn#top'])(
    'says so of %s',
    (href) => expect(clickOn(new Link(href))).toBe(true),
  );

  it.each([
    ['a place on the page', new Link('/teams/1/plan?moved=2#step-2')],
    ['another site', new Link('https://dora.dev/')],
    ['a file of ours', new Link('/api/teams/1/plan.pdf')],
    ['a download', new Link('/teams/2', '', ['download'])],
    ['what opens in place', new Link('/teams/1/rounds/2/principles/DEV', '', ['aria-expanded'])],
    ['a new tab', new Link('/teams/2', '_blank')],
    ['no link', {}],
  ])('does not of %s', (_, target) => expect(clickOn(target)).toBe(false));

  it.each([
    { button: 1 },
    { metaKey: true },
    { ctrlKey: true },
    { shiftKey: true },
    { defaultPrevented: true },
  ])('does not with %j', (more) => expect(clickOn(new Link('/teams/2'), more)).toBe(false));
});
