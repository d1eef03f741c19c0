import { useIntl } from 'react-intl';
import { type Invitation, type Scope, seatCalendarPath } from '../../core/prepare/client';
import type { SeatDraft } from '../../core/prepare/draft';
import { validOf } from '../../core/prepare/wording';
import { useText } from '../../ui/bridge/text';
import { Deed, Part, Row, Rows } from '../../ui/Desk';
import { CopyLine, Links, Together } from '../../ui/Lines';
import { useSetup } from './setup';

/** The links by which people come to their seats. */
export function InvitationsPart() {
  const text = useText();
  const { draft } = useSetup();
  return (
    <Part title={text('prepare.part.invitations')} hint={text('prepare.part.invitations-hint')}>
      <Rows label={text('prepare.part.invitations')}>
        {draft.seats.map((seat) => (
          <InvitationRow key={seat.id} seat={seat} />
        ))}
      </Rows>
    </Part>
  );
}

function InvitationRow({ seat }: { seat: SeatDraft }) {
  const text = useText();
  const { draft, state, say, isOpen, toggle, work, over } = useSetup();
  const at = `invitations.${seat.id}`;
  const side = draft.delegations.findIndex((one) => one.id === seat.delegation);
  const sideName = say(draft.delegations[side]?.name ?? {});
  const name = [say(seat.office) || text('prepare.unnamed'), sideName].filter(Boolean).join(' · ');
  const saved = state.answer?.state.seats.attendees.some((one) => one.seat.id === seat.id) === true;
  const mine = state.invitations.filter((one) => one.seat === seat.id);
  const links = state.links.filter((one) => one.invitation.seat === seat.id);
  const why = over ? text('prepare.why.over') : saved ? undefined : text('prepare.why.seat-new');
  const announced = state.answer?.state.preparation.announcement !== undefined;
  const calendar = {
    label: text('prepare.invite.calendar', { seat: name }),
    href: seatCalendarPath(work.talk, seat.id),
  };
  const invite = (scope: Scope) => why === undefined && void work.invite(seat.id, scope);
  return (
    <Row
      id={at}
      title={name}
      below={text('prepare.invite.valid', { count: validOf(state.invitations, seat.id).length })}
      side={side}
      open={isOpen(at)}
      onToggle={() => toggle(at)}
    >
      <Together>
        <Deed name="invite-talk" label={text('prepare.invite.talk')} reason={why} onPress={() => invite('TALK')} />
        <Deed
          name="invite-sitting"
          label={text('prepare.invite.sitting')}
          reason={why}
          onPress={() => invite('SITTING')}
        />
      </Together>
      {links.map(({ invitation, link }) => (
        <CopyLine
          key={invitation.id}
          label={text('prepare.invite.link', { seat: name })}
          hint={text('prepare.invite.once')}
          text={link}
          copyLabel={text('prepare.invite.copy')}
          copiedLabel={text('prepare.invite.copied')}
        />
      ))}
      {announced && saved && <Links all={[{ ...calendar, download: `${seat.id}.ics` }]} />}
      {mine.map((one) => (
        <MadeInvitation key={one.id} invitation={one} />
      ))}
    </Row>
  );
}

function MadeInvitation({ invitation }: { invitation: Invitation }) {
  const text = useText();
  const intl = useIntl();
  const { work } = useSetup();
  const moment = (millis: number) =>
    intl.formatDate(millis, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' });
  const { scope, createdMillis, revokedMillis } = invitation;
  const date = moment(createdMillis);
  return (
    <Together>
      <span>
        {text(scope === 'TALK' ? 'prepare.invite.made-talk' : 'prepare.invite.made-sitting', { date })}
        {revokedMillis !== undefined && ` · ${text('prepare.invite.revoked', { date: moment(revokedMillis) })}`}
      </span>
      {revokedMillis === undefined && (
        <Deed
          name="revoke"
          label={text('prepare.invite.revoke', { date })}
          onPress={() => void work.revoke(invitation.id)}
        />
      )}
    </Together>
  );
}
