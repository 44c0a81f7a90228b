import type { StorageSnapshot, UsageSnapshot } from '../../../src/protocol/api/reports.ts';
import type { PromptTemplate } from '../../../src/protocol/templates/template.ts';
import { emptyStorage, emptyUsage, sampleStorage, sampleUsage } from './sampleReports.ts';
import type { Scenario } from './scenarios.ts';

/** What the host answers to the pages of figures and templates. */
export interface ReportScenario {
  readonly usage?: (span: { readonly from: number; readonly to: number }) => UsageSnapshot;
  readonly storage?: StorageSnapshot;
  /** Beside the built-in ones. */
  readonly templates?: readonly PromptTemplate[];
  readonly reportFails?: boolean;
}

const own: PromptTemplate = {
  id: 'own-1',
  source: 'own',
  name: 'Version banner',
  category: 'Project pages',
  description: 'The picture above the notes of a release.',
  aspectRatio: '21:9',
  template:
    'A wide banner for version {version} of a tool for {audience=people who write parsers}. {motif=A kite over a harbour}, flat shapes, {colours=coral and deep teal}, no text but "{version}".',
};
const workspace: PromptTemplate = {
  ...own,
  id: 'workspace-1',
  source: 'workspace',
  name: 'Team avatar',
  category: 'House style',
};
const templates = [own, workspace];
const saved = { chosen: own.id, values: { [own.id]: { version: '4.2', audience: 'compiler people' } } };
const written = {
  original: { name: '', category: 'Project pages', template: '' },
  template: { name: 'Sticker set', category: 'House style', template: 'A sheet of {count=nine} stickers of {animal' },
};

export const reportScenarios: Readonly<Record<string, Scenario>> = {
  usage: { page: 'usage' },
  usageQuarter: { page: 'usage', saved: { span: 'ninetyDays' }, usage: (span) => sampleUsage(span, 4) },
  usageAll: { page: 'usage', saved: { span: 'all' }, usage: (span) => sampleUsage(span, 0) },
  usageEmpty: { page: 'usage', saved: { span: 'all' }, usage: () => emptyUsage() },
  usageFails: { page: 'usage', reportFails: true },
  storage: { page: 'storage', storage: sampleStorage },
  storageEmpty: { page: 'storage', storage: emptyStorage },
  templates: { page: 'templates', templates },
  templateOwn: { page: 'templates', templates, saved },
  templateNeedy: { page: 'templates', templates, saved: { chosen: own.id } },
  templateForm: { page: 'templates', templates, saved: { draft: written } },
  templatesNone: { page: 'templates', templates, saved: { search: 'zeppelin' } },
};
