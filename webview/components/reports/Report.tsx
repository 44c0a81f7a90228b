import type { ComponentChildren } from 'preact';
import { startFailure } from '../../state/hostState.ts';
import type { Loaded } from '../../state/loaded.ts';
import './Report.css';
import { PageTrouble } from '../PageTrouble.tsx';

interface ReportProps<Value> {
  readonly title: string;
  readonly of: Loaded<Value>;
  readonly children: (value: Value) => ComponentChildren;
}

/** A page of figures: what the host answered, the room for it before that, or why there is no answer. */
export function Report<Value>({ title, of: { value, failure, reload }, children }: ReportProps<Value>) {
  const trouble = startFailure.value ?? failure.value;
  return (
    <main class="report">
      <h1 class="unseen">{title}</h1>
      <PageTrouble failure={failure.value} reload={reload} />
      {value.value !== undefined ? children(value.value) : !trouble && <Skeleton />}
    </main>
  );
}

interface SectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

export function Section({ title, children }: SectionProps) {
  return (
    <section class="report-section" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface FigureProps {
  readonly caption: string;
  readonly figure: string;
  readonly children?: ComponentChildren;
}

/** The one number that the page is about. */
export function Figure({ caption, figure, children }: FigureProps) {
  return (
    <section aria-label={caption}>
      <p class="quiet">{caption}</p>
      <p class="report-figure">{figure}</p>
      {children}
    </section>
  );
}

function Skeleton() {
  return (
    <div class="report-skeleton" role="progressbar" aria-label="Reading the library">
      <div />
      <div />
      <div />
    </div>
  );
}
