import * as vscode from 'vscode';
import type { ReportsApi } from '../../protocol/api/reports.ts';
import type { Served } from '../../protocol/rpc.ts';
import { libraryLimits } from '../../settings.ts';
import { parseInput } from '../../studio/requests/parseInput.ts';
import { timeSpan } from '../../studio/requests/reports.ts';
import { storageSnapshot } from '../../studio/storage.ts';
import { usageSnapshot } from '../../studio/usage.ts';
import { usageCsv } from '../../studio/usageCsv.ts';
import { saveFile } from '../saveFile.ts';
import type { Page } from './page.ts';

export const reportCalls = ({ app: { studio }, library }: Page): Served<ReportsApi> => ({
  usage: (span) => usageSnapshot(studio, parseInput(timeSpan, span)),
  async exportUsage() {
    const lines = await (await library).usage.lines();
    const file = await saveFile('nano-banana-usage.csv', { CSV: ['csv'] }, await usageCsv(lines));
    if (file) vscode.window.setStatusBarMessage(`${lines.length} requests exported.`, 5000);
  },
  storage: () => storageSnapshot(studio, libraryLimits()),
});
