import { describe, expect, it } from 'vitest';
import { FIELD_ERRORS } from '@/lib/form';
import { LIMITS } from '@/lib/limits';
import { organizationForm } from '@/lib/organizations/schema';
import { teamForm } from '@/lib/teams/schema';
import { JoinAsNewForm, JoinForm, NameForm, NoFields, PasswordForm, SignInForm, SignUpForm } from './forms';

const filled = {
  name: ' Ana ',
  email: ' Ana@Team.Example ',
  password: 'seven quiet mountains',
  organization: 'Harbour',
  team: 'Tides',
  jobRole: '',
};

interface Schema {
  safeParse(value: unknown): { error?: { issues: { path: PropertyKey[]; message: string }[] } };
}
const errorsOf = (form: Record<string, unknown>, schema: Schema = SignUpForm) => {
  const result = schema.safeParse(form);
  return Object.fromEntries((result.error?.issues ?? []).map(({ path, message }) => [path[0], message]));
};

describe('limits', () => {
  it.each(['a'.repeat(96), 'b'.repeat(LIMITS.name), 'c'.repeat(LIMITS.name + 1)])(
    'are the same wherever a name of %# is given',
    (name) => {
      const taken = [
        SignUpForm.safeParse({ ...filled, team: name }),
        SignUpForm.safeParse({ ...filled, organization: name }),
        SignUpForm.safeParse({ ...filled, name }),
        NameForm.safeParse({ name }),
        teamForm.safeParse({ name, scope: 'DEV' }),
        organizationForm.safeParse({ name, outsideThreshold: 5, timeZone: 'UTC' }),
      ].map(({ success }) => success);
      expect(new Set(taken)).toEqual(new Set([name.length <= LIMITS.name]));
    },
  );
});

describe('SignUpForm', () => {
  it('trims, and writes addresses in one spelling', () => {
    const { password, ...rest } = SignUpForm.parse(filled);
    expect(rest).toEqual({
      name: 'Ana',
      email: 'ana@team.example',
      organization: 'Harbour',
      team: 'Tides',
      jobRole: undefined,
    });
    expect(password).toBe('seven quiet mountains');
    expect(SignUpForm.parse({ ...filled, jobRole: 'DE' }).jobRole).toBe('DE');
  });

  it('names each wrong field with a code that has a sentence', () => {
    const errors = errorsOf({ name: ' ', email: 'ana', organization: 'x'.repeat(121), password: '' });
    expect(errors).toEqual({
      name: 'required',
      email: 'email_invalid',
      organization: 'too_long',
      password: 'required',
      team: expect.anything(),
    });
    expect(errorsOf({ ...filled, password: 'short' })).toEqual({ password: 'password_short' });
    for (const code of ['required', 'email_invalid', 'too_long', 'password_short'] as const) {
      expect(FIELD_ERRORS).toContain(code);
    }
  });

  it('takes nobody into the sample organization', () => {
    expect(errorsOf({ ...filled, email: 'eve@demo.patamar.example' })).toEqual({ email: 'email_invalid' });
    expect(JoinAsNewForm.safeParse({ ...filled, email: 'x@DEMO.patamar.example', token: 't' }).success).toBe(
      false,
    );
  });
});

describe('SignInForm', () => {
  const form = { email: ' A@b.example ', password: 'x' };
  const errors = (more: object) => errorsOf({ ...form, ...more }, SignInForm);

  it('has no rules for passwords, only a limit on the work', () => {
    expect(SignInForm.parse({ ...form, next: '/teams' })).toEqual({
      email: 'a@b.example',
      password: 'x',
      next: '/teams',
    });
    expect(errors({ password: 'x'.repeat(1000) })).toEqual({});
    expect(errors({ password: 'x'.repeat(1001) })).toEqual({ password: 'too_long' });
    for (const password of ['', undefined]) expect(errors({ password })).toEqual({ password: 'required' });
  });

  it('asks for an address of at most 254 characters', () => {
    const long = (length: number) =>
      `a@${'b'.repeat(60)}.`.padEnd(length - 8, `${'c'.repeat(60)}.`).concat('.example');
    expect(errors({ email: '  ' })).toEqual({ email: 'required' });
    expect(errors({ email: 'a@b' })).toEqual({ email: 'email_invalid' });
    expect(errors({ email: long(255) })).toEqual({ email: 'too_long' });
  });
});

describe('the other forms of an account', () => {
  it('say where a password is missing, in the fields of their own names', () => {
    const filledIn = { currentPassword: 'old', newPassword: 'nine loud rivers' };
    expect(PasswordForm.parse(filledIn)).toEqual(filledIn);
    for (const empty of ['', undefined])
      expect(errorsOf({ currentPassword: empty, newPassword: empty }, PasswordForm)).toEqual({
        currentPassword: 'required',
        newPassword: 'required',
      });
    expect(errorsOf({ ...filledIn, currentPassword: 'x'.repeat(1000) }, PasswordForm)).toEqual({});
    expect(errorsOf({ ...filledIn, currentPassword: 'x'.repeat(1001) }, PasswordForm)).toEqual({
      currentPassword: 'too_long',
    });
    expect(errorsOf({ ...filledIn, newPassword: 'elevenchars' }, PasswordForm)).toEqual({
      newPassword: 'password_short',
    });
    expect(errorsOf({ ...filled, password: 'x'.repeat(201) })).toEqual({ password: 'too_long' });
    const { issues } = SignUpForm.safeParse({ ...filled, password: '' }).error ?? { issues: [] };
    expect(issues[0]).toMatchObject({ path: ['password'], message: 'required' });
    expect(errorsOf({ ...filled, password: undefined })).toEqual({ password: 'required' });
  });

  it('carry the token of an invitation, and a job role or none', () => {
    expect(JoinForm.parse({ token: 't', jobRole: '' })).toEqual({ token: 't', jobRole: undefined });
    expect(JoinForm.parse({ token: 't', jobRole: 'DS' })).toEqual({ token: 't', jobRole: 'DS' });
    expect(errorsOf({}, JoinForm)).toEqual({ token: expect.anything() });
    expect(errorsOf({ token: 't', jobRole: 'CEO' }, JoinForm)).toEqual({ jobRole: expect.anything() });
    expect(NoFields.parse({ anything: 1 })).toEqual({});
  });

  it('take a time zone from the browser as a wish, never as a fault', () => {
    const zone = (timeZone: unknown) => SignUpForm.parse({ ...filled, timeZone }).timeZone;
    expect(zone('Europe/Lisbon')).toBe('Europe/Lisbon');
    expect(zone('x'.repeat(100))).toBe('x'.repeat(100));
    for (const nonsense of ['x'.repeat(101), 5, undefined]) expect(zone(nonsense)).toBeUndefined();
  });
});
