import { Callout } from '@/app/_ui/callout';
import { Eye } from '@/app/_ui/icons';
import { SubmitButton } from '@/app/_ui/submit-button';
import { DEMO_ROLES } from '@/lib/access/demo-roles';
import { getTranslations } from '@/lib/i18n/translate';
import { exploreDemoAction } from '../actions';

/** Ways into the sample organization: one press, no sign-up. */
export async function DemoPanel({ unavailable }: { unavailable: boolean }) {
  const t = await getTranslations('landing.demo');
  return (
    <section aria-labelledby="demo" className="space-y-4 rounded-md border border-line bg-surface p-5 sm:p-6">
      <h2 id="demo" className="flex items-center gap-2 text-lg">
        <Eye aria-hidden className="size-5 text-ink-soft" />
        {t('title')}
      </h2>
      {unavailable ? (
        <Callout tone="warning" role="alert">
          {t('unavailable')}
        </Callout>
      ) : null}
      <p className="text-ink-soft">{t('body')}</p>
      <div className="grid gap-2">
        {DEMO_ROLES.map((role) => (
          <form key={role} action={exploreDemoAction}>
            <input type="hidden" name="role" value={role} />
            <SubmitButton variant="secondary" className="w-full" pendingLabel={t('pending')}>
              {t(role)}
            </SubmitButton>
          </form>
        ))}
      </div>
    </section>
  );
}
