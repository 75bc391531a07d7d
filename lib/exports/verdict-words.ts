import type { ReportChange } from './report';
import type { Words } from './words';

/** The verdict on a change, a possible one with its direction. */
export function verdictWords({ verdict, delta }: Pick<ReportChange, 'verdict' | 'delta'>, t: Words): string {
  if (verdict !== 'possible') return t(`verdict.${verdict}`);
  return t(`verdict.${(delta ?? 0) < 0 ? 'possibleDown' : 'possibleUp'}`);
}
