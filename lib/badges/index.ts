/** External maturity levels derived from practice scores, never asked. Pure. */

export {
  type Badge,
  type BadgeLevel,
  badges,
  type DerivedBadge,
  mayBeHigher,
  NEEDED_SCORE,
  nextOf,
  type Option,
  type UnderivableBadge,
} from './badges';
export { BADGES, type BadgeDefinition, type LevelDefinition, type Need } from './levels';
