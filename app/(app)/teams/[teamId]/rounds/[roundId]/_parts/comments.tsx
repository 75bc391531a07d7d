import { text } from '@/lib/model/localize';
import type { PrincipleEntry } from '@/lib/results/arrange';
import type { ItemComments } from '@/lib/rounds/comments';
import type { ResultContext } from './context';

interface Props {
  ctx: ResultContext;
  entry: PrincipleEntry;
  /** What people wrote, as this viewer may read it, by item. */
  comments: ReadonlyMap<string, ItemComments>;
}

const LIST = 'mt-1 space-y-2';
const ITEM = 'border-l-2 border-line pl-3 whitespace-pre-line wrap-anywhere';

function Texts({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <p className="mt-3 text-sm text-ink-soft">{title}</p>
      <ul className={LIST}>
        {texts.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may write the same, and their order stays
          <li key={at} dir="auto" className={ITEM}>
            {one}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Links lead where people said; the address is what is read, so that nobody is led elsewhere than they think. */
function Links({ title, links }: { title: string; links: readonly string[] }) {
  if (links.length === 0) return null;
  return (
    <>
      <p className="mt-3 text-sm text-ink-soft">{title}</p>
      <ul className={LIST}>
        {links.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may name the same page, and their order stays
          <li key={at} className={ITEM}>
            <a className="link wrap-anywhere" href={one} rel="noreferrer nofollow ugc">
              {one}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What people wrote beside their answers to a principle and its practices, by nobody in particular. Nothing where nobody did. */
export function Comments({ ctx, entry, comments }: Props) {
  const { w, lang, results } = ctx;
  const items = [entry.principle, ...entry.practices.map(({ practice }) => practice)].flatMap((item) => {
    const written = comments.get(item.id);
    const any =
      written && [written.comments, written.evidence, written.reasons].some((one) => one.length > 0);
    return written && any ? [{ id: item.id, title: text(item.title, lang), written }] : [];
  });
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="comments" className="max-w-read space-y-4">
      <h2 id="comments">{w('results.comments.title')}</h2>
      <p className="text-ink-soft">
        {w(results.round.format === 'consensus' ? 'results.comments.agreed' : 'results.comments.hint')}
      </p>
      {items.map(({ id, title, written }) => (
        <section key={id} aria-label={title}>
          {id === entry.principle.id ? null : <h3 className="text-base">{title}</h3>}
          <Texts title={w('results.comments.comments')} texts={written.comments} />
          <Links title={w('results.comments.evidence')} links={written.evidence} />
          <Texts title={w('results.comments.reasons')} texts={written.reasons} />
        </section>
      ))}
    </section>
  );
}
