import { describe, expect, it, vi } from 'vitest';
import { radar } from '@/lib/charts/radar';
import { fontsFor } from './font-files';
import { planPdf } from './pdf';
import { printable } from './pdf/text';
import { hiddenRow, plannedStep, report, row } from './testing';

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const pages = (bytes: Uint8Array) => latin(bytes).match(/\/Type \/Page\b/g)?.length ?? 0;
const radarSvg = radar({
  axes: [
    { id: 'DEV-VC', label: 'Controle de versão', group: 'DEV', value: '2,4' },
    { id: 'DAT-QUA', label: 'Qualidade', group: 'DAT' },
    { id: 'MLO-TST', label: 'Teste <b>&', group: 'MLO' },
  ],
  groups: [{ id: 'DEV', label: 'DevOps' }],
  series: [{ label: 'Agora', values: [2.4, null, 1], lo: [2, null, 0.5], hi: [3, null, 1.5] }],
  title: 'Retrato',
  theme: 'print',
});

describe('planPdf', () => {
  it.each(['en', 'pt-BR'] as const)('makes an A4 document with title and language in %s', async (locale) => {
    const pdf = await planPdf(report(locale), { radarSvg, barsSvg: radarSvg });
    expect(latin(pdf.slice(0, 5))).toBe('%PDF-');
    expect(latin(pdf.slice(-8))).toContain('%%EOF');
    expect(latin(pdf)).toContain('/MediaBox [0 0 595.28 841.89]');
    expect(latin(pdf)).toContain(`/Lang (${locale})`);
    expect(latin(pdf)).toContain('/DisplayDocTitle true');
    expect(latin(pdf)).toContain('Roboto');
  });

  it('draws the chart it is given', async () => {
    const without = await planPdf(report('en'));
    const chart = await planPdf(report('en'), { radarSvg });
    expect(chart.length).toBeGreaterThan(without.length + 500);
  });

  it('gives the same bytes for the same report', async () => {
    const [a, b] = [await planPdf(report('en'), { radarSvg }), await planPdf(report('en'), { radarSvg })];
    expect(Buffer.compare(Buffer.from(a), Buffer.from(b))).toBe(0);
  });

  it('draws names of other scripts as themselves, with the fonts that they need and no other', async () => {
    const team = 'فريق المنصة';
    const round = report('en').round;
    const names = ['田中 花子', 'अनिल कुमार', 'דנה כהן', 'ทีม', '김민수', 'বাংলা', 'தமிழ்', '🚀'];
    const pdf = await planPdf(
      report('en', {
        team,
        round: round && { ...round, name: 'الربع 1' },
        steps: names.map((owner) => plannedStep({ owner })),
      }),
    );
    const embedded = new Set(
      latin(pdf)
        .match(/\/BaseFont \/\w+\+[\w-]+/g)
        ?.map((one) => one.replace(/.*\+/, '')),
    );
    for (const font of ['Arabic', 'Devanagari', 'Hebrew', 'Thai', 'KR', 'Bengali', 'Tamil'])
      expect(
        [...embedded].filter((one) => one.startsWith(`NotoSans${font}`)),
        font,
      ).toHaveLength(1);
    expect([...embedded].join()).toContain('NotoEmoji');
    const plain = await planPdf(report('pt-BR', { team: 'Operações' }));
    expect(latin(plain)).not.toContain('Noto');
  }, 60_000);

  it('has a font for every script it promises, and numbers for the rest', () => {
    const names = [
      'محمد',
      'דנה',
      'अनिल',
      'বাংলা',
      'ગુજરાતી',
      'ਪੰਜਾਬੀ',
      'தமிழ்',
      'తెలుగు',
      'ಕನ್ನಡ',
      'മലയാളം',
      'සිංහල',
      'ทีมข้อมูล',
      'ລາວ',
      'ខ្មែរ',
      'ქართული',
      'Հայերեն',
      'አማርኛ',
      'データ、田中花子。',
      '張偉豪',
      '数据平台',
      '김민수',
      'Ɓeetu',
      '🚀👩🏽‍💻🇧🇷❤️1️⃣',
    ];
    for (const name of names) expect(printable(name, fontsFor(name)), name).toBe(name.normalize('NFC'));
    expect(printable('𓂀 ok', fontsFor('𓂀 ok'))).toBe('[U+13080] ok');
    expect(printable('မြန်မာ', fontsFor('မြန်မာ'))).toMatch(/^\[U\+1019 /);
  });

  it('survives whatever people type', async () => {
    const warn = vi.spyOn(console, 'warn');
    const texts = [
      'x'.repeat(20_000),
      'palavra '.repeat(5_000),
      '🚀👩🏽‍💻🇧🇷 \u0000\u0007\u001b[31m',
      'שלום עולם مرحبا بالعالم \u202eabc',
      '\n'.repeat(500),
      '<b>&amp;"\'</b> {{x}} %PDF-1.3 \\(',
      '\ud800 lone',
      '',
    ];
    for (const text of texts) {
      const typed = { title: text, note: text, owner: text, firstStep: text, accountable: text };
      const data = report('pt-BR', {
        team: text,
        organization: text,
        steps: [plannedStep(typed), plannedStep({ ...typed, unlocks: [text, text] })],
        rows: [row({ title: text }), hiddenRow('DEV-CD', text)],
        clarify: [{ title: text, reason: 'unknown', n: 1, blocks: [text] }],
      });
      expect(latin((await planPdf(data)).slice(0, 5))).toBe('%PDF-');
    }
    expect(warn).not.toHaveBeenCalled();
  }, 30_000);

  it('reads no file and asks no address, even when a text looks like one', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const texts = ['http://127.0.0.1:1/x.png', 'file:///etc/passwd', '/etc/passwd'];
    await planPdf(report('en', { steps: texts.map((title) => plannedStep({ title, note: title })) }));
    expect(fetched).not.toHaveBeenCalled();
    await expect(
      planPdf(report('en'), { radarSvg: '<svg><image href="/etc/passwd"/></svg>' }),
    ).rejects.toThrow(RangeError);
  });

  it('has a page for every few steps of a hundred', async () => {
    const steps = Array.from({ length: 100 }, (_, i) =>
      plannedStep({ title: `Every push ${i} triggers a build` }),
    );
    const data = report('en', { steps, rows: Array.from({ length: 30 }, () => row()) });
    expect(pages(await planPdf(data, { radarSvg }))).toBeGreaterThan(20);
  }, 30_000);
});
