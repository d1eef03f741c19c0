package hiwar.sim.talk;

import hiwar.room.id.RequestId;
import hiwar.room.id.TalkSessionId;
import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkOutputs;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;
import java.util.List;

/** Passes on what a shard says; whoever extends it breaks one thing. */
class Passing implements TalkOutputs {
    final TalkOutputs to;

    Passing(TalkOutputs to) {
        this.to = to;
    }

    @Override
    public void tell(TalkSessionId session, String frame) {
        to.tell(session, frame);
    }

    @Override
    public void hangUp(TalkSessionId session, int code, String reason) {
        to.hangUp(session, code, reason);
    }

    @Override
    public void answer(RequestId request, TalkFrame answer) {
        to.answer(request, answer);
    }

    @Override
    public void store(TalkId talk, int era, List<Recorded> lines) {
        to.store(talk, era, lines);
    }

    @Override
    public void published(Talk talk, Proceedings proceedings) {
        to.published(talk, proceedings);
    }

    @Override
    public void closed(TalkId talk) {
        to.closed(talk);
    }
}
