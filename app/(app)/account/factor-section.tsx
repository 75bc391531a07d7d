import type { Route } from 'next';
import { ButtonLink } from '@/app/_ui/button';
import { Card, CardHeader } from '@/app/_ui/card';
import { factorsOf } from '@/lib/access/factors/has-factor';
import { getTranslations } from '@/lib/i18n/translate';

/** Whether a person has a second factor, and the way to theirs. */
export async function FactorSection({ userId }: { userId: string }) {
  const [t, factors] = await Promise.all([getTranslations('account.factors'), factorsOf(userId)]);
  const { passkeys, codes, recoveryCodes } = factors;
  const on = passkeys > 0 || codes;
  return (
    <Card as="section">
      <CardHeader
        title={t('title')}
        description={on ? t('has', { passkeys, codes: String(codes), recoveryCodes }) : t('hasNone')}
      />
      <ButtonLink href={'/account/second-factor' as Route} variant="secondary">
        {t(on ? 'manage' : 'setUp')}
      </ButtonLink>
    </Card>
  );
}
