import { Kept } from '@/lib/kept';
import type { Lang } from '@/lib/model/schema';
import type { Results } from '@/lib/results/queries';
import type { Target } from '@/lib/targets/target';

/** What is made of a result, by name. */
type Made = Map<string, unknown>;

/** Two languages, twice: each new clock or name would else stay beside the old one for as long as the rows do. */
const READINGS = 4;

const kept = new WeakMap<object, WeakMap<object, WeakMap<object, Kept<Made>>>>();

function among<K extends object, V>(all: WeakMap<K, V>, key: K, first: () => V): V {
  const found = all.get(key) ?? first();
  all.set(key, found);
  return found;
}

/**
 * What was made of these published rows for this language before, by whichever request. It lasts as long as the rows are
 * kept (lib/results/queries.ts), and holds no name of a person: those belong to one request.
 */
export function keptOf(results: Results, lang: Lang, targets: readonly Target[]): Made {
  const { rows, history, model, decisions, agreed, ...rest } = results;
  const ofRows = among(kept, rows, () => new WeakMap());
  const ofHistory = among(ofRows, history, () => new WeakMap());
  const readings = among(ofHistory, model, () => new Kept<Made>(READINGS));
  // All else that is read, so that nothing can be forgotten here.
  const reading = JSON.stringify([
    lang,
    rest,
    [...decisions.keys()],
    [...agreed].map(([round, items]) => [round, ...items]),
    targets,
  ]);
  const made = readings.get(reading) ?? new Map();
  readings.set(reading, made);
  return made;
}
