import 'server-only';
import { inArray } from 'drizzle-orm';
import { users } from '@/db/schema';
import { readOrganization } from '@/lib/access/read-organization';
import type { TeamAccess } from '@/lib/access/types';
import { minutesToAnswer } from '@/lib/answering/reading-time';
import { scaleIn, sectionsFor } from '@/lib/answering/sections';
import type { Lang, Model, RoleId, RoundMode } from '@/lib/model/schema';
import { listModelOptions, type ModelOption } from '@/lib/model-versions/queries';
import { INSIDE_THRESHOLD } from '@/lib/results/viewer';
import { type AskedPlan, askedItems, peopleAsked, planAsked } from '@/lib/scoring';
import { peopleToAsk } from './respondents';
import { type PreviewForm, QUESTION_LIMIT } from './schema';

/** What people of one job role would be asked, and how long that takes; the most, where not all are asked the same. */
export interface RoleLoad {
  role: RoleId | null;
  people: number;
  questions: number;
  minutes: number;
}

/** What a round of one kind would ask this team. */
export interface Load {
  /** How many questions there are, whoever is asked them. */
  questions: number;
  roles: readonly RoleLoad[];
  /** Questions that too few people are asked for a score, and for one that people outside the team see. */
  unscored: number;
  insideOnly: number;
}

/** A model that a round may be asked with, and what it would ask. */
export interface RoundChoice extends Omit<ModelOption, 'model'> {
  loads: Readonly<Record<RoundMode | 'limited', Load>>;
}

/** Somebody of the team who can be asked. */
export interface Askable {
  userId: string;
  name: string;
  jobRole: RoleId | null;
}

export interface RoundChoices {
  models: readonly RoundChoice[];
  /** Everybody who can be asked, by name. */
  team: readonly Askable[];
  /** How many of them would be asked. */
  people: number;
  /** From how many people on those outside of the team see a number. */
  outside: number;
}

interface Asking {
  model: Model;
  lang: Lang;
  scope: TeamAccess['team']['scope'];
  roles: readonly (RoleId | null)[];
  outside: number;
}

/** Everybody of a role is asked the same: what the mode asks of it. */
function planByRole({ model, scope, roles }: Asking, mode: RoundMode): AskedPlan {
  const all = [...new Set(roles)];
  const sets = all.map((role) => ({ role, items: askedItems(model, mode, role, scope) }));
  return { sets, setOf: roles.map((role) => all.indexOf(role)) };
}

function loadOf(asking: Asking, mode: RoundMode, { sets, setOf }: AskedPlan): Load {
  const { model, lang, scope, outside } = asking;
  const scale = scaleIn(model, lang);
  const roles = new Map<RoleId | null, RoleLoad>();
  for (const [at, { role, items }] of sets.entries()) {
    const sections = sectionsFor(model, { mode, jobRole: role, scope, asked: items }, lang);
    const minutes = minutesToAnswer(sections, scale, lang);
    const people = setOf.filter((one) => one === at).length;
    const before = roles.get(role);
    roles.set(role, {
      role,
      people: people + (before?.people ?? 0),
      questions: Math.max(items.length, before?.questions ?? 0),
      minutes: Math.max(minutes, before?.minutes ?? 0),
    });
  }
  const all = askedItems(model, mode, null, scope);
  const asked = peopleAsked({ sets, setOf });
  const fewer = (least: number) => all.filter((id) => (asked.get(id) ?? 0) < least).length;
  const unscored = fewer(INSIDE_THRESHOLD);
  return {
    questions: all.length,
    roles: [...roles.values()],
    unscored,
    insideOnly: fewer(outside) - unscored,
  };
}

/** People of the team who can be asked, by name. */
const askable = (access: TeamAccess): Promise<Askable[]> =>
  readOrganization(access, async (tx) => {
    const people = await peopleToAsk(tx, access);
    const ids = people.map(({ userId }) => userId);
    const named = await tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, ids));
    const names = new Map(named.map(({ id, name }) => [id, name]));
    return people.map((one) => ({ ...one, name: names.get(one.userId) ?? '' }));
  });

/**
 * What each kind of round would ask the people who are in the team now, or those of them that are chosen: questions and minutes by
 * job role, and what so few would be asked that it is not shown.
 * @param outside from how many people on those outside of the team see a number
 * @param chosen frameworks and people; all that are left out. With a model, that of no other is worked out
 */
export async function roundChoices(
  access: TeamAccess,
  lang: Lang,
  outside: number,
  chosen: PreviewForm = {},
): Promise<RoundChoices> {
  const scope = access.team.scope.filter((one) => chosen.scope?.includes(one) ?? true);
  const team = await askable(access);
  const roles = team.flatMap(({ userId, jobRole }) =>
    (chosen.people?.includes(userId) ?? true) ? [jobRole] : [],
  );
  const options = await listModelOptions(access, scope);
  const wanted = options.filter(({ id }) => id === chosen.model);
  const models = (wanted.length > 0 ? wanted : options).map(({ model, ...option }): RoundChoice => {
    const asking = { model, lang, scope, roles, outside };
    const byRole = (mode: RoundMode) => loadOf(asking, mode, planByRole(asking, mode));
    const full = (limit: number | null) => loadOf(asking, 'full', planAsked({ model, scope, limit }, roles));
    return {
      ...option,
      loads: { quick: byRole('quick'), key: byRole('key'), full: full(null), limited: full(QUESTION_LIMIT) },
    };
  });
  return { models, team, people: roles.length, outside };
}
