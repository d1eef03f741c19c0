import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button';
import { useText } from '../ui/bridge/text';
import { ProblemNotice } from '../ui/Notice';
import { Heading } from '../ui/Page';
import { PaperPage } from './PaperPage';

/** Catches a fault of our own in a view, so that the person is left with a way back and not with an empty page. */
export class Mishap extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <FailedPage /> : this.props.children;
  }
}

/** By now the room's own view is gone, and with it the connection: nobody sends a picture that they cannot stop. */
function FailedPage() {
  const text = useText();
  return (
    <PaperPage>
      <Heading title={text('product.name')} arrival />
      <ProblemNotice problem="page-failed" />
      <div>
        <Button kind="primary" name="reload" onPress={() => location.reload()}>
          {text('action.reload')}
        </Button>
      </div>
    </PaperPage>
  );
}
