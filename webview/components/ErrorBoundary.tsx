import { Component, type ComponentChildren } from 'preact';
import { start } from '../state/hostState.ts';
import { Trouble } from './Trouble.tsx';

/** A page that broke says so and can be started anew; what was typed and every image are kept elsewhere. */
export class ErrorBoundary extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Trouble
        message="This page ran into a mistake of ours. Your prompt and your images are safe."
        way="Reload"
        onPress={() => {
          start();
          this.setState({ broken: false });
        }}
      />
    );
  }
}
