import { type Browser, expect, type Page, test } from '@playwright/test';
import { heading, saved } from './support/answering';
import { typeEarly } from './support/slow-line';
import { expectAccessible, invite, join, startTeam, watchConsole } from './support/team';

const yaml = (text: string) => ({
  name: 'model.yaml',
  mimeType: 'application/yaml',
  buffer: Buffer.from(text),
});

/** Address of the models of the organization that this person's team is in. */
async function modelsOf(page: Page): Promise<string> {
  const organization = await page.locator('a[href^="/organizations/"]').first().getAttribute('href');
  return `${organization}/models`;
}

/** The built-in model, as the link on the page gives it. */
async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Download Built-in model/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^patamar-model-\d+\.\d+\.\d+\.yaml$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function upload(page: Page, models: string, file: ReturnType<typeof yaml>): Promise<void> {
  await page.goto(`${models}/new`);
  await page.getByLabel('YAML file').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the model' }).click();
}

/** Selects some words in the text of the draft and types others; filling in all of it takes a browser minutes. */
async function correct(page: Page, wrong: string, right: string): Promise<void> {
  const editor = page.getByLabel('Text of the model');
  await expect(editor).toBeVisible();
  await editor.focus();
  await editor.evaluate((element: HTMLTextAreaElement, words) => {
    const at = element.value.indexOf(words);
    element.setSelectionRange(at, at + words.length);
  }, wrong);
  await page.keyboard.insertText(right);
  await page.getByRole('button', { name: 'Save and check again' }).click();
}

const versioned = (text: string, version: string) =>
  text.replace(/^modelVersion: .*$/m, `modelVersion: ${version}`);
/** Continuous integration becomes a principle that the built-in model does not know. */
const renamed = (text: string) => text.replaceAll('DEV-CI', 'DEV-PAIR');

