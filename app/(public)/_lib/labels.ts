import 'server-only';
import { PASSWORD_MIN } from '@/lib/access/password-rules';
import { getTranslations } from '@/lib/i18n/translate';
import { ROLE_IDS } from '@/lib/model/schema';
import type { NewPersonLabels } from '../_forms/new-person-fields';

/** Words for the fields of somebody new. */
export async function newPersonLabels(): Promise<NewPersonLabels> {
  const t = await getTranslations('access.signUp');
  return {
    name: t('name'),
    nameHint: t('nameHint'),
    email: t('email'),
    password: t('password'),
    passwordHint: t('passwordHint', { min: PASSWORD_MIN }),
    passwordAgain: t('passwordAgain'),
    signInLink: t('signInLink'),
  };
}

/** Job roles to choose from, with "later" first. */
export async function jobRoleOptions() {
  const [t, roles] = await Promise.all([getTranslations('access.signUp'), getTranslations('common.roles')]);
  return [{ value: '', label: t('noJobRole') }, ...ROLE_IDS.map((id) => ({ value: id, label: roles(id) }))];
}
