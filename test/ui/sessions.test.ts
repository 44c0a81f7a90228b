import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { assertAccessible } from './harness/accessibility.ts';
import { panelFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';
import { allThemes, screenshot, setTheme } from './harness/themes.ts';

/** What sessions do together with VS Code; what their pages do alone is in pages/. */
describe('A session, installed from the VSIX', () => {
  let window: StudioWindow;
  let session: Frame;
  before(async () => {
    window = await openStudioWindow({ machineSettings: { 'nanoBanana.provider': 'demo' } });
  });
  after(() => window.close());

  const say = async (text: string) => {
    await session.getByRole('textbox', { name: 'Message' }).fill(text);
    await session.getByRole('textbox', { name: 'Message' }).press('Enter');
    const entry = session.locator('.thread-entry').filter({ hasText: text });
    await entry.locator('.answer-actions').waitFor();
    return entry;
  };

  it('goes on from answer to answer, and branches', async () => {
    await window.runFromPalette('Nano Banana: New Session');
    session = await panelFrame(window, 'session');
    await say('A harbour at dawn');
    const second = await say('Make it night');
    await second.getByRole('img').waitFor();
    await session.getByRole('heading', { name: 'A harbour at dawn' }).waitFor();
    await session.locator('.message').filter({ hasText: 'Make it night' }).hover();
    await session.getByRole('button', { name: 'Edit Message' }).nth(1).click();
    await say('Make it rain');
    await session.getByText('2/2').waitFor();
    await session.getByRole('button', { name: 'Previous Branch' }).click();
    await session.locator('.message-text', { hasText: 'Make it night' }).waitFor();
  });

  it('is accessible in every theme', async () => {
    await session.getByRole('button', { name: 'Branches' }).click();
    for (const theme of allThemes) {
      await setTheme(window, theme, session);
      await screenshot(window, `session-${theme}`);
      await assertAccessible(session);
    }
  });

  it('is exported as a document that VS Code shows with its pictures', async () => {
    const id = await window.evaluate(async (vscode) => {
      const extension = vscode.extensions.getExtension('nano-banana-studio.nano-banana-image-studio');
      if (!extension) throw new Error('The extension is not installed.');
      const [latest] = await extension.exports.api(1).sessions.list();
      return String(latest.id);
    });
    const output = join(window.workspace, 'docs', 'harbour.md');
    await window.evaluate(
      (vscode, [sessionId, file]) =>
        vscode.commands.executeCommand('nanoBanana.exportSession', { sessionId, output: vscode.Uri.file(file ?? '') }),
      [id, output],
    );
    const markdown = await readFile(output, 'utf8');
    const assets = await readdir(join(window.workspace, 'docs', 'assets'));
    assert.equal(assets.length, 3);
    for (const name of assets) assert.ok(markdown.includes(`](assets/${name})`), name);
    await window.page.locator('.tab', { hasText: 'Preview harbour.md' }).waitFor();
    const shown = await previewed(window);
    assert.equal(shown, 3, 'pictures that the preview has loaded');
    await screenshot(window, 'session-exported');
  });

  it('begins with a picture of the workspace', async () => {
    await window.evaluate(async (vscode) => {
      const [picture] = await vscode.workspace.findFiles('**/harbour.png');
      await vscode.commands.executeCommand('nanoBanana.continueInSession', picture);
    });
    session = await panelFrame(window, 'session');
    await session.getByText('This session begins with an image.').waitFor();
    const answer = await say('Make it a drawing');
    await answer.getByText('it went along as yours').waitFor();
  });

  it('is kept or not as its user says when nothing is saved by itself', async () => {
    const id = await window.evaluate(async (vscode) => {
      const extension = vscode.extensions.getExtension('nano-banana-studio.nano-banana-image-studio');
      const api = extension?.exports.api(1);
      await api.settings.update({ 'sessions.autoSave': false });
      const { sessionId } = await vscode.commands.executeCommand<{ sessionId: string }>('nanoBanana.newSession', {});
      await api.sessions.send(sessionId, { text: 'A boat in fog' });
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await api.settings.update({ 'sessions.autoSave': true });
      return sessionId;
    });
    const question = window.page.getByRole('dialog').filter({ hasText: 'Keep the session “A boat in fog”?' });
    await question.getByRole('button', { name: 'Don’t Keep' }).click();
    await question.waitFor({ state: 'detached' });
    const isGone = await window.evaluate(async (vscode, sessionId) => {
      const extension = vscode.extensions.getExtension('nano-banana-studio.nano-banana-image-studio');
      const { sessions } = extension?.exports.api(1) ?? {};
      const isListed = async () => (await sessions.list()).some((session: { id: string }) => session.id === sessionId);
      const giveUp = Date.now() + 10_000;
      while ((await isListed()) && Date.now() < giveUp) await new Promise((resolve) => setTimeout(resolve, 50));
      return !(await isListed());
    }, id);
    assert.ok(isGone);
  });

  it('is listed as a card', async () => {
    await window.runFromPalette('Nano Banana: Open Sessions');
    const sessions = await panelFrame(window, 'sessions');
    await sessions.getByRole('button', { name: 'Open A harbour at dawn' }).waitFor();
    await screenshot(window, 'sessions');
    await assertAccessible(sessions);
  });
});

/** How many pictures VS Code's own Markdown preview has drawn, once there are any. */
async function previewed({ page }: StudioWindow): Promise<number> {
  for (let left = 100; left > 0; left--) {
    for (const frame of page.frames()) {
      const loaded = await frame
        .locator('.markdown-body img, .vscode-body img')
        .evaluateAll((all) => all.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length)
        .catch(() => 0);
      if (loaded > 2) return loaded;
    }
    await page.waitForTimeout(100);
  }
  return 0;
}
