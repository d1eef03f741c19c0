import type { ReactNode } from 'react';
import { type ProblemId, threeParts } from '../core/problem';
import type { MessageKey } from '../core/words';
import { useText } from './bridge/text';
import styles from './Notice.module.css';

/** `calm`: a statement. `attention`: something to do. `plain`: part of a page's own text. */
type Tone = 'calm' | 'attention' | 'plain';

interface NoticeProps {
  what: string;
  works: string;
  todo: string;
  tone?: Tone;
  /** Said by screen readers as it appears. */
  spoken?: boolean;
  id?: string;
  children?: ReactNode;
}

/** A message to a person, always in three parts: what happened, what still works, what to do. */
export function Notice({ what, works, todo, tone = 'attention', spoken = false, id, children }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} data-notice={id} role={spoken ? 'status' : undefined}>
      <div className={styles.text}>
        <p className={styles.what}>{what}</p>
        <p>{works}</p>
        <p>{todo}</p>
      </div>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

interface ProblemNoticeProps {
  problem: ProblemId;
  tone?: Tone;
  spoken?: boolean;
  children?: ReactNode;
}

export function ProblemNotice({ problem, ...rest }: ProblemNoticeProps) {
  const text = useText();
  const parts = threeParts(problem);
  return <Notice id={problem} what={text(parts.what)} works={text(parts.works)} todo={text(parts.todo)} {...rest} />;
}

/** One quiet line, for what needs no action. */
export function Hint({ text: key }: { text: MessageKey }) {
  return <p className={styles.hint}>{useText()(key)}</p>;
}
