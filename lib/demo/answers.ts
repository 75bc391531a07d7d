import { findItem, letterFor, prerequisiteDepths } from '@/lib/model/graph';
import type { AnswerValue, Level, Model, Practice, Principle, RoleId } from '@/lib/model/schema';
import type { DemoTeam } from './people';

/** A repeatable stream of numbers in [0, 1) from a text (xmur3 and mulberry32, public domain). */
export function demoRandom(seed: string): () => number {
  let h = 1779033703 ^ seed.length;
  for (const char of seed) {
    h = Math.imul(h ^ char.charCodeAt(0), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  return () => {
    h = (h + 0x6d2b79f5) | 0;
    let t = Math.imul(h ^ (h >>> 15), 1 | h);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** About standard normal: the sum of twelve uniform numbers, minus six. */
const normal = (random: () => number) => Array.from({ length: 12 }, random).reduce((a, b) => a + b, -6);

/** Where a team truly stands on an item in a round: its level, its profile, and lower the more an item rests on. */
function standing(model: Model, team: DemoTeam, item: Practice | Principle, round: number): number {
  const principleId = 'principle' in item ? item.principle : item.id;
  const framework = model.principles.find(({ id }) => id === principleId)?.framework ?? 'DEV';
  const profile = normal(demoRandom(`${team.name} ${principleId}`)) * 0.45;
  const own = 'principle' in item ? normal(demoRandom(`${team.name} ${item.id}`)) * 0.35 : 0;
  const depth = 'principle' in item ? (prerequisiteDepths(model).get(item.id) ?? 0) * 0.22 - 0.5 : 0;
  const surge = normal(demoRandom(`${team.name} ${principleId} ${round}`)) * 0.12;
  const worked =
    round >= team.rounds - 1 ? team.worked?.find(({ practiceId }) => practiceId === item.id) : null;
  const brought = worked?.brought ?? 0;
  return (
    team.start + team.pace * round + (team.tilt[framework] ?? 0) + profile + own - depth + surge + brought
  );
}

/** What a person of the demo answers to an item: the team's standing through their own eyes, don't know or not applicable. */
export function demoAnswer(
  model: Model,
  team: DemoTeam,
  person: { name: string; jobRole: RoleId },
  itemId: string,
  round: number,
): AnswerValue {
  const item = findItem(model, itemId);
  if (!item) return 'SKIP';
  const { without } = team;
  if (without?.itemId === itemId && round >= without.from && demoRandom(`${person.name} without`)() < 0.85) {
    return 'NA';
  }
  const random = demoRandom(`${person.name} ${itemId} ${round}`);
  const informedOnly = letterFor(model, itemId, person.jobRole) === 'I';
  if (random() < (informedOnly ? 0.45 : 0.03)) return 'DK';
  const severity = normal(demoRandom(person.name)) * team.spread + (person.jobRole === 'MGR' ? 0.45 : 0);
  const seen = standing(model, team, item, round) + severity + normal(random) * 0.45;
  return Math.max(0, Math.min(4, Math.round(seen))) as Level;
}
