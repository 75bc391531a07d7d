import { describe, expect, it } from 'vitest';
import { LANGS } from '@/lib/model/schema';
import { compose } from './compose';
import { addressMail, newDeviceMail, passwordMail, verifyAddressMail } from './kinds/account';
import { digestMail } from './kinds/digest';
import { invitationMail } from './kinds/invitation';
import { reminderPart, resultPart } from './kinds/round';
import { stepPart } from './kinds/step';

const LINK = 'https://patamar.example/x?a=1&b=2';
const reader = { name: 'Ana', timeZone: 'America/Sao_Paulo' };
const facts = { team: 'Dados <b>', round: 'Q1 & Q2', link: LINK };

describe('a mail', () => {
  const mail = compose('pt-BR', {
    subject: 'Um <assunto>',
    hello: 'Olá, "Ana"!',
    parts: [
      { title: 'Um <assunto>', lines: ['<script>alert(1)</script>'], action: { label: 'Abrir', link: LINK } },
    ],
    footer: ['Por quê & para quê'],
    off: { label: 'Chega', link: LINK },
  });

  it('says the same as text and as HTML, and runs nothing that somebody wrote', () => {
    expect(mail.text).toBe(
      `Olá, "Ana"!\n\n<script>alert(1)</script>\n\nAbrir:\n${LINK}\n\n-- \nPor quê & para quê\nChega: ${LINK}\n`,
    );
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(mail.html).not.toContain('<script');
    expect(mail.html).toContain('href="https://patamar.example/x?a=1&amp;b=2"');
    expect(mail.html).toContain('<html lang="pt-BR">');
  });

  it('fetches nothing when it is read, and knows the dark', () => {
    expect(mail.html).not.toMatch(/<img|<link|url\(|@import|src=/);
    expect(mail.html).toContain('prefers-color-scheme: dark');
    expect(mail.html).toContain('<meta name="color-scheme" content="light dark">');
  });
});

describe.each(LANGS)('in %s', (lang) => {
  const mails = {
    invitation: invitationMail(lang, {
      team: 'Dados',
      organization: 'Acme',
      by: 'Rui',
      expiresAt: new Date('2026-12-14T12:00:00Z'),
      timeZone: reader.timeZone,
      link: LINK,
    }),
    verify: verifyAddressMail(lang, reader, LINK),
    password: passwordMail(lang, reader, LINK),
    provider: passwordMail(lang, reader, null),
    from: addressMail(lang, reader, 'from'),
    to: addressMail(lang, reader, 'to'),
    device: newDeviceMail(lang, reader, {
      browser: 'Firefox',
      system: null,
      at: new Date('2026-12-01T12:00:00Z'),
      link: LINK,
      off: LINK,
    }),
    digest: digestMail(lang, {
      name: 'Ana',
      parts: [
        reminderPart(lang, facts),
        resultPart(lang, facts),
        stepPart(lang, { ...facts, day: '2026-12-04' }),
      ],
      kind: 'reminder',
      off: LINK,
    }),
  };

  it.each(Object.entries(mails))('%s has a subject of one line, words and no gap', (_, { subject, text }) => {
    expect(subject).toMatch(/^[^\r\n]{10,120}$/);
    expect(text).not.toMatch(/undefined|null|\{\w+\}|mail\.\w+/);
    expect(text.length).toBeGreaterThan(120);
  });

  it('one thing is named by the subject, and several by how many they are', () => {
    const one = digestMail(lang, {
      name: 'Ana',
      parts: [reminderPart(lang, facts)],
      kind: 'reminder',
      off: LINK,
    });
    expect(one.subject).toContain('Q1 & Q2');
    expect(mails.digest.subject).toContain('3');
    expect(mails.digest.text).toContain(resultPart(lang, facts).title.toUpperCase());
  });

  it('who has no password is sent no link', () => {
    expect(mails.provider.text).not.toContain(LINK);
    expect(mails.provider.html).not.toContain('class="go"');
  });
});
