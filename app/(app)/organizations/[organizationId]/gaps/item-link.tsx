import { practicePath, principlePath } from '@/lib/learn/paths';
import { practice, principle } from '@/lib/model/graph';
import type { Lang, Model } from '@/lib/model/schema';

interface Props {
  model: Model;
  /** The organization's own model: the learning area knows nothing of its items. */
  own: boolean;
  lang: Lang;
}

/** A principle by its name, which leads to the page that explains it. */
export function PrincipleLink({ model, own, lang, id }: Props & { id: string }) {
  const title = principle(model, id).title[lang];
  return own ? (
    title
  ) : (
    <a className="link" href={principlePath(id)}>
      {title}
    </a>
  );
}

/** A practice, likewise. */
export function PracticeLink({ model, own, lang, id }: Props & { id: string }) {
  const { title, principle: place } = practice(model, id);
  return own ? (
    title[lang]
  ) : (
    <a className="link" href={practicePath(place, id)}>
      {title[lang]}
    </a>
  );
}
