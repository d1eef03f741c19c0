import { returnToRecord } from '../../core/talk/roomactions';
import { ActButton } from '../../ui/bridge/act';
import { useText } from '../../ui/bridge/text';
import { Seal } from '../../ui/Sealed';

/** The band of talks off the record: impossible to miss, in colour, shape and words, with what has stopped. */
export function OffRecordSeal() {
  const text = useText();
  return (
    <Seal
      id="off-record"
      title={text('offrecord.title')}
      meaning={text('offrecord.meaning')}
      stoppedLabel={text('offrecord.stopped')}
      stopped={[
        text('offrecord.stopped-record'),
        text('offrecord.stopped-floor'),
        text('offrecord.stopped-clocks'),
        text('offrecord.stopped-press'),
      ]}
    >
      <ActButton action={returnToRecord} />
    </Seal>
  );
}
