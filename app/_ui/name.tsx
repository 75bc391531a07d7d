import { withoutTurning } from '@/lib/names';

/** What a person called something, in its own direction and breakable anywhere. In sentences and attributes: `isolated`. */
export function Name({ children }: { children: string }) {
  return <bdi>{withoutTurning(children)}</bdi>;
}
