import type postgres from 'postgres';
import type { Model } from '@/lib/model/schema';
import { METHOD } from '@/lib/publishing/method';
import { numbers } from '../made-up-round';
import { copyLines, copyRows, type Value } from './copy';
import { idOf, type MadeUpOrganization, type MadeUpTeam, PEOPLE, ROUNDS } from './plan';
import { OUTSIDE, type Template } from './templates';

const emailOf = (place: number, number: number) => `p${number}@o${place}.example.org`;
const SCOPE = '{DEV,DAT,MLO}';
const DAY = 86_400_000;

async function copyPeople(sql: postgres.Sql, { id, place, ownerId, all }: MadeUpOrganization) {
  const people = all.flatMap((team) => team.people.map((person) => ({ ...person, team })));
  await copyRows(
    sql,
    'users',
    ['id', 'email', 'name'],
    [
      [ownerId, emailOf(place, 0), 'Person 0'],
      ...people.map(({ id: user, number }): Value[] => [user, emailOf(place, number), `Person ${number}`]),
    ],
  );
  await copyRows(
    sql,
    'memberships',
    ['organization_id', 'user_id', 'role'],
    [[id, ownerId, 'owner'], ...people.map(({ id: user }): Value[] => [id, user, 'member'])],
  );
  await copyRows(
    sql,
    'team_members',
    ['organization_id', 'team_id', 'user_id'],
    people.map(({ id: user, team }) => [id, team.id, user]),
  );
  await copyRows(
    sql,
    'team_member_roles',
    ['organization_id', 'id', 'team_id', 'user_id', 'role'],
    people.map(({ id: user, number, role, team }) => [id, idOf(place, 'role', number), team.id, user, role]),
  );
}

async function copyRounds(
  sql: postgres.Sql,
  { id, all }: MadeUpOrganization,
  templates: readonly Template[],
  modelVersionId: string,
) {
  const columns = [
    'organization_id',
    'id',
    'team_id',
    'name',
    'mode',
    'format',
    'scope',
    'model_version_id',
    'opened_at',
    'frozen_at',
    'closed_at',
    'invited',
    'responded',
    'responded_up_to',
    'responded_step',
    'responded_of',
    'result_up_to',
    'compared_with',
    'method',
    'outside_threshold',
  ];
  const rows = all.flatMap((team) =>
    team.rounds.map((round, index): Value[] => {
      const counts = templates[team.template]?.[index]?.done.counts;
      if (!counts) throw new Error('Each round has its template.');
      const { responded, respondedUpTo, respondedStep, respondedOf, resultUpTo } = counts;
      const { openedAt, closedAt } = round;
      return [
        id,
        round.id,
        team.id,
        round.name,
        'full',
        'anonymous',
        SCOPE,
        modelVersionId,
        openedAt,
        closedAt,
        closedAt,
        PEOPLE,
        responded,
        respondedUpTo,
        respondedStep,
        respondedOf,
        resultUpTo,
        team.rounds[index - 1]?.id ?? null,
        METHOD,
        OUTSIDE,
      ];
    }),
  );
  await copyRows(sql, 'rounds', columns, rows);
  await copyRows(
    sql,
    'round_comparisons',
    ['organization_id', 'round_id', 'compared_with'],
    all.flatMap(({ rounds }) =>
      rounds.slice(1).map((round, index) => [id, round.id, rounds[index]?.id ?? null]),
    ),
  );
}

