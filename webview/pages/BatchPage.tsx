import { BatchOverview } from '../components/batches/BatchOverview.tsx';
import { BatchPlanView } from '../components/batches/BatchPlanView.tsx';
import { BatchView } from '../components/batches/BatchView.tsx';
import { subject } from '../host.ts';

/** All batches; one of them; or a list that is to become one: src/tabs/batchTabs.ts names the subjects. */
export function Page() {
  if (subject === '') return <BatchOverview />;
  return /^(new|list):/.test(subject) ? <BatchPlanView /> : <BatchView />;
}
