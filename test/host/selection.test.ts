import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandResult } from '../../src/commands/commandResult.ts';
import type { DemoServer } from '../../src/demo/server.ts';
import { sniff } from '../../src/imaging/sniff.ts';
import { leaveStandIn, read, useStandIn, workspaceFile } from './support.ts';

describe('Generate Image from Selection', () => {
  let server: DemoServer;
  before(async () => {
    server = await useStandIn();
  });
  after(() => leaveStandIn(server));
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  const run = async (request: object) =>
    vscode.commands.executeCommand<CommandResult>('nanoBanana.generateFromSelection', request);

  async function select(language: string, content: string, words: string): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument({ language, content });
    const editor = await vscode.window.showTextDocument(document);
    const start = content.indexOf(words);
    editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(start + words.length));
    return editor;
  }

  it('takes the words as the prompt and links the image below them, wherever they have moved meanwhile', async () => {
    const editor = await select('html', '<p>\n  <!-- A green owl -->\n</p>\n', 'A green owl');
    const running = run({ resolution: '1K' });
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), '<h1>Birds</h1>\n'));
    const { uri } = await running;
    assert.deepEqual(server.log.at(-1)?.body, {
      ...(server.log.at(-1)?.body as object),
      contents: [{ role: 'user', parts: [{ text: 'A green owl' }] }],
    });
    assert.equal(uri.path, workspaceFile('assets/images/a-green-owl.jpg').path);
    const link = '<img src="assets/images/a-green-owl.jpg" alt="A green owl" width="1024" height="1024">';
    assert.equal(editor.document.getText(), `<h1>Birds</h1>\n<p>\n  <!-- A green owl -->\n  ${link}\n</p>\n`);
  });

  it('says what is missing when nothing is selected, and sends nothing', async () => {
    const sent = server.log.length;
    await select('markdown', 'A fox', '');
    await assert.rejects(run({}), /Select the words/);
    assert.equal(server.log.length, sent);
  });

  it('is offered where somebody asks for actions, and a missing image where its link is', async () => {
    const text = 'A lake ![A lake](assets/images/lake.webp) ![Ours](assets/images/never.svg) ![Out](../outside.png)';
    const document = await vscode.workspace.openTextDocument(workspaceFile('README.md'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((change) => change.insert(new vscode.Position(0, 0), `${text}\n`));
    const actions = async (from: number, to = from) => {
      const range = new vscode.Range(0, from, 0, to);
      const command = 'vscode.executeCodeActionProvider';
      const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(command, document.uri, range);
      return all.filter(({ title }) => /Generate/.test(title));
    };
    const [missing, ...more] = await actions(text.indexOf('lake.webp'));
    assert.deepEqual(missing?.command?.arguments?.slice(1), ['A lake']);
    assert.equal(String(missing?.command?.arguments?.[0]), String(workspaceFile('assets/images/lake.webp')));
    assert.deepEqual(more, []);
    assert.deepEqual(
      (await actions(0, 6)).map(({ title }) => title),
      ['Generate Image from Selection…'],
    );
    for (const other of ['Ours', 'Out']) assert.deepEqual(await actions(text.indexOf(other)), [], other);
  });

  it('gives a linked image the very name and format that its link says', async () => {
    const { uri } = await vscode.commands.executeCommand<CommandResult>('nanoBanana.generateLinkedImage', {
      file: workspaceFile('pictures/A lake (1).JPEG'),
      prompt: 'A lake',
    });
    assert.equal(uri.path, workspaceFile('pictures/A lake (1).JPEG').path);
    assert.equal(sniff(await read(uri))?.mime, 'image/jpeg');
    const { uri: other } = await vscode.commands.executeCommand<CommandResult>('nanoBanana.generateLinkedImage', {
      file: workspaceFile('pictures/lake.webp'),
      prompt: 'A lake',
    });
    assert.equal(sniff(await read(other))?.mime, 'image/webp');
  });
});
