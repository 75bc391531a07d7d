'use client';

import { useFormState } from '@/app/_forms/action-form';
import { Checkbox } from '@/app/_ui/checkbox';
import { ACCOUNT_LEAVING } from '../_forms/results';

/** Offered to who proved whose account it is that is to be deleted. */
export function Keep({ label }: { label: string }) {
  const { result } = useFormState();
  return result === ACCOUNT_LEAVING ? <Checkbox name="keep" value="yes" label={label} /> : null;
}
