import type { Route } from 'next';
import Link from 'next/link';
import { getLocale } from 'next-intl/server';
import { titled } from '@/app/_lib/title';
import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { requireOrganization } from '@/lib/access/require';
import { getTranslations } from '@/lib/i18n/translate';
import { filtersFrom, queryOf, type SearchParams } from '@/lib/overview/filters';
import { summaryFacts } from '@/lib/overview/summary';
import { type SheetQuestion, summarySheet } from '@/lib/overview/summary-sheet';
import { OverviewFrame } from '../_overview/frame';
import { questionPath } from '../_overview/questions';

export const generateMetadata = titled('executive.title');

const SIGNS = { up: '▲', down: '▼', level: '▶' } as const;

interface Props {
  params: Promise<{ organizationId: string }>;
  searchParams: Promise<SearchParams>;
}

/** The five questions on one screen and one sheet of paper. */
export default async function SummaryOfQuestions({ params, searchParams }: Props) {
  const access = await requireOrganization((await params).organizationId);
  const filters = filtersFrom(await searchParams);
  const [lang, t] = await Promise.all([getLocale(), getTranslations('executive')]);
  const { organizationId } = access;
  const facts = await summaryFacts(access, { filters, lang, now: new Date() });
  const sheet = summarySheet(facts, lang, filters.framework);
  const to = (id: SheetQuestion) => `${questionPath(organizationId, id)}${queryOf(filters)}` as Route;
  const pdf = `/api/organizations/${organizationId}/summary.pdf${queryOf(filters, { lang })}`;
  return (
    <OverviewFrame
      {...{ access, lang, filters }}
      question="summary"
      teams={facts.moved.teams}
      title={sheet.title}
      description={sheet.description}
      actions={
        <a className={buttonClass()} href={pdf} download>
          {t('pdf')}
        </a>
      }
    >
      <dl className="mb-6 divide-y divide-line rounded-md border border-line bg-surface print:mb-3 print:text-sm">
        {sheet.answers.map(({ id, question, answer }) => (
          <div
            key={id}
            className="grid gap-x-6 gap-y-0.5 p-4 md:grid-cols-[14rem_minmax(0,1fr)] print:grid-cols-[11rem_minmax(0,1fr)] print:p-2"
          >
            <dt>
              <Link href={to(id)} className="link font-medium">
                {question}
              </Link>
            </dt>
            <dd className="max-w-read">{answer}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-4 md:grid-cols-2 print:grid-cols-2 print:gap-2 print:text-sm">
        {sheet.since ? (
          <Card as="section" aria-labelledby="summary-arrows">
            <h2 id="summary-arrows" className="mb-2 text-lg">
              {sheet.since}
            </h2>
            <ul className="space-y-1">
              {sheet.arrows.map(({ id, way, text }) => (
                <li key={id} className="tnum">
                  <span aria-hidden className="mr-2 inline-block w-4 text-ink-soft">
                    {SIGNS[way]}
                  </span>
                  {text}
                </li>
              ))}
            </ul>
            <p className="mt-2 text-sm text-ink-soft">{sheet.arrowsNote}</p>
          </Card>
        ) : null}
        <Card as="section" aria-labelledby="summary-gaps">
          <h2 id="summary-gaps" className="mb-2 text-lg">
            {t('gapsTitle')}
          </h2>
          {sheet.gaps.length > 0 ? (
            <ol className="list-decimal space-y-1 pl-5">
              {sheet.gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ol>
          ) : (
            <p className="text-ink-soft">{sheet.gapsNone}</p>
          )}
        </Card>
        <Card as="section" aria-labelledby="summary-decisions">
          <h2 id="summary-decisions" className="mb-2 text-lg">
            {t('decisionsTitle')}
          </h2>
          {sheet.decisions.length > 0 ? (
            <ul className="list-disc space-y-1 pl-5">
              {sheet.decisions.map(({ id, text }) => (
                <li key={text}>
                  <Link href={to(id)} className="link">
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-ink-soft">{t('decisions.none')}</p>
          )}
          {sheet.decisionsNote ? <p className="mt-2 text-sm text-ink-soft">{sheet.decisionsNote}</p> : null}
        </Card>
        <Card as="section" aria-labelledby="summary-hidden">
          <h2 id="summary-hidden" className="mb-2 text-lg">
            {t('hiddenTitle')}
          </h2>
          {sheet.hidden.map((line) => (
            <p key={line} className="mb-1 text-ink-soft">
              {line}
            </p>
          ))}
        </Card>
      </div>
    </OverviewFrame>
  );
}
