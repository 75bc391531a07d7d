import { ChevronRight } from '@/app/_ui/icons';
import { diffWords } from '@/lib/i18n/changes';
import { getTranslations } from '@/lib/i18n/translate';
import type { Change } from '@/lib/model/diff';
import { findItem } from '@/lib/model/graph';
import { frameworkTitle } from '@/lib/model/localize';
import type { Lang, Model } from '@/lib/model/schema';
import type { Bump } from '@/lib/model/semver';

interface Props {
  before: Model;
  after: Model;
  changes: readonly Change[];
  bump: Bump;
  lang: Lang;
}

/** Changes that stand open; the rest unfolds. */
const FIRST = 20;

/** What changed from one model to another, in words. */
export async function Changes({ before, after, changes, bump, lang }: Props) {
  const t = await getTranslations('models.changes');
  const words = diffWords(lang);
  const titleOf = (model: Model, id: string) =>
    findItem(model, id)?.title[lang] ?? frameworkTitle(model, id, lang);
  const entry = (change: Change) => {
    const title = titleOf(after, change.id) ?? titleOf(before, change.id);
    return (
      <li key={JSON.stringify(change)}>
        {words.describe(change)} {title ? <span className="text-ink-soft">{title}</span> : null}
      </li>
    );
  };
  const list = 'list-disc space-y-1 pl-5';
  return (
    <div className="max-w-read space-y-3">
      <p className="font-medium">
        {t('count', { count: changes.length })} {changes.length > 0 ? words.t(`bump.${bump}`) : null}
      </p>
      <ul className={list}>{changes.slice(0, FIRST).map(entry)}</ul>
      {changes.length > FIRST ? (
        <details className="group">
          <summary className="inline-flex min-h-10 items-center gap-1.5 rounded-md font-medium text-accent hover:underline">
            <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
            {t('all', { count: changes.length })}
          </summary>
          <ul className={list}>{changes.slice(FIRST).map(entry)}</ul>
        </details>
      ) : null}
    </div>
  );
}
