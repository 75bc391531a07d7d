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
} from './badges';
export { BADGES, type BadgeDefinition } from './levels';
