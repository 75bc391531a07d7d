'use client';

import { useFormState } from '@/app/_forms/action-form';
import { Checkbox } from '@/app/_ui/checkbox';
import { ASKS_AGAIN } from './asks-again';

/** Asked once it was sent: whoever steps down says so a second time. */
export function StepDown({ label }: { label: string }) {
  const { result, message } = useFormState();
  if (result !== ASKS_AGAIN || !message) return null;
  return <Checkbox name="steppingDown" value="yes" label={label} className="basis-full" />;
}