/** A plan for each team: finished steps between rounds, started and planned ones, some overdue, some nobody's. */
async function copyPlans(sql: postgres.Sql, { id, place, all }: MadeUpOrganization, model: Model, now: Date) {
  await copyRows(
    sql,
    'plans',
    ['organization_id', 'id', 'team_id'],
    all.map((team) => [id, idOf(place, 'plan', team.number), team.id]),
  );
  const day = (days: number) => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
  const rows = all.flatMap((team) => {
    const random = numbers(17 * team.number + place);
    const first = Math.floor(random() * model.practices.length);
    return Array.from({ length: 5 }, (_, step): Value[] => {
      const practice = model.practices[(first + step * 7) % model.practices.length]?.id ?? '';
      const done = step < 2;
      const round = team.rounds[done ? ROUNDS - 2 - step : ROUNDS - 1];
      const owner = random() < 0.8 ? (team.people[step]?.id ?? null) : null;
      const doneAt = done && round ? new Date(round.closedAt.getTime() + 30 * DAY) : null;
      const due = done ? null : day(Math.floor(random() * 120) - 40);
      const started = step < 4 ? (round?.closedAt ?? null) : null;
      return [
        id,
        idOf(place, 'step', team.number * 5 + step),
        idOf(place, 'plan', team.number),
        practice,
        round?.id ?? null,
        1.5,
        2,
        0.01,
        0.2,
        2,
        owner,
        due,
        '',
        round?.closedAt ?? now,
        started,
        doneAt,
      ];
    });
  });
  const columns = [
    'organization_id',
    'id',
    'plan_id',
    'practice_id',
    'round_id',
    'from_score',
    'target_level',
    'gain_overall',
    'gain_principle',
    'effort',
    'owner_id',
    'due_date',
    'note',
    'created_at',
    'started_at',
    'done_at',
  ];
  await copyRows(sql, 'steps', columns, rows);
}

interface Context {
  templates: readonly Template[];
  model: Model;
  modelVersionId: string;
  now: Date;
}

/** Writes everything of an organization but its answers and what was published of them. */
export async function copyTables(sql: postgres.Sql, made: MadeUpOrganization, context: Context) {
  const { id, name, groups, all } = made;
  await copyRows(sql, 'organizations', ['id', 'name', 'outside_threshold'], [[id, name, OUTSIDE]]);
  await copyRows(
    sql,
    'team_groups',
    ['organization_id', 'id', 'name'],
    groups.map((group) => [id, group.id, group.name]),
  );
  await copyRows(
    sql,
    'teams',
    ['organization_id', 'id', 'name', 'scope', 'deliverable_types', 'group_id'],
    all.map((team) => [id, team.id, team.name, SCOPE, `{${team.delivers}}`, team.groupId]),
  );
  await copyPeople(sql, made);
  await copyRounds(sql, made, context.templates, context.modelVersionId);
  await copyPlans(sql, made, context.model, context.now);
}

const respondentOf = (place: number, team: number, index: number, who: number) =>
  idOf(place, 'respondent', (team * ROUNDS + index) * PEOPLE + who);

function respondentRows({ id, place }: MadeUpOrganization, team: MadeUpTeam): Value[][] {
  return team.rounds.flatMap((round, index) =>
    team.people.map(({ id: user, role }, who) => [
      id,
      respondentOf(place, team.number, index, who),
      round.id,
      `${user}-${index % 3 === 0 ? 0 : who}`,
      role,
      round.closedAt,
    ]),
  );
}

/** Lines of one team's answers: what the team that it looks like answered. */
function* answerLines({ id, place }: MadeUpOrganization, team: MadeUpTeam, template: Template) {
  for (const [index, { round }] of template.entries()) {
    const at = team.rounds[index]?.openedAt.toISOString();
    let lines = '';
    for (const [who, { given }] of round.people.entries()) {
      const start = `${id}\t${respondentOf(place, team.number, index, who)}\t`;
      for (const [item, value] of Object.entries<string>(JSON.parse(given)))
        lines += `${start}${item}\t${value}\t${at}\n`;
    }
    yield lines;
  }
}

/** Writes who was asked and what they answered; `tell` gets how many teams are done. */
export async function copyAnswers(
  sql: postgres.Sql,
  made: MadeUpOrganization,
  templates: readonly Template[],
  tell: (done: number) => void,
): Promise<void> {
  const STEP = 50;
  for (let from = 0; from < made.all.length; from += STEP) {
    const teams = made.all.slice(from, from + STEP);
    await copyRows(
      sql,
      'respondents',
      ['organization_id', 'id', 'round_id', 'person_hash', 'job_role', 'finished_at'],
      teams.flatMap((team) => respondentRows(made, team)),
    );
    await copyRows(
      sql,
      'round_insiders',
      ['organization_id', 'round_id', 'user_id'],
      teams.flatMap((team) =>
        team.rounds.flatMap((round) => team.people.map((person) => [made.id, round.id, person.id])),
      ),
    );
    await copyLines(
      sql,
      'answers',
      ['organization_id', 'respondent_id', 'item_id', 'value', 'answered_at'],
      (function* () {
        for (const team of teams) yield* answerLines(made, team, templates[team.template] ?? []);
      })(),
    );
    tell(from + teams.length);
  }
}
