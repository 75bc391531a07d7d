import 'server-only';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { type RefusalReason, Refused } from '@/lib/access/refused';
import { ChangedMeanwhile } from '@/lib/changed-meanwhile';
import { FIELD_ERRORS, type FieldError, type FormState, type TypedValues, typedValues } from '@/lib/form';
import { changesIn, fieldsOf } from '@/lib/form-fields';
import { getTranslations } from '@/lib/i18n/translate';
import { recordRefusal } from '@/lib/security-log/attempts';
import { asForm } from './as-form';
import { askAgain, confirmFirst } from './confirm-again';

type Outcome = Partial<FormState> | undefined;

const isFieldError = (code: string): code is FieldError => (FIELD_ERRORS as readonly string[]).includes(code);

/** What the form shows of fields that are not valid. */
async function invalid({ issues }: z.ZodError, formData: FormData): Promise<FormState> {
  const t = await getTranslations('common.errors');
  const errors: Record<string, string> = {};
  for (const issue of issues) {
    errors[String(issue.path[0] ?? '')] ??= t(isFieldError(issue.message) ? issue.message : 'invalid');
  }
  return { errors, message: t('form'), values: typedValues(formData) };
}

/** As its field would show it. */
const shownAs = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value == null ? [] : [String(value)];

/** What the form shows of fields that somebody else changed after it was drawn; the next save replaces them. */
async function overtaken({ now }: ChangedMeanwhile, formData: FormData): Promise<FormState> {
  const t = await getTranslations('common.errors');
  const names = Object.keys(now);
  const theirs: TypedValues = Object.fromEntries(names.map((name) => [name, shownAs(now[name])]));
  return {
    errors: Object.fromEntries(names.map((name) => [name, t('changed_meanwhile')])),
    message: t('changed'),
    values: typedValues(formData),
    theirs,
  };
}

/**
 * Tells the browser to ask anew for every page that it keeps from before, so that going back, too, shows how things stand; and
 * draws the page that stays.
 */
const showAnew = () => revalidatePath('/', 'layout');

/** Refusals that say that the page is not as things stand: the form stays, with what was written, on a page that is. */
const OUTDATED: readonly RefusalReason[] = ['overtaken', 'decisions_open'];

/** Carries out, and turns a refusal into words. Redirects, 404 and failures pass through. */
async function carry(formData: FormData, carryOut: () => Promise<Outcome>): Promise<FormState> {
  const unproven = await confirmFirst(formData);
  if (unproven) return unproven;
  try {
    const outcome = await carryOut();
    showAnew();
    return { doneAt: Date.now(), ...outcome };
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return overtaken(error, formData);
    if (!(error instanceof Refused)) {
      showAnew();
      throw error;
    }
    if (error.reason === 'confirm_again') return askAgain(formData);
    await recordRefusal(error);
    if (OUTDATED.includes(error.reason)) showAnew();
    const t = await getTranslations('common');
    const said = t(`refused.${error.reason}`, { minutes: error.minutes ?? 1 });
    const beside = error.field
      ? { errors: { [error.field]: said }, message: t('errors.form') }
      : { message: said };
    return { ...beside, values: typedValues(formData) };
  }
}

/**
 * The one way a form changes data: parses, carries out, and turns invalid fields and refusals into words.
 * Fields named more than once reach the schema as an array.
 */
export async function submit<S extends z.ZodType>(
  schema: S,
  formData: FormData,
  carryOut: (input: z.output<S>) => Promise<Outcome>,
): Promise<FormState> {
  const parsed = schema.safeParse(fieldsOf(asForm(formData)));
  if (!parsed.success) return invalid(parsed.error, formData);
  return carry(formData, () => carryOut(parsed.data));
}

/**
 * The same for what several people edit (`comparing` forms): only the fields that were touched are judged and reach the
 * command, with what they were drawn with, so that nobody overwrites what they have not seen. `ids` always come along.
 */
export async function submitChanges<S extends z.ZodObject, K extends keyof z.output<S>>(
  schema: S,
  ids: readonly K[],
  formData: FormData,
  carryOut: (
    input: Pick<z.output<S>, K> & Partial<z.output<S>>,
    seen: Partial<z.output<S>>,
  ) => Promise<Outcome>,
): Promise<FormState> {
  const { fields, seen, untouched } = changesIn(fieldsOf(asForm(formData)), ids.map(String));
  const shape = Object.fromEntries(Object.entries(schema.shape).filter(([name]) => !untouched.has(name)));
  const parsed = z.object(shape).safeParse(fields);
  if (!parsed.success) return invalid(parsed.error, formData);
  // What is stored may be older than the rules of today: then it is not compared.
  const drawn = Object.entries(seen).flatMap(([name, value]) => {
    const before = schema.shape[name]?.safeParse(value);
    return before?.success ? [[name, before.data]] : [];
  });
  // The shape above is that of the schema without fields that may be missing in `Partial`.
  type Input = Pick<z.output<S>, K> & Partial<z.output<S>>;
  return carry(formData, () =>
    carryOut(parsed.data as Input, Object.fromEntries(drawn) as Partial<z.output<S>>),
  );
}
