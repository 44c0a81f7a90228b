import { closeNotice, holdNotice, notice, releaseNotice } from '../state/notices.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import './NoticeBar.css';
import { StepButton } from './StepButton.tsx';

/** Floats over the foot of the page, so that nothing moves. Said aloud by the Announcer. */
export function NoticeBar() {
  const shown = notice.value;
  if (!shown) return null;
  const { text, tone, action, next } = shown;
  return (
    <section
      class={`notice notice-${tone}`}
      aria-label="Message"
      onMouseEnter={holdNotice}
      onMouseLeave={releaseNotice}
      onFocusIn={holdNotice}
      onFocusOut={releaseNotice}
    >
      <p>{text}</p>
      {action && <Button onPress={action.run}>{action.label}</Button>}
      {next && next.do !== 'retry' && <StepButton step={next} />}
      <IconButton icon="close" label="Close Message" onPress={closeNotice} />
    </section>
  );
}
