import { text } from '@/lib/model/localize';
import type { PrincipleEntry } from '@/lib/results/arrange';
import type { ItemComments } from '@/lib/rounds/comments';
import type { ResultContext } from './context';
import { ItemTexts, isAnything } from './item-texts';

interface Props {
  ctx: ResultContext;
  entry: PrincipleEntry;
  /** What people wrote, as this viewer may read it, by item. */
  comments: ReadonlyMap<string, ItemComments>;
}

/** What people wrote beside their answers to a principle and its practices, by nobody in particular. Nothing where nobody did. */
export function Comments({ ctx, entry, comments }: Props) {
  const { w, lang, results } = ctx;
  const items = [entry.principle, ...entry.practices.map(({ practice }) => practice)].flatMap((item) => {
    const written = comments.get(item.id);
    return isAnything(written) ? [{ id: item.id, title: text(item.title, lang), written }] : [];
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
          <ItemTexts w={w} written={written} />
        </section>
      ))}
    </section>
  );
}
