import assert from 'node:assert/strict';
import { sidebarFrame } from './harness/frames.ts';
import { openStudioWindow, type StudioWindow } from './harness/studioWindow.ts';

describe('Two windows on one library', () => {
  let first: StudioWindow;
  let second: StudioWindow;
  before(async () => {
    const machineSettings = { 'nanoBanana.provider': 'demo' };
    first = await openStudioWindow({ machineSettings });
    second = await openStudioWindow({ beside: first, machineSettings });
  });
  after(async () => {
    await second.close();
    await first.close();
  });

  it('see each other’s images within a second, in the sidebar too', async () => {
    const sidebar = await sidebarFrame(second);
    const pictures = sidebar.getByRole('listbox', { name: 'Images' }).locator('img');
    assert.equal(await pictures.count(), 0);
    await make(first, 'A kite over a beach');
    const madeAt = Date.now();
    await pictures.first().waitFor({ timeout: 5000 });
    const shownAfter = Date.now() - madeAt;
    assert.ok(shownAfter <= 2000, `shown after ${shownAfter} ms`);

    const id = await make(second, 'A boat under the kite');
    const deadline = Date.now() + 1000;
    while (!(await ids(first)).includes(id)) assert.ok(Date.now() < deadline, 'not seen within a second');
  });
});

const make = (window: StudioWindow, prompt: string): Promise<string> =>
  window.evaluate(
    async (vscode, words) =>
      (await vscode.commands.executeCommand<{ imageId: string }>('nanoBanana.generateImage', { prompt: words }))
        .imageId,
    prompt,
  );

const ids = (window: StudioWindow): Promise<string[]> =>
  window.evaluate(async (vscode) => {
    const extension = vscode.extensions.getExtension('nano-banana-studio.nano-banana-image-studio');
    const page = await extension?.exports.api(1).images.list({});
    return page.images.map((image: { id: string }) => image.id);
  });
