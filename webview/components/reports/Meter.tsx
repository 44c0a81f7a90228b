import './Meter.css';

interface MeterProps {
  /** 0 to 1. */
  readonly share: number;
  readonly over?: boolean;
}

/** A thin bar that fills; decoration beside the words that say the same. */
export function Meter({ share, over = false }: MeterProps) {
  return <div class={over ? 'meter meter-over' : 'meter'} aria-hidden="true" style={{ '--share': String(share) }} />;
}
