import { useIntl } from 'react-intl';
import { whyNotDo } from '../../core/talk/actions';
import { paperPath } from '../../core/talk/papers';
import { putPaper, withdrawPaper } from '../../core/talk/roomactions';
import { delegationOf, mySeat } from '../../core/talk/selectors';
import type { Document } from '../../core/talk/terms';
import { Acts } from '../../ui/Act';
import { Block, BlockText, Board, LeadingBlock } from '../../ui/Board';
import { ActButton } from '../../ui/bridge/act';
import { useTalkView } from '../../ui/bridge/talk';
import { useTell } from '../../ui/bridge/telling';
import { useText, useWorded } from '../../ui/bridge/text';
import { PaperRow, PaperRows } from '../../ui/Paper';
import { sizeText } from './size';

/** The papers before each item: whose they are, opening them, putting one there, taking one's own back. */
export function PapersPanel() {
  const text = useText();
  const worded = useWorded();
  const view = useTalkView();
  const { items } = view.agenda;
  return (
    <Board>
      <LeadingBlock>
        <Acts>
          <ActButton action={putPaper(view)} />
        </Acts>
      </LeadingBlock>
      {items.map(({ plan, documents }, index) => (
        <Block key={plan.id} title={`${index + 1} · ${worded(plan.title)}`}>
          {documents.length === 0 ? (
            <BlockText>{text('papers.empty')}</BlockText>
          ) : (
            <PaperRows label={worded(plan.title)}>
              {documents.map((paper) => (
                <Row key={paper.id} item={plan.id} paper={paper} />
              ))}
            </PaperRows>
          )}
        </Block>
      ))}
    </Board>
  );
}

function Row({ item, paper }: { item: string; paper: Document }) {
  const text = useText();
  const tell = useTell();
  const worded = useWorded();
  const intl = useIntl();
  const view = useTalkView();
  const from = paper.from === undefined ? null : delegationOf(view, paper.from);
  const withdraw = withdrawPaper(item, paper.id);
  // Taking back what is another side's is no action that waits for its moment: it is never possible.
  const never = whyNotDo(view, withdraw)?.reason === 'refusal.not-yours';
  return (
    <PaperRow
      id={paper.id}
      title={worded(paper.title)}
      below={[
        from === null
          ? text('papers.of-secretariat')
          : tell({ key: 'papers.of', values: { delegation: { delegation: from.id } } }),
        sizeText(intl, paper.sizeBytes),
      ]}
      href={paperPath(view.talk, mySeat(view).id, paper.sha256)}
      open={text('papers.short-open')}
      openLabel={text('papers.open', { paper: worded(paper.title) })}
    >
      {!never && <ActButton action={withdraw} kind="quiet" short="papers.short-withdraw" />}
    </PaperRow>
  );
}
