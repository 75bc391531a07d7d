import { getLocale } from 'next-intl/server';
import { InPlace } from '@/app/_in-place/in-place';
import { OpenInPlace } from '@/app/_in-place/open-in-place';
import { inPlaceWords } from '@/app/_in-place/words';
import { titled } from '@/app/_lib/title';
import { Callout } from '@/app/_ui/callout';
import { PageHeader } from '@/app/_ui/page-header';
import { may } from '@/lib/access/allow';
import { requireTeam } from '@/lib/access/require';
import type { TeamAccess } from '@/lib/access/types';
import { byName, isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { words } from '@/lib/i18n/words';
import type { Lang } from '@/lib/model/schema';
import type { TeamAdvice } from '@/lib/plans/advice';
import { rowOf } from '@/lib/results/queries';
import { INSIDE_THRESHOLD } from '@/lib/results/viewer';
import { addToPlanAction } from './actions';
import { Added } from './added';
import { cardsText } from './card-view';
import { Cards } from './cards';
import { ClarifyList, DiscussList } from './clarify-list';
import { loadAdvice } from './load';
import { NoRoundYet, NoStep } from './nothing-yet';
import { openStepPlace } from './open-place';
import { NotAdded } from './refused';

interface Props {
  params: Promise<{ teamId: string }>;
  searchParams: Promise<{ added?: string | string[]; refused?: string | string[] }>;
}

export const generateMetadata = titled('advice.title');

export default async function NextPage({ params, searchParams }: Props) {
  const access = await requireTeam((await params).teamId);
  const lang = await getLocale();
  const t = await getTranslations('advice');
  const found = await loadAdvice(access.teamId);
  const { added, refused } = await searchParams;
  const count = found ? found.advice.recommendations.length : 0;
  const round = found ? isolated(found.results.round.name) : '';
  const lead = found ? (count > 0 ? t('lead', { count, round }) : t('leadNone', { round })) : undefined;
  return (
    <>
      <PageHeader title={t('title')} description={lead} />
      {found ? (
        <InPlace
          address={`/teams/${access.teamId}/next`}
          open={openStepPlace.bind(null, access.teamId)}
          words={inPlaceWords(words(lang))}
        >
          <div className="space-y-10">
            <div className="space-y-4">
              <Added practiceId={String(added ?? '')} found={found} teamId={access.teamId} />
              <NotAdded reason={String(refused ?? '')} />
              <Notices found={found} />
              {count > 0 ? (
                <Recommendations found={found} access={access} lang={lang} />
              ) : (
                <NoStep found={found} teamId={access.teamId} />
              )}
              {found.advice.ranking.length > 0 ? (
                <OpenInPlace place="steps" label={t('table.show', { count: found.advice.ranking.length })} />
              ) : null}
            </div>
            <DiscussList items={found.advice.discussFirst} model={found.results.model} />
            <ClarifyList items={knownGaps(found)} model={found.results.model} />
          </div>
        </InPlace>
      ) : (
        <NoRoundYet access={access} />
      )}
    </>
  );
}

/** What nobody knows; what is only hidden from this viewer is no gap of the team. */
function knownGaps({ advice, results }: TeamAdvice) {
  return advice.clarify.filter(({ scope, id }) => rowOf(results.rows, scope, id)?.status !== 'hidden');
}

async function Notices({ found: { results, states } }: { found: TeamAdvice }) {
  const t = await getTranslations('advice');
  const { round, rows, threshold } = results;
  const hidden = rows.filter(({ status }) => status === 'hidden').length;
  const something = states.some(({ score }) => score !== null);
  return (
    <>
      {hidden > 0 && something ? (
        <Callout title={t('hidden.title', { count: hidden })}>
          {t('hidden.body', { count: hidden, threshold })}
          {/* From inside nobody sees more than this viewer does. */}
          {threshold > INSIDE_THRESHOLD ? ` ${t('hidden.outside')}` : null}
        </Callout>
      ) : null}
      {round.mode === 'quick' && something ? (
        <Callout title={t('quick.title')}>{t('quick.body', { round: isolated(round.name) })}</Callout>
      ) : null}
    </>
  );
}

/** The recommended steps, each with the form that puts it into the plan for those who may. */
function Recommendations({ found, access, lang }: { found: TeamAdvice; access: TeamAccess; lang: Lang }) {
  const w = words(lang);
  const { advice, results, members } = found;
  const add = {
    roundId: results.round.id,
    owners: [
      { value: '', label: w('advice.add.nobody') },
      ...byName(lang, members, ({ name }) => name).map(({ userId, name }) => ({
        value: userId,
        label: name,
      })),
    ],
    action: addToPlanAction.bind(null, access.teamId),
    words: {
      owner: w('advice.add.owner'),
      due: w('advice.add.due'),
      optional: w('common.optional'),
      noDate: w('common.noDate'),
      submit: w('advice.add.submit'),
      pending: w('advice.add.pending'),
    },
  };
  return (
    <Cards
      text={cardsText(lang, advice.recommendations, results)}
      label={w('advice.list')}
      add={may(access, 'plan:edit') ? add : null}
    />
  );
}
