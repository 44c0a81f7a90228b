import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Scenario } from './scenarios.ts';
import { sessionScenarios } from './sessionScenarios.ts';
import { usePages } from './usePages.ts';

const scenario = (name: string): Scenario => sessionScenarios[name] ?? assert.fail(`There is no scenario ${name}.`);
const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });
async function said(page: Page): Promise<readonly string[]> {
  const messages = page.locator('.message-text');
  await messages.first().waitFor();
  return messages.allTextContents();
}

describe('The page of a session', () => {
  const pages = usePages();

  it('shows the latest branch, and why a message has no answer', async () => {
    const { page, host } = await pages.open(scenario('talk'));
    assert.deepEqual(await said(page), [
      'A paper crane on a windowsill, morning light, muted colours',
      'Make it rain outside',
      'Now a second crane, smaller, behind it',
      'Put a famous person beside it',
      'A teacup beside it, then',
    ]);
    await page.getByText('Unable to show the generated image.').waitFor();
    await page.getByRole('button', { name: 'Show Request' }).click();
    const [, turnId] = (await host.called('showFailedExchange'))[0] ?? [];
    assert.equal(String(turnId).at(-1), '7');
    await page.getByText('Started afresh from the last image').waitFor();
    await page.getByText('Thinking and 1 draft').click();
    await page.getByText('It must not hide the first').waitFor();
    await page.getByRole('link', { name: 'Proportions of a folded crane' }).waitFor();
  });

  it('switches between branches', async () => {
    const { page } = await pages.open(scenario('talk'));
    await page.getByRole('button', { name: 'Next Branch' }).first().click();
    assert.deepEqual((await said(page)).slice(1), ['Make it night instead', 'With the moon']);
    await page.getByText('Night', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Previous Branch' }).nth(1).click();
    assert.deepEqual((await said(page)).slice(1), ['Make it night instead', 'With a street lamp']);
  });

  it('sends on Enter from where the thread ends, and starts a line on Shift and Enter', async () => {
    const { page, host } = await pages.open(scenario('talkBranch'));
    await message(page).fill('With');
    await message(page).press('Shift+Enter');
    await message(page).pressSequentially('stars');
    await message(page).press('Enter');
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
    const [, , sent] = (await host.called('sendMessage'))[0] ?? [];
    const { text, fromTurnId } = sent as { text: string; fromTurnId: string };
    assert.deepEqual([text, fromTurnId.at(-1)], ['With\nstars', '6']);
  });

  it('sends a message once, however often Enter is pressed, and keeps what is typed meanwhile', async () => {
    const taken = Promise.withResolvers<void>();
    const { page, host } = await pages.open({ ...scenario('talkBranch'), answersAfter: taken.promise });
    await message(page).fill('With stars');
    await message(page).press('Enter');
    await message(page).press('Enter');
    await message(page).pressSequentially(', and a moon');
    await host.asked('sendMessage');
    taken.resolve();
    await page.waitForFunction(() => document.querySelector('textarea')?.value === ', and a moon');
    assert.equal((await host.asked('sendMessage')).length, 1);
  });

  it('edits an earlier message as a branch beside it', async () => {
    const { page, host } = await pages.open(scenario('talk'));
    await page.getByText('Make it rain outside').hover();
    await page.getByRole('button', { name: 'Edit Message' }).nth(1).click();
    assert.equal(await message(page).inputValue(), 'Make it rain outside');
    assert.equal((await said(page)).length, 1);
    await message(page).fill('Make it snow outside');
    await message(page).press('Enter');
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
    const [, , sent] = (await host.called('sendMessage'))[0] ?? [];
    assert.equal((sent as { fromTurnId: string }).fromTurnId.at(-1), '1');
  });

  it('regenerates, and tries another model, beside the answer', async () => {
    const { page, host } = await pages.open(scenario('talk'));
    await page.getByRole('button', { name: 'Regenerate' }).last().click();
    await page.getByRole('button', { name: 'Try again with another model' }).last().click();
    await page.getByRole('button', { name: 'Nano Banana Pro', exact: true }).click();
    const asked = await host.asked('sendMessage', 2);
    const sent = asked.map(([, what]) => what as { text: string; model: string; fromTurnId: string });
    assert.deepEqual(
      sent.map(({ text, model, fromTurnId }) => [text, model, fromTurnId.at(-1)]),
      [
        ['A teacup beside it, then', 'gemini-3.1-flash-lite-image', '7'],
        ['A teacup beside it, then', 'gemini-3-pro-image', '7'],
      ],
    );
  });

  it('takes a turn out at once, and brings it back', async () => {
    const { page, host } = await pages.open(scenario('talk'));
    await page.getByRole('button', { name: 'More actions', exact: true }).last().click();
    await page.getByRole('button', { name: 'Remove with What Follows' }).click();
    await page.getByText('A teacup beside it, then').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('A teacup beside it, then').waitFor();
    assert.ok(await host.called('restoreTurn'));
  });

  it('shows what the model thinks while it thinks, and stops it', async () => {
    const { page, host } = await pages.open(scenario('talkRunning'));
    await page.getByText('The lamp should be warm').waitFor();
    await message(page).fill('More');
    await message(page).press('Enter');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped before it was sent.').waitFor();
    assert.ok(!host.calls.some(([name]) => name === 'sendMessage'), 'nothing is sent while an answer is on its way');
  });

  it('does not stop what it has just sent at the second press of a double click', async () => {
    const { page } = await pages.open(scenario('talkRunning'));
    await page.getByRole('button', { name: 'Stop' }).hover();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    await page.waitForTimeout(50);
    assert.equal(await page.getByText('Stopped before it was sent.').count(), 0);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped before it was sent.').waitFor();
  });

  it('says why nothing can be sent', async () => {
    const { page, host } = await pages.open(scenario('talkBranch'));
    const button = page.getByRole('button', { name: 'Send (Enter)' });
    assert.match((await button.getAttribute('title')) ?? '', /^Send \(Enter\): \w/);
    await button.click({ force: true });
    assert.ok(!host.calls.some(([name]) => name === 'sendMessage'));
  });

  it('keeps a message that was not sent, with what lets it be', async () => {
    const { page, host } = await pages.open(scenario('talkUnsent'));
    await page.getByText('This would pass your monthly budget').waitFor();
    await page.getByRole('button', { name: 'Send Anyway' }).click();
    const [[, options] = []] = await host.asked('retryJob');
    assert.deepEqual(options, { confirmBudget: true });
  });

  it('says when a message gets heavy, and sends less', async () => {
    const { page, host } = await pages.open(scenario('talkHeavy'));
    await page.getByText('The next message sends 28.2 MB with 9 images.').waitFor();
    await page.getByRole('button', { name: 'Only the last 3' }).click();
    await message(page).fill('Lighter');
    await message(page).press('Enter');
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
    const [, , sent] = (await host.called('sendMessage'))[0] ?? [];
    assert.equal((sent as { trimTo: number }).trimTo, 3);
  });

  it('says beforehand that another model starts afresh', async () => {
    const { page } = await pages.open(scenario('talkOtherModel'));
    await page.getByText('Nano Banana Pro starts afresh from the last image').waitFor();
  });

  it('leads from the tree, with the keyboard, and from a picture to their turns', async () => {
    const { page } = await pages.open(scenario('talkBranch'));
    const rows = page.getByRole('option');
    assert.equal(await rows.count(), 8);
    await rows.nth(2).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByText('A teacup beside it, then').first().waitFor();
    await page.getByRole('button', { name: 'Images of This Session' }).click();
    await page
      .getByRole('button', { name: /^Go to:/ })
      .nth(3)
      .click();
    await page.locator('.message-text', { hasText: 'Make it night instead' }).waitFor();
  });

  it('names a branch where it begins', async () => {
    const { page, host } = await pages.open(scenario('talkBranch'));
    await page.getByRole('button', { name: 'More actions', exact: true }).last().click();
    await page.getByRole('button', { name: 'Name This Branch…' }).click();
    await page.getByRole('textbox', { name: 'Name of this branch' }).fill('Moonlight');
    await page.keyboard.press('Enter');
    const [[, , name] = []] = await host.asked('nameBranch');
    assert.equal(name, 'Moonlight');
  });

  it('compares branches, and goes on in the one that is liked', async () => {
    const { page } = await pages.open(scenario('talkBranch'));
    await page.getByRole('button', { name: 'More actions', exact: true }).last().click();
    await page.getByRole('button', { name: 'Compare Branches' }).click();
    await page.getByRole('radio', { name: 'Side by side' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Go On with This' }).first().click();
    assert.equal((await said(page)).at(-1), 'With a street lamp');
  });

  it('keeps what is typed and where one is', async () => {
    const { page } = await pages.open(scenario('talkBranch'));
    await message(page).fill('half a thou');
    await page.reload();
    assert.equal(await message(page).inputValue(), 'half a thou');
    assert.equal((await said(page)).at(-1), 'With the moon');
  });
});

describe('The page of sessions', () => {
  const pages = usePages();

  it('keeps what was deleted folded away, found by the same search, with a way back', async () => {
    const { page, host } = await pages.open(scenario('sessionsDeleted'));
    assert.equal(await page.locator('.session-card').count(), 3);
    const deleted = page.locator('.sessions-deleted');
    assert.equal(await deleted.getByRole('listitem').count(), 0);
    await deleted.getByText('Deleted 2').click();
    assert.equal(await deleted.getByRole('listitem').count(), 2);
    await page.getByRole('searchbox').fill('inbox');
    await deleted.getByRole('listitem').getByRole('button', { name: 'Restore' }).click();
    assert.deepEqual((await host.called('restoreSession')).at(-1), [
      'restoreSession',
      scenario('sessionsDeleted').sessions?.at(-1)?.id,
    ]);
  });

  it('lists, finds, renames and deletes with Undo', async () => {
    const { page, host } = await pages.open(scenario('sessions'));
    assert.equal(await page.locator('.session-card').count(), 5);
    await page.getByRole('searchbox').fill('pro');
    assert.deepEqual(await page.locator('.session-card-name').allTextContents(), [
      'Icons for the settings page, drawn as if cut from felt',
    ]);
    await page.getByRole('searchbox').fill('harbour');
    await page.getByRole('button', { name: 'Actions for Harbour' }).click();
    await page.getByRole('button', { name: 'Rename…' }).click();
    await page.getByRole('textbox', { name: 'New name of Harbour' }).fill('Docks');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Actions for Harbour' }).click();
    await page.getByRole('button', { name: 'Delete with Its Images' }).click();
    await page.locator('.session-card').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.session-card').waitFor();
    for (const name of ['renameSession', 'deleteSession', 'restoreSession']) await host.called(name);
  });
});
