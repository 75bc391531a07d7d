import { formatDay, formatScore } from '@/lib/i18n/format';
import { isolated } from '@/lib/i18n/names';
import { roundHalfAway } from '@/lib/i18n/round';
import { type Words, words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import { withoutTurning } from '@/lib/names';
import { type Filters, queryOf } from '@/lib/overview/filters';
import type { HeatMapPage } from '@/lib/overview/heat';
import { type HeatAddress, heatQuery } from '@/lib/overview/heat-address';
import { heatText } from '@/lib/overview/heat-code';
import type { HeatColumn } from '@/lib/overview/heat-columns';
import { heatPhrases } from '@/lib/overview/heat-phrases';
import type { HeatTeam } from '@/lib/overview/heat-teams';
import { answeredBy, answeredValues } from '@/lib/results/answered';
import { levelOf } from '@/lib/scoring';
import type { HeatSheet, SheetMean, SheetRow } from './sheet';

interface Look {
  lang: Lang;
  timeZone: string;
  filters: Filters;
  address: HeatAddress;
  /** Rounds that wait for this person: these lead to their questions. */
  toAnswer: ReadonlySet<string>;
}

/** What round a row is of, or why there is none, in words. */
function aboutTeam(w: Words, { round, hidden, open }: HeatTeam, { lang, timeZone }: Look): string {
  if (!round) {
    if (hidden) return w('organizations.teams.hiddenShort');
    return w(`organizations.teams.${open?.frozen ? 'frozen' : 'noRound'}`);
  }
  const { mode, format, closedAt } = round.told;
  const kind =
    format === 'anonymous'
      ? w(`rounds.modeNames.${mode}`)
      : `${w(`rounds.modeNames.${mode}`)}, ${w(`rounds.formats.${format}`)}`;
  return closedAt ? w('heat.round', { kind, day: formatDay(lang, closedAt, timeZone) }) : kind;
}

function rowOf(w: Words, team: HeatTeam, cells: string, group: number | null, look: Look): SheetRow {
  const { round, open, withoutResult } = team;
  return {
    team: team.id,
    round: round?.id ?? null,
    name: withoutTurning(team.name),
    about: aboutTeam(w, team, look),
    answered: round
      ? w(`teams.overview.answersLong.${answeredBy(round.told)}`, answeredValues(round.told))
      : '',
    newer: withoutResult && round && w('teams.overview.newerWithout', { name: isolated(withoutResult) }),
    open: open && {
      text: w(`organizations.teams.${open.frozen ? 'ended' : 'open'}`, { name: isolated(open.name) }),
      href: look.toAnswer.has(open.id) ? `/rounds/${open.id}/answer` : `/teams/${team.id}`,
    },
    group,
    cells,
  };
}

/** How many teams a column's mean could be over: those that are scored on it. */
export const teamsIn = ({ total, scored }: HeatMapPage, { framework }: HeatColumn): number =>
  framework === null ? total : scored[framework];

function meanOf(w: Words, page: HeatMapPage, column: HeatColumn, lang: Lang): SheetMean | string {
  const found = page.means.get(column.id);
  if (!found || found.mean === null) return w('heat.noMean', { name: column.title });
  const score = roundHalfAway(found.mean, 2);
  const counts = { teams: found.teams, of: teamsIn(page, column) };
  return {
    tone: levelOf(found.mean),
    score,
    of: w('heat.of', counts),
    long: w('heat.ofLong', { name: column.title, score: formatScore(lang, score), ...counts }),
  };
}

/** Rounds of both kinds are in the means: said beside them. */
function meanNote(w: Words, { means, head }: HeatMapPage): string {
  const found = means.get(head);
  const mixed = found && found.quick > 0 && found.quick < found.teams;
  return mixed ? `${w('heat.organizationNote')}; ${w('heat.mixed')}` : w('heat.organizationNote');
}

/** A page of the heat map as its drawing gets it, in the words of this language. */
export function sheetOf(page: HeatMapPage, look: Look): HeatSheet {
  const { lang, filters, address } = look;
  const w = words(lang);
  const names = [...new Map(page.teams.map(({ team: { group } }) => [group?.id ?? '', group])).entries()];
  const grouped = address.sort === null && filters.group === null && names.some(([id]) => id !== '');
  const sizeOf = (id: string) => page.teams.filter(({ team }) => (team.group?.id ?? '') === id).length;
  const query = queryOf(filters, { ...heatQuery({ ...address, sort: null, page: 1 }) });
  return {
    lang,
    columns: page.columns.map(({ id, scope, framework, principle, title }) => ({
      ...{ id, scope, framework, principle, title },
    })),
    sort: address.sort,
    dir: address.dir,
    query: query === '' ? '?' : `${query}&`,
    rows: page.teams.map(({ team, cells }) =>
      rowOf(
        w,
        team,
        heatText(cells),
        grouped ? names.findIndex(([id]) => id === (team.group?.id ?? '')) : null,
        look,
      ),
    ),
    groups: grouped
      ? names.map(([id, group]) => ({
          name: group ? withoutTurning(group.name) : w('heat.ungrouped'),
          count: w('heat.group', { count: sizeOf(id) }),
        }))
      : null,
    means: page.columns.map((column) => meanOf(w, page, column, lang)),
    meanNote: meanNote(w, page),
    said: heatPhrases(lang, page.since),
    words: {
      label: w('heat.label'),
      caption: w('heat.tableCaption'),
      list: w('heat.list'),
      team: w('heat.team'),
      byName: w('heat.byName'),
      fold: w('heat.fold'),
      organization: w('heat.organization'),
      lowest: w('heat.lowestShort'),
      highest: w('heat.highestShort'),
      sortUp: w('heat.sortBy', { name: '%' }),
      sortDown: w('heat.sortDown', { name: '%' }),
    },
  };
}
