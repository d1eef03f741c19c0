import type { CommandType } from '../../core/talk/command';
import { commandName } from '../../core/talk/commandnames';
import { motionActions } from '../../core/talk/roomactions';
import { mySeat } from '../../core/talk/selectors';
import type { MessageKey } from '../../core/words';
import { ActButton } from '../../ui/bridge/act';
import { useTalkView } from '../../ui/bridge/talk';
import { useTell } from '../../ui/bridge/telling';
import { useText } from '../../ui/bridge/text';
import { MotionLine, MotionPlace } from '../../ui/Motion';

const SHORT: Readonly<Partial<Record<CommandType, MessageKey>>> = {
  AgreeToMotion: 'motion.short-agree',
  DeclineMotion: 'motion.short-decline',
  WithdrawMotion: 'motion.short-withdraw',
};

/** What the heads propose to each other while nobody presides; everybody sees it, and the other head answers. */
export function Motions() {
  const text = useText();
  const tell = useTell();
  const view = useTalkView();
  const me = mySeat(view);
  return (
    <MotionPlace label={text('motion.title')}>
      {view.motions.open.map((motion) => (
        <MotionLine
          key={motion.number}
          number={motion.number}
          what={tell(commandName(motion.command))}
          by={
            motion.movedBy === me.delegation && me.role === 'HEAD'
              ? text('motion.yours')
              : tell({ key: 'motion.of', values: { delegation: { delegation: motion.movedBy } } })
          }
        >
          {me.role === 'HEAD' &&
            motionActions(view, motion).map((one) => {
              const short = SHORT[one.command.type];
              return <ActButton key={one.id} action={one} {...(short && { short })} />;
            })}
        </MotionLine>
      ))}
    </MotionPlace>
  );
}
