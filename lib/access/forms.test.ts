import { describe, expect, it } from 'vitest';
import { FIELD_ERRORS } from '@/lib/form';
import { LIMITS } from '@/lib/limits';
import { organizationForm } from '@/lib/organizations/schema';
import { teamForm } from '@/lib/teams/schema';
import { JoinAsNewForm, NameForm, SignInForm, SignUpForm } from './forms';

const filled = {
  name: ' Ana ',
  email: ' Ana@Team.Example ',
  password: 'seven quiet mountains',
  organization: 'Harbour',
  team: 'Tides',
  jobRole: '',
};

const errorsOf = (form: Record<string, unknown>) => {
  const result = SignUpForm.safeParse(form);
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
  it('has no rules for passwords, only a limit on the work', () => {
    expect(SignInForm.safeParse({ email: 'a@b.example', password: 'x' }).success).toBe(true);
    expect(SignInForm.safeParse({ email: 'a@b.example', password: 'x'.repeat(1001) }).success).toBe(false);
  });
});
