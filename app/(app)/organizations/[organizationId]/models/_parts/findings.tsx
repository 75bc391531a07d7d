import clsx from 'clsx';
import { Callout } from '@/app/_ui/callout';
import { OctagonAlert, TriangleAlert } from '@/app/_ui/icons';
import { lintWords } from '@/lib/i18n/findings';
import { getTranslations } from '@/lib/i18n/translate';
import type { Finding } from '@/lib/model/document';
import { type Excerpt, excerptsOf, MOST_SHOWN } from '@/lib/model/excerpts';
import type { Lang } from '@/lib/model/schema';

/** Whether a draft can be used, and how much there is to correct. */
export async function Verdict({ good, findings }: { good: boolean; findings: readonly Finding[] }) {
  const t = await getTranslations('models.draft');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return good ? (
    <Callout tone="success" role="status" title={t('good')}>
      {t('goodBody', { warnings: findings.length })}
    </Callout>
  ) : (
    <Callout tone="danger" role="status" title={t('bad', { errors })}>
      {t('badBody')}
    </Callout>
  );
}

interface Props {
  text: string;
  findings: readonly Finding[];
  lang: Lang;
}

/** Errors first when there are more than fit. */
const shownOf = (findings: readonly Finding[]) =>
  [...findings]
    .sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
    .slice(0, MOST_SHOWN);

/** What the linter found, each beside its line, with a way in by item. */
export async function Findings({ text, findings, lang }: Props) {
  const t = await getTranslations('models.draft');
  const shown = shownOf(findings);
  const byItem = new Map<string, Finding[]>();
  for (const one of shown) byItem.set(one.id, [...(byItem.get(one.id) ?? []), one]);
  const left = findings.length - shown.length;
  return (
    <section aria-labelledby="findings" className="space-y-4">
      <h2 id="findings">{t('findings')}</h2>
      <nav aria-label={t('jump')}>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {[...byItem].map(([id, found]) => (
            <li key={id}>
              <a
                href={`#line-${Math.min(...found.map(({ line }) => line))}`}
                className="link inline-flex min-h-8 items-center"
              >
                {t('jumpTo', { item: id || t('whole'), count: found.length })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {left > 0 ? <p className="text-ink-soft">{t('more', { count: left })}</p> : null}
      {excerptsOf(text, shown).map((excerpt) => (
        <Lines key={excerpt[0]?.number} excerpt={excerpt} lang={lang} />
      ))}
    </section>
  );
}

async function Lines({ excerpt, lang }: { excerpt: Excerpt; lang: Lang }) {
  const t = await getTranslations('models.draft');
  const { t: words, explain, show } = lintWords(lang);
  const [from, to] = [excerpt[0]?.number ?? 1, excerpt.at(-1)?.number ?? 1];
  return (
    <figure className="overflow-hidden rounded-md border border-line bg-surface">
      <figcaption className="border-b border-line bg-sunken px-4 py-1 text-sm text-ink-soft">
        {t('excerpt', { from, to })}
      </figcaption>
      <ol className="py-2">
        {excerpt.map(({ number, text, findings }) => (
          <li
            key={number}
            id={findings.length > 0 ? `line-${number}` : undefined}
            className="scroll-mt-8 target:bg-accent-soft"
          >
            <div className={clsx('flex gap-4 px-4', findings.length > 0 && 'bg-sunken')}>
              <span aria-hidden className="tnum w-12 shrink-0 text-right text-sm text-ink-soft select-none">
                {number}
              </span>
              <code className="min-w-0 text-sm break-words whitespace-pre-wrap">{text}</code>
            </div>
            {findings.map((one) => {
              const bad = one.severity === 'error';
              const Icon = bad ? OctagonAlert : TriangleAlert;
              return (
                <p
                  key={`${one.column} ${one.rule} ${explain(one)}`}
                  className="flex gap-2 px-4 py-1.5 sm:pl-20"
                >
                  <Icon
                    aria-hidden
                    className={clsx('mt-1 size-4 shrink-0', bad ? 'text-danger' : 'text-warning')}
                  />
                  <span>
                    <span className="font-medium">{words(`severity.${one.severity}`)}</span>
                    <span className="text-ink-soft">
                      {' · '}
                      {t('line', { line: number })}
                      {' · '}
                    </span>
                    {show(one, (name) => (
                      <code className="rounded-sm bg-sunken px-1 text-sm break-words">{name}</code>
                    ))}
                  </span>
                </p>
              );
            })}
          </li>
        ))}
      </ol>
    </figure>
  );
}
