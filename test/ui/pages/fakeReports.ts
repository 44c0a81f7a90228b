import type { ReportsApi } from '../../../src/protocol/api/reports.ts';
import type { TemplatesApi } from '../../../src/protocol/api/templates.ts';
import { StudioError } from '../../../src/protocol/failure.ts';
import type { Served } from '../../../src/protocol/rpc.ts';
import { builtInTemplates } from '../../../src/protocol/templates/builtInTemplates.ts';
import type { ReportScenario } from './reportScenarios.ts';
import { sampleStorage, sampleUsage } from './sampleReports.ts';

type ReportCalls = Served<ReportsApi & TemplatesApi>;

/** The host's side of usage, storage and templates. */
export function playReports({
  usage = sampleUsage,
  storage = sampleStorage,
  templates = [],
  reportFails,
}: ReportScenario): ReportCalls {
  let own = templates;
  let made = 0;
  const answer = <Value>(value: Value): Value => {
    if (reportFails)
      throw new StudioError({ kind: 'storage', message: 'The library could not be read: the disk is gone.' });
    return value;
  };
  return {
    usage: (span) => answer(usage(span)),
    exportUsage: () => undefined,
    storage: () => answer(storage),
    listTemplates: () => answer([...builtInTemplates, ...own]),
    createTemplate(template) {
      const created = { ...template, id: `made-${++made}`, source: 'own' } as const;
      own = [...own, created];
      return created;
    },
    updateTemplate(id, template) {
      own = own.map((old) => (old.id === id ? { ...template, id, source: 'own' } : old));
    },
    deleteTemplate(id) {
      own = own.filter((old) => old.id !== id);
    },
    importTemplates: () => '3 templates imported; 1 was there already.',
    exportTemplates: () => undefined,
    useTemplate: () => undefined,
  };
}
