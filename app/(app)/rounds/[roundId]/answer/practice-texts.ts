import type { PracticeInPlace, PrincipleInPlace } from '@/lib/learn/in-place';
import type { Lang } from '@/lib/model/schema';

const TIMEOUT = 15_000;
const asked = new Map<string, Promise<PrincipleInPlace>>();

async function read(address: string): Promise<PrincipleInPlace> {
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`The texts answered ${response.status}.`);
  return response.json();
}

/**
 * The texts of a practice, read when somebody opens them: those of all practices would be too much for a phone at once.
 * One request serves all practices of a principle. `texts` is the address of the model's texts. Null when there are none or the network is away; then ask again.
 */
export async function practiceTexts(
  principle: string,
  practice: string,
  lang: Lang,
  texts: string,
): Promise<PracticeInPlace | null> {
  const address = `${texts}/${principle}?lang=${lang}`;
  const found = asked.get(address) ?? read(address);
  asked.set(address, found);
  try {
    return (await found).practices.find(({ id }) => id === practice) ?? null;
  } catch {
    asked.delete(address);
    return null;
  }
}
