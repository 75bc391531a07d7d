import { BADGES, type Badge, mayBeHigher, nextOf } from '@/lib/badges';
import type { ReportBadge } from '@/lib/exports/report';
import { findItem } from '@/lib/model/graph';
import type { Lang, Level, Model, RoundMode } from '@/lib/model/schema';
import { externalLevels } from '@/lib/results/external-levels';
import type { ResultRow } from '@/lib/results/types';

const NOTHING = { level: null, levelTitle: null, mayBeHigher: false, missing: [] };

function levelOf(
  model: Model,
  badge: Badge,
  lang: Lang,
): Omit<ReportBadge, 'catalogue' | 'title' | 'source' | 'top'> {
  // Only a round whose practices were asked gets here, so what cannot be told is the model's doing.
  if (badge.status === 'not_derivable') return { ...NOTHING, unknown: 'practices_missing' };
  return {
    unknown: null,
    level: badge.level as Level,
    levelTitle: badge.levels.find(({ level }) => level === badge.level)?.title[lang] ?? null,
    mayBeHigher: mayBeHigher(badge),
    missing: (nextOf(badge)?.missing ?? []).map((options) =>
      options.map(({ practice, score }) => ({
        practiceId: practice,
        title: findItem(model, practice)?.title[lang] ?? practice,
        score,
      })),
    ),
  };
}

/** The levels of Google and Microsoft for exports, as the page of the result shows them; none without MLOps in scope. */
export function reportBadges(
  model: Model,
  mode: RoundMode,
  rows: readonly ResultRow[],
  lang: Lang,
): ReportBadge[] {
  const found = externalLevels(model, mode, rows);
  const { state } = found;
  if (state === 'out_of_scope') return [];
  return BADGES.map(({ catalogue, title, url, levels }): ReportBadge => {
    const named = { catalogue, title: title[lang], source: url, top: (levels.length - 1) as Level };
    if (state !== 'known') return { ...named, ...NOTHING, unknown: state };
    const badge = found.badges.find((one) => one.catalogue === catalogue);
    return badge
      ? { ...named, ...levelOf(model, badge, lang) }
      : { ...named, ...NOTHING, unknown: 'unknown' };
  });
}
