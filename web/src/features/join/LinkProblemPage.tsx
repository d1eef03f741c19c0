import type { ProblemId } from '../../core/problem';
import { useText } from '../../ui/bridge/text';
import { ProblemNotice } from '../../ui/Notice';
import { Heading } from '../../ui/Page';

/** Shown instead of the join page when the link says nothing that can be read. */
export function LinkProblemPage({ problem }: { problem: ProblemId }) {
  const text = useText();
  return (
    <>
      <Heading title={text('page.join-title')} />
      <ProblemNotice problem={problem} />
    </>
  );
}
