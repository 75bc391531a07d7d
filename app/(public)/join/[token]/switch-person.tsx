import { getLocale, getMessages } from 'next-intl/server';
import { SignOutGuard } from '@/app/_device/sign-out-guard';
import { Button } from '@/app/_ui/button';
import { isolated } from '@/lib/i18n/names';
import { getTranslations } from '@/lib/i18n/translate';
import { switchPersonAction } from './actions';

/** Says who is signed in here, and lets somebody else take over without losing the invitation. */
export async function SwitchPerson({
  token,
  person,
}: {
  token: string;
  person: { id: string; name: string; email: string };
}) {
  const [t, lang, messages] = await Promise.all([getTranslations('access.join'), getLocale(), getMessages()]);
  return (
    <SignOutGuard userId={person.id} strings={messages.answer.signOut} lang={lang}>
      <form action={switchPersonAction} className="space-y-2 border-t border-line pt-4 text-ink-soft">
        <p>{t('as', { name: isolated(person.name), email: person.email })}</p>
        <input type="hidden" name="token" value={token} />
        <Button type="submit" size="sm">
          {t('notYou')}
        </Button>
      </form>
    </SignOutGuard>
  );
}
