import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandResult } from '../../src/commands/commandResult.ts';
import type { DemoServer } from '../../src/demo/server.ts';
import { readProvenance } from '../../src/imaging/provenance.ts';
import { sniff } from '../../src/imaging/sniff.ts';
import { leaveStandIn, publicApi, read, sha256, useStandIn, workspaceFile } from './support.ts';

const run = async (request: object): Promise<CommandResult> =>
  vscode.commands.executeCommand<CommandResult>('nanoBanana.generateImage', request);

describe('Generate Image', () => {
  let server: DemoServer;
  before(async () => {
    server = await useStandIn();
  });
  after(() => leaveStandIn(server));

  it('writes the bytes as received, under the right extension, into the configured folder', async () => {
    const { uri, imageId } = await run({ prompt: 'A red fox in the snow', aspectRatio: '16:9' });
    const sent = server.log.at(-1)?.answered.at(-1);
    assert.equal(uri.path, workspaceFile('assets/images/a-red-fox-in-the-snow.jpg').path);
    const bytes = await read(uri);
    assert.deepEqual(sniff(bytes), { ...sniff(bytes), mime: 'image/jpeg', width: 1376, height: 768 });
    assert.equal(readProvenance(bytes)?.prompt, 'A red fox in the snow');

    const api = await publicApi();
    const kept = await api.images.get(imageId);
    assert.equal(kept.sha256, sent);
    const original = vscode.Uri.joinPath(await libraryImages(api), kept.fileName);
    assert.equal(sha256(await read(original)), sent);
  });

  it('sends exactly what was chosen', async () => {
    const output = workspaceFile('chosen.jpg');
    await run({
      prompt: 'A map of a city',
      model: 'gemini-nano-banana-2.1',
      aspectRatio: '4:1',
      resolution: '2K',
      responseModality: 'image',
      thinkingLevel: 'high',
      includeThoughts: true,
      googleSearch: true,
      imageSearch: true,
      output,
    });
    const request = server.log.at(-1);
    assert.equal(request?.url, '/v1/models/gemini-nano-banana-2.1:generateContent');
    assert.deepEqual(request?.body, {
      contents: [{ role: 'user', parts: [{ text: 'A map of a city' }] }],
      tools: [{ googleSearch: { searchTypes: { webSearch: {}, imageSearch: {} } } }],
      generationConfig: {
        responseModalities: ['IMAGE'],
        thinkingConfig: { includeThoughts: true, thinkingLevel: 'HIGH' },
        imageConfig: { aspectRatio: '4:1', imageSize: '2K' },
      },
    });
  });

  it('never overwrites: a taken name gets a number', async () => {
    const output = workspaceFile('taken.jpg');
    await vscode.workspace.fs.writeFile(output, new TextEncoder().encode('mine'));
    const { uri } = await run({ prompt: 'Anything', output });
    assert.equal(uri.path, workspaceFile('taken-2.jpg').path);
    assert.equal(new TextDecoder().decode(await read(output)), 'mine');
  });

  it('gives the file the extension of its bytes, whatever was asked for', async () => {
    const { uri } = await run({ prompt: 'Anything', output: workspaceFile('wanted.png') });
    assert.equal(uri.path, workspaceFile('wanted.jpg').path);
  });

  it('puts the link at the cursor as one edit that one undo takes back', async () => {
    const document = await vscode.workspace.openTextDocument(workspaceFile('README.md'));
    const editor = await vscode.window.showTextDocument(document);
    const before = document.getText();
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await run({ prompt: 'A "blue" door [old]', insert: true });
    assert.equal(document.getText(), `![A "blue" door \\[old\\]](assets/images/a-blue-door-old.jpg)${before}`);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('makes the image also where its link cannot be written', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'latex', content: '' });
    await vscode.window.showTextDocument(document);
    const { uri } = await run({ prompt: 'A fox', insert: true, output: workspaceFile('100% done/fox.jpg') });
    assert.ok((await read(uri)).length > 0);
    assert.equal(document.getText(), '');
    await run({ prompt: 'A hare', insert: true, output: workspaceFile('all_done/hare.jpg') });
    assert.equal(document.getText(), '\\includegraphics[width=\\linewidth]{all_done/hare.jpg}');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('refuses bad input with one sentence and sends nothing', async () => {
    const sent = server.log.length;
    await assert.rejects(run({ prompt: ' ' }), /prompt is empty/);
    await assert.rejects(run({ prompt: 'x'.repeat(100_000) }), /up to 50,000/);
    await assert.rejects(run({ prompt: 'x', aspectRatio: '3:1' }), /aspect ratio must be one of/);
    await assert.rejects(
      run({ prompt: 'x', model: 'gemini-3.1-flash-lite-image', aspectRatio: '8:1' }),
      /does not make 8:1/,
    );
    await assert.rejects(
      run({ prompt: 'x', model: 'gemini-3-pro-image-preview' }),
      /successor is .+gemini-3-pro-image/,
    );
    await assert.rejects(run({ prompt: 'x', references: [workspaceFile('README.md')] }), /"README.md" is not an image/);
    await assert.rejects(
      run({ prompt: 'x', references: [workspaceFile('nowhere.png')] }),
      /"nowhere.png" cannot be read/,
    );
    await assert.rejects(run({ prompt: 'x', output: '../outside.jpg' }), /outside the folder/);
    assert.equal(server.log.length, sent);
  });

  it('says what Google said, keeps the key out of it, and writes nothing half', async () => {
    const cases: readonly [marker: string, expected: RegExp][] = [
      ['refusal IMAGE_SAFETY', /^Unable to show the generated image\./],
      ['textOnly', /in words/],
      ['notAnImage', /^Gemini sent an image that cannot be read/],
      ['noParts', /neither an image nor a word/],
    ];
    for (const [marker, expected] of cases) {
      const output = workspaceFile('never.jpg');
      await assert.rejects(run({ prompt: `x [[fault:${marker}]]`, output }), (error: Error) => {
        assert.match(error.message, expected, marker);
        assert.ok(!error.message.includes(server.key), marker);
        return true;
      });
      await assert.rejects(async () => vscode.workspace.fs.stat(output));
    }
  });
});

/** Where one image lies, the others lie. */
async function libraryImages(api: Awaited<ReturnType<typeof publicApi>>): Promise<vscode.Uri> {
  const { uri } = await api.generate({ prompt: 'Anything' });
  return vscode.Uri.joinPath(uri, '..');
}
