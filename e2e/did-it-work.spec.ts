import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/team';

async function toTeam(page: Page, name: string): Promise<string> {
  await page.goto('/');
  await page.getByRole('button', { name: /manager/i }).click();
  await page.waitForURL(/\/organizations\/[^/]+$/);
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.waitForURL(/\/teams\/[^/]+$/);
  return new URL(page.url()).pathname;
}

test('a finished step says whether it brought what it promised, in the plan, the result and the file', async ({
  page,
}) => {
  const team = await toTeam(page, 'Atlas');
  await page.goto(`${team}/plan`);
  const done = page.getByRole('region', { name: 'Done' });
  const kept = done
    .getByRole('listitem')
    .filter({ hasText: 'Kept: it brought at least half of what it promised.' });
  await expect(kept.first()).toContainText(
    /Promised \+\d\.\d\d, measured \+\d\.\d\d from “[^”]+” to “[^”]+”; it would have moved [+−]?\d\.\d\d anyway\./,
  );
  await expect(done).toContainText('Not kept: it brought less than half of what it promised.');
  await expect(done).toContainText('Not measured yet: the next full round will tell.');
  await expect(page.getByText(/^\d of 3 kept what they promised$/)).toBeVisible();
  // Where a step leads comes before its points.
  await expect(kept.first()).toContainText(/One of \d+ steps to level 3 in .+\+\d\.\d\d/s);
  await expectAccessible(page);

  await page.goto(`${team}/results`);
  await expect(
    page.getByText(/3 finished steps: (2 kept|one kept) what (they|it) promised, (one|2) did not\./),
  ).toBeVisible();

  const csv = await (await page.request.get(`/api${team}/plan.csv?lang=en`)).text();
  const head = csv.slice(1).split('\r\n')[0]?.split(',') ?? [];
  for (const column of ['Did it work?', 'Promised', 'Measured', 'Expected anyway', 'Measured by round']) {
    expect(head).toContain(column);
  }
  const json = await (await page.request.get(`/api${team}/plan.json`)).json();
  const measured = json.steps.filter(
    (step: { brought: { kind: string } | null }) => step.brought?.kind === 'measured',
  );
  expect(measured).toHaveLength(3);
});
