import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { Refused } from '@/lib/access/refused';
import { FIELD_ERRORS, type FieldError, type FormState, typedValues } from '@/lib/form';

/** Fields by name, in one pass; PostgreSQL keeps no NUL characters, so they are left out. */
function fieldsOf(formData: FormData): Record<string, unknown> {
  const fields = new Map<string, unknown[]>();
  for (const [name, value] of formData) {
    const clean = typeof value === 'string' ? value.replaceAll('\0', '') : value;
    const known = fields.get(name);
    if (known) known.push(clean);
    else fields.set(name, [clean]);
  }
  return Object.fromEntries([...fields].map(([name, all]) => [name, all.length > 1 ? all : all[0]]));
}

const isFieldError = (code: string): code is FieldError => (FIELD_ERRORS as readonly string[]).includes(code);

/**
 * The one way a form changes data: parses, carries out, and turns invalid fields and refusals into words.
 * Redirects, 404 and failures pass through. Fields named more than once reach the schema as an array.
 */
export async function submit<S extends z.ZodType>(
  schema: S,
  formData: FormData,
  carryOut: (input: z.output<S>) => Promise<Partial<FormState> | undefined>,
): Promise<FormState> {
  const raw = fieldsOf(formData);
  const t = await getTranslations('common');
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    const errors: Record<string, string> = {};
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '');
      errors[field] ??= t(`errors.${isFieldError(issue.message) ? issue.message : 'invalid'}`);
    }
    return { errors, message: t('errors.form'), values: typedValues(formData) };
  }
  try {
    const outcome = await carryOut(parsed.data);
    return { doneAt: Date.now(), ...outcome };
  } catch (error) {
    if (error instanceof Refused)
      return { message: t(`refused.${error.reason}`), values: typedValues(formData) };
    throw error;
  }
}
