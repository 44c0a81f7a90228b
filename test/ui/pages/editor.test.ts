import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { EditRequest } from '../../../src/protocol/api/edits.ts';
import { assertAccessible } from '../harness/accessibility.ts';
import { editorScenarios, harbour, harbourUri } from './editorScenarios.ts';
import type { FakeHost } from './fakeHost.ts';
import { sampleImage } from './sampleData.ts';
import type { Scenario } from './scenarios.ts';
import { changeTheme } from './themes.ts';
import { uploadedImage } from './uploadedImage.ts';
import { usePages } from './usePages.ts';

describe('The image editor', () => {
  const { open: openPage, themes } = usePages();
  const open = async (name: string, over: Partial<Scenario> = {}) => {
    const opened = await openPage({ ...named(name), ...over });
    await opened.page.getByRole('tablist').waitFor();
    return opened;
  };

  it('sends what was typed, with the words of the mode, in the size that loses no detail', async () => {
    const { page, host } = await open('editor');
    await page.getByRole('tab', { name: 'Remove' }).click();
    await page.getByRole('textbox', { name: 'What should go' }).fill('the sun');
    await page.getByRole('button', { name: 'Generate' }).click();
    const { prompt, ...request } = await editRequest(host);
    assert.match(prompt, /^Remove the sun from this picture/);
    assert.match(prompt, /Keep the composition/);
    assert.deepEqual(request, {
      image: harbour.image.id,
      mode: 'remove',
      model: 'gemini-nano-banana-2.1',
      resolution: '1K',
    });
  });

  it('sends the words that the user wrote instead, and goes back to the form’s', async () => {
    const { page, host } = await open('editor');
    const box = page.getByRole('textbox', { name: 'Prompt as it is sent' });
    const composed = await box.inputValue();
    await box.fill('Only my own words');
    await page.getByRole('textbox', { name: 'What should change' }).fill('something else');
    await page.keyboard.press('Control+Enter');
    assert.equal((await editRequest(host)).prompt, 'Only my own words');
    await page.getByRole('button', { name: 'Back to the form’s' }).click();
    assert.notEqual(await box.inputValue(), composed);
    assert.match(await box.inputValue(), /something else/);
  });

  it('asks each mode for little, and sends each as itself', async () => {
    const { page, host } = await open('editor', { saved: {} });
    const fill = (name: string, text: string) => page.getByRole('textbox', { name, exact: true }).fill(text);
    const modes: Readonly<
      Record<string, { readonly ask: () => Promise<unknown>; readonly sent: Partial<EditRequest> }>
    > = {
      Edit: { ask: () => fill('What should change', 'night'), sent: { mode: 'free' } },
      Add: { ask: () => fill('What to add', 'a boat'), sent: { mode: 'add' } },
      'Repaint an Area': {
        ask: async () => [await fill('Where', 'the sun'), await fill('What should be there', 'a moon')],
        sent: { mode: 'inpaint' },
      },
      Style: {
        ask: () => page.getByRole('button', { name: 'Image with the Style…' }).click(),
        sent: { mode: 'style', style: 'linocut', aspectRatio: '16:9' },
      },
      Colours: { ask: () => page.getByRole('slider', { name: 'Temperature' }).fill('2'), sent: { mode: 'grade' } },
      Background: {
        ask: () => page.getByRole('radio', { name: 'Transparent' }).click(),
        sent: { mode: 'background', transparent: true },
      },
      'Extend the Canvas': {
        ask: () => page.getByRole('radio', { name: '21:9' }).click(),
        sent: { mode: 'extend', aspectRatio: '21:9' },
      },
      Enlarge: {
        ask: () => page.getByRole('radio', { name: /^4K/ }).click(),
        sent: { mode: 'upscale', resolution: '4K' },
      },
      Restore: { ask: () => page.getByRole('button', { name: 'Noise' }).click(), sent: { mode: 'restore' } },
    };
    const prompts = new Set<string>();
    for (const [name, { ask, sent }] of Object.entries(modes)) {
      const before = calls(host, 'edit').length;
      await page.getByRole('tab', { name, exact: true }).click();
      await ask();
      await page.getByRole('button', { name: 'Generate' }).click();
      const request = await editRequest(host, before);
      const only = Object.fromEntries(Object.keys(sent).map((key) => [key, request[key as keyof EditRequest]]));
      assert.deepEqual(only, sent, name);
      prompts.add(request.prompt);
    }
    assert.equal(prompts.size, Object.keys(modes).length);
  });

  it('paints a mask with the pointer and sends it in the picture’s own pixels, locked', async () => {
    const { page, host } = await open('editorInpaint', {
      saved: { mode: 'inpaint', pen: 'brush', forms: savedForms() },
    });
    await drag(page, [0.25, 0.5], [0.75, 0.5]);
    await page.getByText(/Marked: /).waitFor();
    await page.getByRole('button', { name: 'Generate' }).click();
    const request = await editRequest(host);
    assert.deepEqual([request.mask, request.lock, request.feather], ['mask', true, 11]);
    const { data, info } = await uploadedImage(host);
    assert.deepEqual([info.width, info.height], [harbour.width, harbour.height]);
    const at = (x: number, y: number) => data[Math.round(y * info.height) * info.width + Math.round(x * info.width)];
    assert.deepEqual([at(0.5, 0.5), at(0.3, 0.5), at(0.5, 0.1), at(0.9, 0.5)], [255, 255, 0, 0]);
  });

  it('takes strokes back and does them again, erases, inverts and fills a lasso', async () => {
    const { page } = await open('editor');
    const share = async () => Number(/Marked: (\d+)%/.exec(await page.locator('main').innerText())?.[1] ?? 0);
    await page.keyboard.press('r');
    await drag(page, [0.25, 0.25], [0.75, 0.75]);
    assert.equal(await share(), 25);
    await page.keyboard.press('i');
    assert.equal(await share(), 75);
    await page.keyboard.press('Control+z');
    assert.equal(await share(), 25);
    await page.keyboard.press('Control+z');
    assert.equal(await share(), 0);
    await page.keyboard.press('Control+Shift+z');
    assert.equal(await share(), 25);
    await page.keyboard.down('Alt');
    await drag(page, [0.25, 0.25], [0.5, 0.75]);
    await page.keyboard.up('Alt');
    assert.ok(Math.abs((await share()) - 12.5) <= 1);
    await page.keyboard.press('l');
    await drag(page, [0, 0], [0.2, 0], [0.2, 0.2], [0, 0.2]);
    assert.ok((await share()) > 14);
  });

  it('paints by keys alone', async () => {
    const { page, host } = await open('editor');
    await page.keyboard.press('b');
    await pad(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByText(/Marked: /).waitFor();
    await page.getByRole('textbox', { name: 'What should change' }).fill('a cloud');
    await page.keyboard.press('Control+Enter');
    assert.equal((await editRequest(host)).mask, 'mask');
    const { data, info } = await uploadedImage(host);
    assert.equal(data[Math.round(info.height / 2) * info.width + Math.round(info.width * 0.6)], 255);
  });

  it('keeps what was painted by keys when the focus leaves before the pen is lifted', async () => {
    const { page } = await open('editor');
    await page.keyboard.press('b');
    await pad(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
    await page.getByRole('textbox', { name: 'What should change' }).focus();
    await page.getByText(/Marked: /).waitFor();
  });

  it('does not send an empty mask', async () => {
    const { page, host } = await open('editorInpaint', { saved: { mode: 'inpaint', pen: 'brush' } });
    await page.getByRole('textbox', { name: 'What should be there' }).fill('a boat');
    await drag(page, [0.25, 0.5], [0.75, 0.5]);
    await page.getByRole('button', { name: 'Clear All Marks' }).click();
    await page.keyboard.press('Control+Enter');
    const button = page.getByRole('button', { name: 'Generate' });
    assert.match((await button.getAttribute('title')) ?? '', /Paint over/);
    assert.equal(calls(host, 'edit').length, 0);
  });

  it('sends every choice of a cut-out, and a mask without its lock as a mere mark', async () => {
    const { page, host } = await open('editor', { saved: {} });
    await page.getByRole('tab', { name: 'Background' }).click();
    for (const choice of ['Transparent', /^On a screen/, 'Magenta', 'WebP'])
      await page.getByRole('radio', { name: choice }).click();
    await page.getByText('about $0.035').waitFor();
    await page.getByRole('button', { name: 'Generate' }).click();
    const keyed = await editRequest(host);
    assert.deepEqual([keyed.transparent, keyed.keyed, keyed.format], [true, true, 'webp']);
    assert.match(keyed.prompt, /pure magenta background/);
    await page.getByRole('tab', { name: 'Remove' }).click();
    await page.keyboard.press('r');
    await drag(page, [0.25, 0.25], [0.75, 0.75]);
    await page.getByRole('checkbox', { name: /^Lock outside the mask/ }).click();
    await page.getByRole('slider', { name: 'Soft edge' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Generate' }).click();
    const marked = await editRequest(host, 1);
    assert.deepEqual(
      [marked.mask, marked.lock, marked.feather, marked.transparent],
      ['mask', undefined, undefined, undefined],
    );
  });

  it('leaves a read-only file alone, and says what to do instead', async () => {
    const { page, host } = await open('editorReadOnly');
    const replace = page.getByRole('button', { name: 'Replace' });
    assert.match((await replace.getAttribute('title')) ?? '', /read-only\. Save the image beside it/);
    await replace.press('Enter');
    await page.getByRole('button', { name: 'Save Beside' }).click();
    await page.getByText('Saved as harbour-2.png.').first().waitFor();
    assert.deepEqual(
      calls(host, 'saveEdit').map(([request]) => (request as { how: string }).how),
      ['beside'],
    );
  });

  it('offers to put back what the file was before', async () => {
    const before = sampleImage(2, { origin: 'imported' });
    const { page, host } = await open('editor', {
      images: [harbour.image, before],
      versions: [before, harbour.image],
      saves: [{ saved: 'replaced', uri: harbourUri, name: 'harbour.png', undoId: 'u', documents: [] }],
    });
    await page.getByRole('button', { name: /^Version 1/ }).click();
    await page.getByRole('button', { name: 'Put Back' }).click();
    await page.getByText('Replaced harbour.png.').first().waitFor();
    assert.partialDeepStrictEqual(calls(host, 'saveEdit'), [[{ imageId: before.id, how: 'replace' }]]);
  });

  it('draws remarks as a picture of their own, and lets each say what it wants', async () => {
    const { page, host } = await open('editor', { saved: {} });
    await page.getByRole('button', { name: 'Arrow (A)' }).click();
    await drag(page, [0.6, 0.3], [0.4, 0.5]);
    await page.getByRole('textbox', { name: 'Arrow says' }).fill('a lamp here');
    await page.getByRole('button', { name: 'Generate' }).click();
    const request = await editRequest(host);
    assert.match(request.prompt, /instructions drawn on it/);
    assert.equal(request.annotations, 'annotations');
    const { data, info } = await uploadedImage(host);
    assert.deepEqual([info.width, info.height, info.channels], [harbour.width, harbour.height, 4]);
    const alpha = (x: number, y: number) =>
      data[(Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 4 + 3] ?? 0;
    assert.ok(alpha(0.5, 0.4) > 200 && alpha(0.1, 0.9) === 0);
  });

  it('moves a remark by the pointer and by keys, as one step each, says it in other words, and takes it away', async () => {
    const { page, host } = await open('editorAnnotate');
    const box = page.getByRole('button', { name: /^Box: more containers/ });
    const picture = await pad(page).boundingBox();
    assert.ok(picture);
    const at = (x: number, y: number) =>
      [picture.x + (x / harbour.width) * picture.width, picture.y + (y / harbour.height) * picture.height] as const;
    await page.mouse.move(...at(120, 500));
    await page.mouse.down();
    await page.mouse.move(...at(320, 500), { steps: 5 });
    await page.mouse.up();
    for (let press = 0; press < 3; press++) await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.type(' and a crane');
    assert.deepEqual(await corner(page), [320, 423]);
    await page.getByRole('button', { name: /^Box: more containers and a crane/ }).focus();
    for (let press = 0; press < 3; press++) await page.keyboard.press('Control+z');
    assert.deepEqual(await corner(page), [320, 420]);
    await page.keyboard.press('Control+z');
    assert.deepEqual(await corner(page), [120, 420]);
    await page.getByRole('button', { name: 'End of Box' }).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await box.focus();
    await page.keyboard.press('Delete');
    await box.waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('listitem').count(), 2);
    await drag(page, [0.1, 0.1], [0.3, 0.2]);
    await page.getByRole('listitem').nth(2).waitFor();
    assert.equal(calls(host, 'edit').length, 0);
  });

  it('shows the result beside the picture before, in place, and goes on from it', async () => {
    const made = sampleImage(3, { parentId: harbour.image.id });
    const { page, host } = await open('editorRunning', { images: [harbour.image, made] });
    await page.getByRole('button', { name: /^Cancel/ }).waitFor();
    const [job] = named('editorRunning').jobs ?? [];
    assert.ok(job);
    const state = { phase: 'done', startedAt: 0, finishedAt: 1 } as const;
    await host.tell({ news: 'jobs', jobs: [{ ...job, images: [made], state }] });
    await page.getByRole('radio', { name: 'Side by Side' }).waitFor();
    await page.getByRole('button', { name: 'Edit This' }).click();
    await page.getByRole('radio', { name: 'Side by Side' }).waitFor({ state: 'detached' });
    assert.equal(calls(host, 'openEdit').at(-1)?.[0], made.id);
  });

  it('locks an answer outside the mask after the fact', async () => {
    const made = sampleImage(3, { parentId: harbour.image.id });
    const { page, host } = await open('editorResult', {
      images: [harbour.image, made],
      saved: { ...(named('editorResult').saved as object), result: made.id },
    });
    await page.getByRole('button', { name: 'Lock Outside the Mask' }).click();
    await page.getByText(/^Outside the mask all is as it was/).waitFor();
    await page.getByRole('slider', { name: 'Soft edge' }).fill('0');
    await page.getByRole('button', { name: 'Use the New Edge' }).click();
    await page.getByRole('button', { name: 'Use the New Edge' }).waitFor({ state: 'detached' });
    const asked = { answerId: made.id, mask: 'mask' };
    assert.deepEqual(calls(host, 'lockOutsideMask'), [[{ ...asked, feather: 11 }], [{ ...asked, feather: 0 }]]);
  });

  it('crops by the pointer, to whole pixels', async () => {
    const { page, host } = await open('editor', { saved: { mode: 'crop' } });
    await drag(page, [0.25, 0.25], [0.75, 0.5]);
    await page.getByRole('button', { name: 'Crop', exact: true }).click();
    const [[request] = []] = await host.asked('applyTools');
    const { width, height } = harbour;
    const [step] = (request as { tools: readonly Record<string, number>[] }).tools;
    for (const [name, share] of Object.entries({
      left: width / 4,
      top: height / 4,
      width: width / 2,
      height: height / 4,
    })) {
      assert.ok(Math.abs((step?.[name] ?? 0) - share) <= 2 && Number.isInteger(step?.[name]), name);
    }
    await page.getByRole('button', { name: 'Undo', exact: true }).waitFor();
  });

  it('shows the size of the file while the quality is pulled', async () => {
    const { page } = await open('editorConvert');
    const slider = page.getByRole('slider', { name: 'Quality' });
    await slider.fill('40');
    await page.getByText('96 KB').waitFor();
    await slider.fill('80');
    await page.getByText('192 KB').waitFor();
  });

  it('asks before it replaces a file that changed meanwhile, and undoes', async () => {
    const { page, host } = await open('editorResult', {
      saves: [
        { saved: 'no', because: 'changedOnDisk', name: 'harbour.png' },
        { saved: 'replaced', uri: harbourUri, name: 'harbour.png', undoId: 'u', documents: ['README.md'] },
      ],
    });
    await page.getByRole('button', { name: 'Replace' }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Replace' }).click();
    await page.getByText('Replaced harbour.png. 1 document now links to it.').first().waitFor();
    assert.deepEqual(
      calls(host, 'saveEdit').map(([request]) => (request as { evenIfChanged?: boolean }).evenIfChanged),
      [undefined, true],
    );
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('The file is as it was.').first().waitFor();
    assert.deepEqual(calls(host, 'undoSave'), [['u']]);
  });

  it('keeps what was drawn and typed while it is hidden', async () => {
    const { page } = await open('editor');
    await page.keyboard.press('r');
    await drag(page, [0.25, 0.25], [0.75, 0.75]);
    await page.getByRole('textbox', { name: 'What should change' }).fill('a storm');
    await page.reload();
    await page.getByText('Marked: 25%.').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'What should change' }).inputValue(), 'a storm');
  });

  it('is accessible, in all themes and as narrow as can be', async () => {
    const all = Object.values(themes());
    const names = ['Inpaint', 'Annotate', 'Grade', 'Crop', 'Convert', 'Icons', 'Result', 'Failed'];
    for (const [index, name] of [...names.map((mode) => `editor${mode}`), 'editorDoor'].entries()) {
      const { page } = await openPage(named(name));
      await page.locator('main').waitFor();
      // With the ends that can be taken hold of.
      if (name === 'editorAnnotate') await page.locator('.remark-grip').first().focus();
      await changeTheme(page, all[index % all.length] ?? themes().dark);
      await assertAccessible(page.mainFrame());
      await page.setViewportSize({ width: 220, height: 800 });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0, name);
      await page.close();
    }
  });
});

const savedForms = () => (named('editorInpaint').saved as { forms: object }).forms;

function named(name: string): Scenario {
  const scenario = editorScenarios[name];
  assert.ok(scenario, name);
  return scenario;
}

const calls = (host: FakeHost, method: string): readonly (readonly unknown[])[] =>
  host.calls.filter(([name]) => name === method).map(([, ...args]) => args);

/** The last one, as soon as there are more than before. */
async function editRequest(host: FakeHost, before = 0): Promise<EditRequest> {
  const [request] = (await host.asked('edit', before + 1)).at(-1) ?? [];
  return request as EditRequest;
}

/** Of the one box among the remarks, in pixels of the picture. */
async function corner(page: Page): Promise<readonly number[]> {
  const outline = page.locator('g').filter({ has: page.getByRole('button', { name: /^Box/ }) });
  const points = await outline.locator('.annotation-line').first().getAttribute('points');
  return (points ?? '')
    .split(/[ ,]/)
    .slice(0, 2)
    .map((value) => Math.round(Number(value)));
}

const pad = (page: Page) => page.getByRole('application', { name: /Enter/ });

/** With the button held, through points in shares of the picture. */
async function drag(page: Page, ...[first, ...rest]: readonly (readonly [number, number])[]): Promise<void> {
  const box = await pad(page).boundingBox();
  assert.ok(box && first);
  const go = ([x, y]: readonly [number, number]) =>
    page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 8 });
  await go(first);
  await page.mouse.down();
  for (const point of rest) await go(point);
  await page.mouse.up();
}
