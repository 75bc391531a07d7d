import { expect, type Page, test } from '@playwright/test';
import { pdfText } from './support/pdf-text';
import { expectAccessible } from './support/team';

async function summaryOfDemo(page: Page): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Explore as a manager' }).click();
  await page.waitForURL(/\/organizations\/[0-9a-f-]{36}$/);
  const organization = new URL(page.url()).pathname;
  await page.goto(`${organization}/summary`);
  return organization;
}

const QUESTIONS = [
  ['Where are we?', ''],
  ['What moved, and is it real?', '/moved'],
  ['What holds most of us back?', '/gaps'],
  ['Who can do it?', '/roles'],
  ['What is being done?', '/work'],
] as const;

test('the five questions have one sentence each, and lead to their pages', async ({ page }) => {
  const organization = await summaryOfDemo(page);
  for (const [question, path] of QUESTIONS) {
    const link = page.getByRole('link', { name: question });
    await expect(link).toHaveAttribute('href', `${organization}${path}`);
  }
  await expect(page.getByRole('definition')).toHaveCount(QUESTIONS.length);
  await expect(page.getByRole('region', { name: 'Decisions needed' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Largest common gaps' }).getByRole('listitem')).toHaveCount(
    5,
  );
  await expect(page.getByRole('region', { name: 'What is hidden, and why' })).toContainText(
    /team is in no score|teams are in no score/,
  );
  await expectAccessible(page);
});

test('what moved is the same sentence on both pages', async ({ page }) => {
  const organization = await summaryOfDemo(page);
  const sentence = await page.getByRole('definition').nth(1).innerText();
  await page.goto(`${organization}/moved`);
  await expect(page.getByText(sentence)).toBeVisible();
});

test('it is printed on one sheet, and downloaded as one', async ({ page }) => {
  await summaryOfDemo(page);
  const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(pages(await page.pdf({ format: 'A4' }))).toBe(1);
  const address = await page.getByRole('link', { name: 'Download as PDF' }).getAttribute('href');
  const response = await page.request.get(address ?? '');
  expect(response.headers()['content-type']).toBe('application/pdf');
  const file = await response.body();
  expect(pages(file)).toBe(1);
  const answer = await page.getByRole('definition').first().innerText();
  expect(pdfText(file).replace(/\s+/g, '')).toContain(answer.replace(/\s+/g, ''));
});

test('the sheet is for people of the organization only', async ({ page, request }) => {
  const organization = await summaryOfDemo(page);
  const address = `/api${organization}/summary.pdf`;
  expect((await request.get(address)).status()).toBe(401);
});