test('an organization changes the model, corrects it, publishes it, and asks with it', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const errors = watchConsole(page);
  const team = await startTeam(page, 'Pairs');
  const models = await modelsOf(page);
  await page.goto(models.replace('/models', ''));
  await page.getByRole('link', { name: 'Models' }).click();
  await page.waitForURL(`**${models}`);
  await expect(page.getByRole('row', { name: /Built-in model/ })).toContainText('Used for new rounds');
  await expectAccessible(page);
  const text = await download(page);
  expect(text).toMatch(/^# Built-in model \d/);

  const good = versioned(renamed(text), '1.0.0');
  const broken = good.replace('        effort: ', '        effort: many # ');
  await upload(page, models, yaml(broken));
  await page.waitForURL(/\/drafts\//);
  await expect(page.getByText('1 error has to be corrected before it can be published')).toBeVisible();
  const line = broken.split('\n').findIndex((one) => one.includes('effort: many')) + 1;
  const finding = page.locator(`#line-${line}`);
  await expect(finding).toContainText('effort: many');
  await expect(finding).toContainText('effort must be one of: 1, 2, 3, 5, 8.');
  await expect(page.getByRole('button', { name: /^Publish/ })).toHaveCount(0);
  await expectAccessible(page);

  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'en-US' });
  await plain.addCookies(await page.context().cookies());
  await typeEarly(await plain.newPage(), page.url(), broken);
  await plain.close();
  await typeEarly(page, page.url(), broken);
  await correct(page, 'effort: many # ', 'effort: ');
  await expect(page.getByText('The model can be used')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Principle DEV-PAIR is new.')).toBeVisible();
  await expect(page.getByText('Principle DEV-CI is gone.')).toBeAttached();
  await expect(page.getByText(/It will be the first version of your own model/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Preview the questionnaire' }).click();
  await expect(page.getByText('29 questions')).toBeVisible();
  await page.getByLabel('Questions').selectOption('full');
  await page.getByLabel('Job role').selectOption('PO');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('62 questions')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Back to the draft' }).click();

  await page.getByRole('button', { name: 'Publish 1.0.0' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Own model 1.0.0');
  await expect(page.getByText(/^Published .* by Olga Owner$/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Models' }).first().click();
  await page.getByRole('button', { name: 'Use Own model 1.0.0 for new rounds' }).click();
  await expect(page.getByRole('row', { name: /Own model 1.0.0/ })).toContainText('Used for new rounds');

  await page.goto(`${team.address}/rounds/new`);
  await expect(page.getByLabel('Model').locator('option:checked')).toContainText('Own model 1.0.0');
  await page.getByRole('radio', { name: /^All practices/ }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open the round' }).click();
  await page.getByRole('link', { name: 'Answer now' }).click();
  await page.waitForURL(/\/answer$/);
  await expect(page.getByRole('radio').first()).toBeEnabled();
  await expect(heading(page)).toHaveText('Continuous integration');
  await page.getByRole('radio').nth(2).check();
  await expect(saved(page)).toBeVisible();
  await page.getByText('What this looks like').first().click();
  await expect(page.getByText('What level 3 looks like')).toBeVisible();
  await expect(page.getByRole('link', { name: /Read more/ })).toHaveCount(0);
  await page.goto(models);
  await expect(
    page
      .getByRole('row', { name: /Own model 1.0.0/ })
      .getByRole('cell')
      .nth(2),
  ).toHaveText('1');

  // A published version stays, and the next one has to be higher.
  await upload(page, models, yaml(good));
  await expect(page.getByText('Write a higher modelVersion')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Publish/ })).toHaveCount(0);
  expect(errors).toEqual([]);
});

test('hostile and unreadable files are refused in words, and what was typed stays', async ({ page }) => {
  const errors = watchConsole(page);
  await startTeam(page, 'Bombs');
  const models = await modelsOf(page);
  const bomb = `a: &a [x,x,x,x,x,x,x,x]\n${'bcdefghi'
    .split('')
    .map((name, i) => `${name}: &${name} [${Array(8).fill(`*${'abcdefgh'[i]}`)}]`)
    .join('\n')}\n`;
  await upload(page, models, yaml(bomb));
  await expect(page.getByText('Anchors (&) and aliases (*) are not allowed').first()).toBeVisible();
  await expect(page.locator('#line-1')).toContainText('a: &a');

  for (const size of [2.1, 6]) {
    await page.goto(`${models}/new`);
    await expect(page.getByText('No file chosen')).toBeVisible();
    await page.getByLabel('Or paste the text').fill('modelVersion: 1.0.0');
    await page.getByLabel('YAML file').setInputFiles(yaml('x'.repeat(size * 1024 * 1024)));
    await page.getByRole('button', { name: 'Check the model' }).click();
    await expect(page.getByText('A model has at most 2 MB.')).toBeVisible();
    await expect(page.getByLabel('Or paste the text')).toHaveValue('modelVersion: 1.0.0');
  }
  await page.getByLabel('YAML file').setInputFiles({ ...yaml(''), buffer: Buffer.from([0x89, 0x50, 0xff]) });
  await expect(page.getByText('model.yaml', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Check the model' }).click();
  await expect(page.getByText('This file is not UTF-8 text.')).toBeVisible();
  await expect(page.getByLabel('Or paste the text')).toHaveValue('modelVersion: 1.0.0');
  await page.getByRole('button', { name: 'Check the model' }).click();
  await expect(page.getByText(/errors? ha(s|ve) to be corrected/)).toBeVisible();
  expect(errors).toEqual([]);
});

test('a person sends twenty models in ten minutes, and the next one stays where it is', async ({ page }) => {
  test.setTimeout(120_000);
  const errors = watchConsole(page);
  await startTeam(page, 'Hurry');
  const models = await modelsOf(page);
  await upload(page, models, yaml('# 0'));
  for (let i = 1; i < 20; i++) {
    await page.getByLabel('Text of the model').fill(`# ${i}`);
    await page.getByRole('button', { name: 'Save and check again' }).click();
    await expect(page.locator('#line-1 code').first()).toHaveText(`# ${i}`);
  }
  await page.getByLabel('Text of the model').fill('# 20');
  await page.getByRole('button', { name: 'Save and check again' }).click();
  const words = /You sent many models just now\. Wait (10|[89]) minutes/;
  await expect(page.getByLabel('Text of the model')).toHaveAccessibleDescription(words);
  await expect(page.getByLabel('Text of the model')).toHaveValue('# 20');
  await expect(page.locator('#line-1 code').first()).toHaveText('# 19');
  // What was in a file comes into the field, because the browser forgets the file.
  await upload(page, models, yaml('# from a file'));
  await expect(page.getByLabel('Or paste the text')).toHaveAccessibleDescription(words);
  await expect(page.getByLabel('Or paste the text')).toHaveValue('# from a file');
  await expect(page.getByText('No file chosen')).toBeVisible();
  await expectAccessible(page);
  expect(errors).toEqual([]);
});

test('models of the sample organization can be looked at, and a notice stands where the form would', async ({
  page,
}) => {
  const errors = watchConsole(page);
  await page.goto('/');
  await page.getByRole('button', { name: /manager/i }).click();
  await page.getByRole('link', { name: 'Models' }).click();
  await expect(page.getByText('Models of the sample organization stay as they are')).toBeVisible();
  await expectAccessible(page);
  await download(page);
  const models = new URL(page.url()).pathname;
  await page.goto(`${models}/new`);
  await expect(page.getByText('Models of the sample organization stay as they are')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(`${models}/built-in`);
  await page.getByRole('link', { name: 'Preview the questionnaire' }).click();
  await expect(page.getByText('29 questions')).toBeVisible();
  expect(errors).toEqual([]);
});

test('a file is chosen in the language of the page, also by keyboard', async ({ page, context }) => {
  await startTeam(page, 'Palavras');
  const models = await modelsOf(page);
  await context.addCookies([{ name: 'patamar-locale', value: 'pt-BR', url: new URL(page.url()).origin }]);
  await page.goto(`${models}/new`);
  await expect(page.getByText('Escolher arquivo')).toBeVisible();
  await expect(page.getByText('Nenhum arquivo escolhido')).toBeVisible();
  const input = page.getByLabel('Arquivo YAML');
  await expect(input).toHaveAccessibleName('Arquivo YAML Escolher arquivo');
  await expect(input).toHaveAccessibleDescription(/UTF-8.* Nenhum arquivo escolhido$/);
  await page.getByRole('navigation', { name: 'Você está aqui' }).getByRole('link').focus();
  await page.keyboard.press('Tab');
  await expect(input).toBeFocused();
  await expect(page.getByText('Escolher arquivo')).toHaveCSS('outline-style', 'solid');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(yaml('modelVersion: 1.0.0'));
  await expect(page.getByText('model.yaml', { exact: true })).toBeVisible();
  await expect(page.getByText('Nenhum arquivo escolhido')).toHaveCount(0);
});

/** The same person in a browser that runs no scripts. */
async function withoutScripts(browser: Browser, page: Page): Promise<Page> {
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false, locale: 'en-US' });
  return context.newPage();
}

test('it works without scripts, and nothing is lost on the way', async ({ page, browser }) => {
  test.setTimeout(120_000);
  await startTeam(page, 'Plain');
  const models = await modelsOf(page);
  await page.goto(models);
  const good = versioned(await download(page), '1.0.0').replace(
    '        effort: ',
    '        weight: 2\n        effort: ',
  );
  const plain = await withoutScripts(browser, page);
  await upload(plain, models, { ...yaml(''), buffer: Buffer.from([0xff, 0xfe, 0x61]) });
  await expect(plain.getByText('This file is not UTF-8 text.')).toBeVisible();
  await upload(plain, models, yaml('x'.repeat(3 * 1024 * 1024)));
  await expect(plain.getByText('A model has at most 2 MB.')).toBeVisible();
  await upload(plain, models, yaml('x'.repeat(6 * 1024 * 1024)));
  await expect(plain.getByText('This is too large: a model has at most 2 MB.')).toBeVisible();
  await upload(plain, models, yaml(versioned(good, 'v1')));
  await expect(plain.getByText('modelVersion must be three numbers with dots')).toBeVisible();
  await correct(plain, 'modelVersion: v1', 'modelVersion: 1.0.0');
  await expect(plain.getByText(/^DEV-CI-1 weighs 2 instead of 1\./)).toBeVisible();
  await plain.getByRole('button', { name: 'Publish 1.0.0' }).click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Own model 1.0.0');
  await plain.getByRole('button', { name: 'Use for new rounds' }).click();
  await plain.goto(models);
  await expect(plain.getByRole('row', { name: /Own model 1.0.0/ })).toContainText('Used for new rounds');
  await plain.context().close();
});

test('members look on, and strangers find nothing', async ({ page, browser }) => {
  test.setTimeout(120_000);
  const team = await startTeam(page, 'Walls');
  const models = await modelsOf(page);
  const member = await join(browser, await invite(page, team), 'Maria Colleague');
  await upload(page, models, yaml('modelVersion: 1.0.0'));
  await page.waitForURL(/\/drafts\//);
  const draft = new URL(page.url()).pathname;

  await member.goto(models);
  await expect(member.getByRole('row', { name: /Built-in model/ })).toBeVisible();
  await expect(member.getByRole('link', { name: 'Upload a model' })).toHaveCount(0);
  await expect(member.getByRole('heading', { name: 'Drafts' })).toHaveCount(0);
  await expectAccessible(member);
  expect((await member.request.get(`${models}/new`)).status()).toBe(403);
  for (const path of [draft, `${draft}/preview`])
    expect((await member.request.get(path)).status(), path).toBe(404);
  const file = `/api${models}/built-in.yaml`;
  expect((await member.request.get(file)).status()).toBe(200);

  const stranger = await (await browser.newContext({ locale: 'en-US' })).newPage();
  expect((await stranger.request.get(file)).status()).toBe(401);
  await startTeam(stranger, 'Elsewhere');
  for (const path of [models, draft, `${models}/built-in`, file, `/api${models}/../x`])
    expect((await stranger.request.get(path)).status(), path).toBe(404);
  await stranger.context().close();
  await member.context().close();
});
