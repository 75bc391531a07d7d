import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { switchPersonAction } from './actions';

/** Says who is signed in here, and lets somebody else take over without losing the invitation. */
export async function SwitchPerson({
  token,
  person,
}: {
  token: string;
  person: { name: string; email: string };
}) {
  const t = await getTranslations('access.join');
  return (
    <form action={switchPersonAction} className="space-y-2 border-t border-line pt-4 text-ink-soft">
      <p>{t('as', { name: person.name, email: person.email })}</p>
      <input type="hidden" name="token" value={token} />
      <Button type="submit" size="sm">
        {t('notYou')}
      </Button>
    </form>
  );
}
