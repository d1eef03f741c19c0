package hiwar.room.room;

import hiwar.room.id.RequestId;
import hiwar.room.id.TalkSessionId;
import hiwar.room.stage.Desk;
import hiwar.room.stage.TalkFrame;
import hiwar.room.stage.TalkInput;
import hiwar.room.stage.TalkOutputs;
import hiwar.talks.id.TalkId;
import hiwar.talks.record.Recorded;
import hiwar.talks.talk.Talk;
import hiwar.talks.view.Proceedings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what talks let out; what they want stored is stored as soon as somebody asks for it. */
final class TalkRecorder implements TalkOutputs {
    final Map<TalkSessionId, List<String>> frames = new LinkedHashMap<>();
    final Map<TalkSessionId, Integer> hungUp = new LinkedHashMap<>();
    final Map<RequestId, TalkFrame> answers = new LinkedHashMap<>();
    final Map<TalkId, Talk> published = new LinkedHashMap<>();
    final List<TalkId> closed = new ArrayList<>();
    /** Everything that was stored. */
    final List<Recorded> disk = new ArrayList<>(Desk.lines());
    /** The next frame for a talk's connection throws, as a bug would. */
    boolean breaking;

    private final Deque<ShardInput> batches = new ArrayDeque<>();

    /** The next thing that the disk has to say; null when it has nothing. */
    @Nullable
    ShardInput stored() {
        return batches.poll();
    }

    @Override
    public void tell(TalkSessionId session, String frame) {
        if (breaking) {
            breaking = false;
            throw new IllegalStateException("broken on purpose");
        }
        frames.computeIfAbsent(session, ignored -> new ArrayList<>()).add(frame);
    }

    @Override
    public void hangUp(TalkSessionId session, int code, String reason) {
        hungUp.put(session, code);
    }

    @Override
    public void answer(RequestId request, TalkFrame answer) {
        answers.put(request, answer);
    }

    @Override
    public void store(TalkId talk, int era, List<Recorded> lines) {
        disk.addAll(lines);
        batches.add(new ShardInput.Talk(new TalkInput.Stored(talk, era)));
    }

    @Override
    public void published(Talk talk, Proceedings proceedings) {
        published.put(talk.id(), talk);
    }

    @Override
    public void closed(TalkId talk) {
        closed.add(talk);
    }
}
