import { formatCalendarDate } from '@/lib/i18n/format';
import { words } from '@/lib/i18n/words';
import { type Lang, LEVELS } from '@/lib/model/schema';
import type { HeatSaid } from './heat-said';

/** The words of the heat map's cells. @param since day that changes are told since, `YYYY-MM-DD` */
export function heatPhrases(lang: Lang, since: string): HeatSaid {
  const w = words(lang);
  const day = formatCalendarDate(lang, since);
  const level = (value: number) => w('common.levels.value', { level: value });
  return {
    levels: LEVELS.map(level),
    provisional: LEVELS.map((value) => w('heat.provisional', { level: level(value) })),
    few: w('heat.provisionalOnly'),
    state: {
      unknown: w('heat.state.unknown'),
      not_applicable: w('heat.state.not_applicable'),
      hidden: w('heat.state.hidden'),
      not_asked: w('heat.state.not_asked'),
    },
    move: {
      improved: w('heat.move.improved', { day }),
      declined: w('heat.move.declined', { day }),
      possibleUp: w('heat.move.possibleUp', { day }),
      possibleDown: w('heat.move.possibleDown', { day }),
      unclear: w('heat.move.unclear', { day }),
      same: w('heat.move.same', { day }),
    },
    reached: LEVELS.map((value) => w('heat.targetReached', { level: value })),
    below: LEVELS.map((value) => w('heat.targetBelow', { level: value })),
  };
}
