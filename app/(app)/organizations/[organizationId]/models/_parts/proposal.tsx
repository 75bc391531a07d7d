import { ActionForm } from '@/app/_forms/action-form';
import { FormCheck } from '@/app/_forms/choices';
import { Callout } from '@/app/_ui/callout';
import { SubmitButton } from '@/app/_ui/submit-button';
import { getTranslations } from '@/lib/i18n/translate';
import { propose } from '@/lib/model/proposal';
import type { Lang, Model } from '@/lib/model/schema';
import { publishDraftAction } from '../actions';
import { Changes } from './changes';
import { versionName } from './name';

interface Props {
  organizationId: string;
  draftId: string;
  /** The text that is judged here. */
  seen: string;
  model: Model;
  before: { model: Model; sameFamily: boolean };
  lang: Lang;
}

/** What publishing the draft would mean, which version it needs, and the button. */
export async function ProposalSection({ organizationId, draftId, seen, model, before, lang }: Props) {
  const [t, common] = await Promise.all([getTranslations('models'), getTranslations('common')]);
  const { changes, bump, wanted, problem, hangsOnAnchors } = propose(model, before);
  const reworded = propose(model, before, { anchorsKeepMeaning: true });
  const numbers = { declared: model.modelVersion, before: before.model.modelVersion, wanted };
  const asks = problem === 'version_too_low' && hangsOnAnchors && reworded.problem === null;
  const name = versionName(t, { own: before.sameFamily, version: numbers.before });
  return (
    <>
      <section aria-labelledby="changes" className="space-y-3">
        <h2 id="changes">{t('changes.title')}</h2>
        <p>{t('changes.since', { name })}</p>
        <Changes before={before.model} after={model} changes={changes} bump={bump} lang={lang} />
        {before.sameFamily ? null : <p className="max-w-read text-ink-soft">{t('changes.other')}</p>}
      </section>
      <section aria-labelledby="version" className="max-w-read space-y-3">
        <h2 id="version">{t('version.title')}</h2>
        {problem ? (
          <Callout tone={asks ? 'warning' : 'danger'} title={t(`version.${problem}`)}>
            {t(`version.${problem}Body`, numbers)}
          </Callout>
        ) : (
          <p>
            {t('version.declared', numbers)}{' '}
            {t(before.sameFamily ? 'version.suggested' : 'version.first', numbers)}
          </p>
        )}
      </section>
      {problem === null || asks ? (
        <section aria-labelledby="publish" className="max-w-read space-y-3">
          <h2 id="publish">{t('publish.title')}</h2>
          <p>{t('publish.body')}</p>
          <ActionForm
            action={publishDraftAction.bind(null, organizationId, draftId)}
            className="flex flex-col items-start gap-4"
          >
            <input type="hidden" name="seen" value={seen} />
            {asks ? (
              <FormCheck
                name="anchorsKeepMeaning"
                value="yes"
                label={t('version.anchors')}
                hint={t('version.anchorsHint')}
              />
            ) : null}
            <SubmitButton pendingLabel={common('saving')}>
              {t('publish.submit', { version: model.modelVersion })}
            </SubmitButton>
          </ActionForm>
        </section>
      ) : null}
    </>
  );
}
