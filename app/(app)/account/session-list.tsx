import { ActionForm } from '@/app/_forms/action-form';
import { Badge } from '@/app/_ui/badge';
import { SubmitButton } from '@/app/_ui/submit-button';
import { readSession } from '@/lib/access/session';
import { type SessionOfMine, sessionsOf } from '@/lib/access/sessions';
import { getTranslations } from '@/lib/i18n/translate';
import { endSessionAction } from './actions';

const HOUR = 60 * 60 * 1000;
const hoursSince = (moment: Date): number => Math.max(0, Math.floor((Date.now() - moment.getTime()) / HOUR));

/** The browsers in which a person is signed in, each with its way out. */
export async function SessionList({ userId }: { userId: string }) {
  const claims = await readSession();
  if (!claims) return null;
  const [t, list] = await Promise.all([getTranslations('account.devices'), sessionsOf(userId, claims)]);
  const nameOf = ({ browser, system }: SessionOfMine) =>
    browser && system ? t('device', { browser, system }) : (browser ?? system ?? t('unknown'));
  const ago = (moment: Date) => {
    const hours = hoursSince(moment);
    return hours < 24 ? t('hours', { n: hours }) : t('days', { n: Math.floor(hours / 24) });
  };
  return (
    <ul aria-label={t('label')} className="mb-4 divide-y divide-line">
      {list.map((session) => {
        const name = nameOf(session);
        const started = ago(session.startedAt);
        return (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium break-words">
                {name} {session.current ? <Badge>{t('current')}</Badge> : null}
              </p>
              <p className="text-sm text-ink-soft">
                {t('used', { ago: ago(session.usedAt) })} · {t('started', { ago: started })}
              </p>
            </div>
            {session.current ? null : (
              <ActionForm action={endSessionAction}>
                <input type="hidden" name="sessionId" value={session.id} />
                <SubmitButton
                  variant="secondary"
                  pendingLabel={t('ending')}
                  aria-label={t('endName', { name, ago: started })}
                >
                  {t('end')}
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        );
      })}
    </ul>
  );
}
