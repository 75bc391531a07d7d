import type { DeliverableType, RoleId } from '@/lib/model/schema';
import { numbers } from '../made-up-round';

export interface Size {
  name: string;
  /** Part of every id in it. */
  place: number;
  teams: number;
}

export const SMALL: Size = { name: 'Ten teams', place: 1, teams: 10 };
export const LARGE: Size = { name: 'A thousand teams', place: 2, teams: 1_000 };
export const ROUNDS = 12;
export const PEOPLE = 8;
/** Teams whose rounds are really scored; the others look like one of them. */
export const TEMPLATES = 25;
const TEAMS_IN_GROUP = 50;
const DAY = 86_400_000;

const KINDS = [
  'organization',
  'user',
  'team',
  'group',
  'round',
  'respondent',
  'plan',
  'step',
  'role',
] as const;

/** An id that looks like the others (UUIDv7), the same each time, and in the order in which rows are written. */
export function idOf(place: number, kind: (typeof KINDS)[number], number: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `0190${hex(place, 4)}-${hex(KINDS.indexOf(kind), 4)}-7000-8000-${hex(number, 12)}`;
}

export interface MadeUpTeam {
  id: string;
  name: string;
  number: number;
  groupId: string;
  /** Which of the scored teams it looks like. */
  template: number;
  delivers: DeliverableType;
  people: readonly { id: string; number: number; role: RoleId }[];
  rounds: readonly { id: string; name: string; openedAt: Date; closedAt: Date }[];
}

export interface MadeUpOrganization extends Size {
  id: string;
  /** Person 0; is in no team. */
  ownerId: string;
  groups: readonly { id: string; name: string }[];
  all: readonly MadeUpTeam[];
}

const NAMES = ['Atlas', 'Farol', 'Vento', 'Maré', 'Âncora', 'Bússola', 'Jangada', 'Órbita', 'Pátio', 'Serra'];
const ROLES: readonly RoleId[] = ['DE', 'MLE', 'OPS', 'SWE', 'DS', 'DA', 'PO', 'MGR'];
const DELIVERS: readonly DeliverableType[] = ['raw', 'aggregate', 'report', 'pipeline', 'model'];

function teamOf(place: number, number: number, now: number): MadeUpTeam {
  const random = numbers(31 * place + number);
  // Quarterly, on a day of its own in each quarter.
  const closing = (index: number) => now - (ROUNDS - 1 - index) * 91 * DAY - (number % 30) * DAY;
  return {
    id: idOf(place, 'team', number),
    name: `${NAMES[number % NAMES.length]} ${Math.floor(number / NAMES.length) + 1}`,
    number,
    groupId: idOf(place, 'group', Math.floor(number / TEAMS_IN_GROUP)),
    template: number % TEMPLATES,
    delivers: DELIVERS[number % DELIVERS.length] ?? 'model',
    people: Array.from({ length: PEOPLE }, (_, who) => ({
      id: idOf(place, 'user', 1 + number * PEOPLE + who),
      number: 1 + number * PEOPLE + who,
      // Some teams have nobody in a role, and some several people.
      role: ROLES[random() < 0.6 ? who : Math.floor(random() * ROLES.length)] ?? 'SWE',
    })),
    rounds: Array.from({ length: ROUNDS }, (_, index) => {
      const closedAt = new Date(closing(index));
      const quarter = `${closedAt.getUTCFullYear()}.${Math.floor(closedAt.getUTCMonth() / 3) + 1}`;
      return {
        id: idOf(place, 'round', number * ROUNDS + index),
        name: quarter,
        openedAt: new Date(closing(index) - 10 * DAY),
        closedAt,
      };
    }),
  };
}

/** Everything of an organization but what people answered. */
export function organizationOf(size: Size, now: Date): MadeUpOrganization {
  const { place, teams } = size;
  const groups = Array.from({ length: Math.ceil(teams / TEAMS_IN_GROUP) }, (_, number) => ({
    id: idOf(place, 'group', number),
    name: `Area ${number + 1}`,
  }));
  return {
    ...size,
    id: idOf(place, 'organization', 0),
    ownerId: idOf(place, 'user', 0),
    groups,
    all: Array.from({ length: teams }, (_, number) => teamOf(place, number, now.getTime())),
  };
}
